import { expect, test } from 'vitest'
import type { Item } from '#core/ports.ts'
import { keys } from '#core/records/keys.ts'
import type { Notice } from '#core/records/notice.ts'
import { confirmed, notices } from '../../support/story.ts'
import { type World, world } from '../../support/world.ts'

/** A version that sent by every way wrote one notice for each, and said nothing of an occasion. */
async function twins(): Promise<World> {
  const w = await world()
  await confirmed(w)
  const items = w.items().flatMap((item): Item[] => {
    const notice = item as unknown as Notice
    if (item['kind'] !== 'notice' || notice.template !== 'reminder-day') return [item]
    const { occasion: _occasion, ...before } = notice
    const id = notice.id.replace(/-1$/, '-2')
    return [before, { ...before, ...keys.notice(notice.org, notice.requestId, id), id, channel: 'email' }] as unknown as Item[]
  })
  w.ports.table.restore({ ...w.ports.table.snapshot(), items })
  return w
}

test('of two that say the same one goes, and the other is replaced', async () => {
  const w = await twins()
  await w.passTo('2026-11-24T12:00:00.000Z')
  const how = notices(w)
    .filter(({ template }) => template === 'reminder-day')
    .map(({ channel, state, suppressedFor }) => `${channel} ${suppressedFor ?? state}`)
  expect(how.toSorted()).toEqual(['email replaced', 'sms sent'])
})
