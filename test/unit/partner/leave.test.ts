import { describe, expect, it, test } from 'vitest'
import { pausePartner, resumePartner } from '#core/partner/pause.ts'
import { changePartner } from '#core/partner/change.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { unsound } from '../../support/soundness.ts'
import { cardOf, diaryOf, meetingOf, requests, sent, view } from '../../support/story.ts'
import { ok } from '../../support/world.ts'
import { type Busy, busyPartner } from './busy.ts'

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
    expect(sent(w, 'cancelled').filter((one) => one.subject.sk === `MEET#${id}`)).toHaveLength(2)
    expect(sent(w, 'partner-gone').filter((one) => one.subject.sk === `MEET#${id}`)).toHaveLength(1)
  }
  expect(sent(w, 'released')).toHaveLength(2)
  expect(sent(w, 'offer-withdrawn')).toHaveLength(4)
  expect(unsound(w)).toEqual([])
}

describe('a partner with four bookings, two questions and a held seat', () => {
  it('takes a break without an end: everything goes back', async () => {
    const busy = await busyPartner()
    ok(await pausePartner(busy.w.partner(busy.partnerId), busy.partnerId))
    await busy.w.settle()
    await expectHandedBack(busy)
    expect(cardOf(busy.w, busy.partnerId)).toMatchObject({ state: 'paused', waitsFor: 'nothing' })
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
    expect(cardOf(w, partnerId)).toMatchObject({ state: 'active', waitsFor: 'nothing' })
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
  expect(cardOf(w, partnerId)).toMatchObject({ waitsFor: 'nothing', attempts: 0 })
  expect(await meetingOf(w, near)).toMatchObject({ waitsFor: 'outcome', partnerId })
})

test('back before the hand-back began: nothing was lost', async () => {
  const { w, partnerId } = await busyPartner()
  const before = diaryOf(w, partnerId)
  ok(await changePartner(w.coordinator(), partnerId, { state: 'paused' }))
  ok(await changePartner(w.coordinator(), partnerId, { state: 'active' }))
  await w.settle()
  expect(diaryOf(w, partnerId).bookings).toEqual(before.bookings)
})

test('a second break does not remember when the first one ended', async () => {
  const { w, partnerId } = await busyPartner()
  ok(await pausePartner(w.partner(partnerId), partnerId, { until: '2026-11-25' }))
  ok(await changePartner(w.coordinator(), partnerId, { state: 'active' }))
  await w.pass({ days: 3 })
  ok(await changePartner(w.coordinator(), partnerId, { state: 'paused' }))
  await w.settle()
  expect(cardOf(w, partnerId)).toMatchObject({ state: 'paused', waitsFor: 'nothing' })
  expect(diaryOf(w, partnerId)).toMatchObject({ bookings: [{ start: '2026-11-24T16:00:00.000Z' }], families: [] }) // the one to be closed
})

test('who resumes is asked again at once about what nobody could take', async () => {
  const busy = await busyPartner()
  const { w, partnerId, near } = busy
  ok(await pausePartner(w.partner(partnerId), partnerId))
  await w.settle()
  ok(await resumePartner(w.partner(partnerId), partnerId))
  await w.settle()
  expect(cardOf(w, partnerId)).toMatchObject({ state: 'active' })
  for (const id of [near.split('.')[0]!, busy.other.split('.')[0]!, ...busy.open])
    expect(stateOf(busy, id)).toMatchObject({ state: 'offered' })
  expect(unsound(w)).toEqual([])
})
