import { expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'

const mails = async (count: number, days: number, urgency: string) => {
  const w = await world()
  for (let n = 0; n < count; n++) ok(await ask(w.worker(), aRequest({ urgency, windows: [], needBy: undefined })))
  await w.settle()
  await w.pass({ days })
  return w.ports.mail.handed.filter(({ to }) => to === 'koordinaattori@example.fi')
}

test('eight matters that wait for eight days are new in one digest, and in the next once their promised time has passed', async () => {
  const handed = await mails(8, 8, 'routine')
  expect(handed.map(({ subject }) => subject)).toEqual(['Avoimet asiat: 8 uutta', 'Avoimet asiat: 8 myöhässä tai kiireistä'])
})

test('an urgent one is mailed at once by its reference, and from the next working day stands in the digest as late', async () => {
  const handed = await mails(1, 3, 'urgent')
  expect(handed.map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^CL-[A-Z0-9]{6}: Yksi asia odottaa sinua$/),
    expect.stringMatching(/^CL-[A-Z0-9]{6}: Sopivaa ei ole löytynyt\.$/),
    expect.stringMatching(/^CL-[A-Z0-9]{6}: Sopivaa ei ole löytynyt\.$/),
    expect.stringMatching(/^CL-[A-Z0-9]{6}: Sopivaa ei ole löytynyt\.$/),
  ])
})
