import { isRefusal } from '#core/refusal.ts'
import { describe, expect, it, test } from 'vitest'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { changePartner } from '#core/partner/change.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { unsound } from '../../support/soundness.ts'
import { cardOf, confirmed, diaryOf, further, type Life, meetingOf, meetings, requests, sent, view } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'
import { type Busy, busyPartner } from './busy.ts'
import type { Call } from '#core/commit/call.ts'
import { aPartner } from '../../support/tenant.ts'

const EMPTY = { bookings: [], holds: [], families: [] }
const stateOf = ({ w }: Busy, id: string) => requests(w).find((one) => one.id === id)

/** Each meeting re-offered or owned by somebody; nobody left without word. */
async function expectHandedBack(busy: Busy): Promise<void> {
  const { w, partnerId, near, far, later, other, held, open } = busy
  expect(diaryOf(w, partnerId)).toMatchObject(EMPTY)
  expect(await meetingOf(w, near)).toMatchObject({ waitsFor: 'late-choice', owner: 'worker', partnerId: null })
  for (const id of [far, later, other]) expect(await meetingOf(w, id)).toMatchObject({ waitsFor: 'partner', partnerId: null })
  for (const id of [near.split('.')[0]!, other.split('.')[0]!, held, ...open]) {
    expect(stateOf(busy, id)).toMatchObject({ state: 'open', waitsFor: 'coordinator', owner: 'coordinator', taken: [] })
  }
  for (const id of [near, far, later, other]) {
    const told = sent(w, 'cancelled').filter((one) => one.subject.sk === `MEET#${id}` && one.facts.told !== 'calendar')
    expect(told).toHaveLength(1)
    expect(sent(w, 'partner-gone').filter((one) => one.subject.sk === `MEET#${id}`)).toHaveLength(1)
  }
  expect(sent(w, 'released')).toHaveLength(1)
  expect(sent(w, 'offer-withdrawn')).toHaveLength(2)
  expect(unsound(w)).toEqual([])
}

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

describe('a partner with four bookings, two questions and a held seat', () => {
  it('takes a break without an end: everything goes back', async () => {
    const busy = await busyPartner()
    ok(await pausePartner(busy.w.partner(busy.partnerId), busy.partnerId))
    await busy.w.settle()
    await expectHandedBack(busy)
    expect(cardOf(busy.w, busy.partnerId)).toMatchObject({ state: 'paused', waitsFor: 'ending', owner: 'system' })
  })

  it('leaves for good: everything goes back', async () => {
    const busy = await busyPartner()
    ok(await changePartner(busy.w.coordinator(), busy.partnerId, { state: 'exited' }))
    await busy.w.settle()
    await expectHandedBack(busy)
    expect(cardOf(busy.w, busy.partnerId)).toMatchObject({ state: 'exited', waitsFor: 'nothing' })
  })

  it('takes a break until a date: what falls before it goes back, relationships and later times stay', async () => {
    const busy = await busyPartner()
    const { w, partnerId, near, far, later, other } = busy
    ok(await pausePartner(w.partner(partnerId), partnerId, { until: '2026-12-03' }))
    await w.settle()
    expect(await meetingOf(w, near)).toMatchObject({ waitsFor: 'late-choice', partnerId: null })
    for (const id of [far, other])
      expect(await meetingOf(w, id)).toMatchObject({ waitsFor: 'arrange', owner: 'worker', partnerId: null })
    expect(await meetingOf(w, later)).toMatchObject({ waitsFor: 'start', partnerId })
    expect(diaryOf(w, partnerId)).toMatchObject({
      bookings: [{ meetingId: later }],
      holds: [],
      families: [near.split('.')[0], other.split('.')[0]],
    })
    expect(stateOf(busy, busy.open[0]!)).toMatchObject({ state: 'open', waitsFor: 'coordinator' }) // asked on at once
    expect(unsound(w)).toEqual([])
    await w.passTo('2026-12-03T22:05:00.000Z')
    expect(cardOf(w, partnerId)).toMatchObject({ state: 'active', waitsFor: 'ending', owner: 'system' })
  })

  it('withdraws from one request: only that goes back', async () => {
    const busy = await busyPartner()
    const { w, partnerId, near, far, later, other } = busy
    const requestId = near.split('.')[0]!
    ok(await withdrawFromRequest(w.partner(partnerId), requestId))
    await w.settle()
    expect(stateOf(busy, requestId)).toMatchObject({ state: 'open', refusedPartners: [partnerId], taken: [] })
    for (const id of [far, later]) expect(await meetingOf(w, id)).toMatchObject({ waitsFor: 'partner', owner: 'system' })
    expect(await meetingOf(w, other)).toMatchObject({ waitsFor: 'start', partnerId })
    expect(diaryOf(w, partnerId).bookings.map((one) => one.meetingId)).toEqual([other])
    expect(unsound(w)).toEqual([])
  })
})

test('a partner takes back a yes that still waits for its worker, who hears it', async () => {
  const { w, partnerId, held } = await busyPartner()
  ok(await withdrawFromRequest(w.partner(partnerId), held))
  await w.settle()
  expect((await view(w, held)).request).toMatchObject({ state: 'open', taken: [], refusedPartners: [partnerId] })
  expect(sent(w, 'partner-gone')).toHaveLength(1)
})

test('a meeting that waits for its outcome does not hold up a break', async () => {
  const { w, partnerId, near } = await busyPartner()
  await w.passTo('2026-11-24T18:30:00.000Z')
  ok(await pausePartner(w.partner(partnerId), partnerId))
  await w.settle()
  expect(cardOf(w, partnerId)).toMatchObject({ waitsFor: 'ending', attempts: 0 })
  expect(await meetingOf(w, near)).toMatchObject({ waitsFor: 'outcome', partnerId })
})

test('who leaves by a form that carries a key has left with every meeting, not only the first five', async () => {
  const { w, life, leaving } = await aDozen()
  expect(ok(await withdrawFromRequest(leaving, life.requestId))).toMatchObject({ id: life.requestId, taken: [] })
  expect((await view(w, life.requestId)).meetings.filter((one) => one.partnerId !== null)).toEqual([])
  expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [], families: [] })
  await w.settle()
  expect(meetings(w).filter((one) => one.partnerId !== null)).toEqual([])
  expect(unsound(w)).toEqual([])
})

test('the same form again hears that it is done, and does nothing more', async () => {
  const { w, life, leaving } = await aDozen()
  ok(await withdrawFromRequest(leaving, life.requestId))
  const { version } = requests(w)[0]!
  expect(await withdrawFromRequest(leaving, life.requestId)).toEqual({ refused: 'DONE_BEFORE', detail: { id: life.requestId } })
  expect(requests(w)[0]!.version).toBe(version)
})

test('the same form twice at the same moment: both hear that it is done', async () => {
  const { w, life, leaving } = await aDozen()
  const both = await Promise.all([1, 2].map(() => withdrawFromRequest(leaving, life.requestId)))
  expect(both.filter((one) => !isRefusal(one))).toMatchObject([{ id: life.requestId }])
  expect(both.filter(isRefusal)).toEqual([{ refused: 'DONE_BEFORE', detail: { id: life.requestId } }])
  expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [], families: [] })
})
