import { expect, test } from 'vitest'
import type { Call } from '#core/commit/call.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, further, type Life, meetings, requests } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'

/** A relationship with a dozen meetings ahead: more than one commit hands back. */
async function aDozen(): Promise<{ w: World; life: Life; leaving: Call }> {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), {
    capacity: { families: 3, meetingsPerDay: 3, hoursPerMonth: 100, offersPerWeek: 9 },
  })
  const life = await confirmed(w, { partnerId })
  for (let day = 11; day <= 21; day++) await further(w, life, `2026-12-${day}T10:00:00.000Z`)
  return { w, life, leaving: { ...w.partner(partnerId), idempotency: { key: 'nonce', fingerprint: 'body' } } }
}

test('who leaves by a form that carries a key has left with every meeting, not only the first five', async () => {
  const { w, life, leaving } = await aDozen()
  expect(ok(await withdrawFromRequest(leaving, life.requestId))).toMatchObject({ id: life.requestId, taken: [] })
  expect(meetings(w).filter((one) => one.partnerId !== null)).toEqual([])
  expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [], families: [] })
  await w.settle()
  expect(unsound(w)).toEqual([])
})

test('the same form again hears that it is done, and does nothing more', async () => {
  const { w, life, leaving } = await aDozen()
  ok(await withdrawFromRequest(leaving, life.requestId))
  const { version } = requests(w)[0]!
  expect(ok(await withdrawFromRequest(leaving, life.requestId)).id).toBe(life.requestId)
  expect(requests(w)[0]!.version).toBe(version)
})

test('the same form twice at the same moment: both hear that it is done', async () => {
  const { w, life, leaving } = await aDozen()
  const both = await Promise.all([1, 2].map(() => withdrawFromRequest(leaving, life.requestId)))
  expect(both.map((one) => ok(one).id)).toEqual([life.requestId, life.requestId])
  expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [], families: [] })
})
