import { expect, test } from 'vitest'
import { pausePartner } from '#core/partner/pause.ts'
import { unsound } from '../../support/soundness.ts'
import { cardOf, confirmed, further, meetingOf } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

/** Times of 25.11., 1.12. and 8.12.; now is 23.11. */
async function threeTimes() {
  const w = await world()
  const life = await confirmed(w)
  const second = await further(w, life, '2026-12-01T11:30:00.000Z')
  const third = await further(w, life, '2026-12-08T11:30:00.000Z')
  return { w, life, ids: [life.meetingId, second.id, third.id] as const, partner: () => w.partner(life.partnerId) }
}

test('of each agreed time it is said whether it is kept: only the others go back', async () => {
  const { w, life, ids, partner } = await threeTimes()
  const [first, second, third] = ids
  ok(await pausePartner(partner(), life.partnerId, { agreed: { [first]: 'keep', [second]: 'hand-back', [third]: 'keep' } }))
  await w.settle()
  const partners = await Promise.all(ids.map(async (id) => (await meetingOf(w, id)).partnerId))
  expect(partners).toEqual([life.partnerId, null, life.partnerId])
  expect(cardOf(w, life.partnerId)).toMatchObject({ state: 'paused', waitsFor: 'ending', owner: 'system' })
  expect(unsound(w)).toEqual([])
})

test('where nothing is said of agreed times in the break, nothing is done, and the field is named', async () => {
  const { w, life, ids, partner } = await threeTimes()
  expect(await pausePartner(partner(), life.partnerId, {})).toEqual({
    refused: 'INVALID',
    fields: [{ path: 'agreed', code: 'CHOICE_NEEDED' }],
  })
  const said = { [ids[0]]: 'keep', [ids[1]]: 'keep' }
  expect(await pausePartner(partner(), life.partnerId, { agreed: said })).toEqual({
    refused: 'INVALID',
    fields: [{ path: `agreed.${ids[2]}`, code: 'CHOICE_NEEDED' }],
  })
  expect(cardOf(w, life.partnerId).state).toBe('active')
})

test('nothing need be said of times after the break, nor where there are none', async () => {
  const { w, life, partner, ids } = await threeTimes()
  ok(await pausePartner(partner(), life.partnerId, { until: '2026-11-24' }))
  await w.settle()
  expect((await meetingOf(w, ids[0])).partnerId).toBe(life.partnerId)
})
