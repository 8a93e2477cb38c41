import { expect, test } from 'vitest'
import { afterLease } from '#core/notice/mark.ts'
import { sendNotice } from '#core/notice/send.ts'
import type { Change } from '#core/commit/work.ts'
import { ask } from '#core/request/ask.ts'
import { confirmed, notices } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'

test('a wake-up for a message whose time has not come sends nothing', async () => {
  const w = await world()
  await confirmed(w)
  const early = notices(w).find((one) => one.state === 'waiting')!
  const handed = w.ports.sms.handed.length + w.ports.mail.handed.length
  await sendNotice(w.ports, early)
  expect(notices(w).find((one) => one.id === early.id)).toEqual(early)
  expect(w.ports.sms.handed.length + w.ports.mail.handed.length).toBe(handed)
})

test('nor does a second one for a message that has gone, or the end of its lease', async () => {
  const w = await world()
  await confirmed(w)
  const gone = notices(w).find((one) => one.state === 'sent')!
  const handed = w.ports.sms.handed.length + w.ports.mail.handed.length
  await sendNotice(w.ports, gone)
  await afterLease(w.ports, gone)
  expect(notices(w).find((one) => one.id === gone.id)).toEqual(gone)
  expect(w.ports.sms.handed.length + w.ports.mail.handed.length).toBe(handed)
})

test('the audit tells that a message was claimed and that it went', async () => {
  const w = await world()
  await aPartner(w.coordinator(), { contactBy: ['sms'] })
  const said: string[] = []
  w.ports.table.subscribe(({ item }) => {
    if (item?.['kind'] === 'event')
      said.push(...(item['changes'] as Change[]).filter((one) => one.kind === 'notice').map(({ what }) => what))
  })
  ok(await ask(w.worker(), aRequest()))
  await w.settle()
  expect(said).toEqual(['notice.due', 'notice.claimed', 'notice.sent'])
})
