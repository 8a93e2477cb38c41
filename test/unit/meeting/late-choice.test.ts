import { describe, expect, it, test } from 'vitest'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { chooseLate } from '#core/meeting/choose-late.ts'
import { decide } from '#core/request/decide.ts'
import { unsound } from '../../support/soundness.ts'
import { aPartner } from '../../support/tenant.ts'
import { confirmed, diaryOf, meetingOf, requests, sent, view } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

/** The partner cancels 23.5 hours before. */
async function cancelledLate() {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-24T12:00:00.000Z')
  ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
  await w.settle()
  return { w, life }
}

describe.each(['same-later', 'without', 'cancel'])('the worker chooses %s', (choice) => {
  it('ends this meeting only, and the history says which it was', async () => {
    const { w, life } = await cancelledLate()
    ok(await chooseLate(w.worker(), life.meetingId, { choice }))
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ state: 'cancelled', due: null })
    expect(
      (await view(w, life.requestId)).history.map((line) => line.what).some((what) => what.includes(`chose-${choice}`)),
    ).toBe(true)
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', taken: [{ partnerId: life.partnerId }] })
    expect(unsound(w)).toEqual([])
  })
})

test('the same partner later: a new time is added as any', async () => {
  const { w, life } = await cancelledLate()
  ok(await chooseLate(w.worker(), life.meetingId, { choice: 'same-later' }))
  ok(await addMeeting(w.worker(), life.requestId, { start: '2026-11-27T10:00:00.000Z', end: '2026-11-27T11:00:00.000Z' }))
  await w.settle()
  expect(diaryOf(w, life.partnerId).bookings).toMatchObject([{ start: '2026-11-27T10:00:00.000Z' }])
})

test('another partner, if the parent agrees: somebody else is asked about that time and takes the meeting over', async () => {
  const { w, life } = await cancelledLate()
  const other = await aPartner(w.coordinator(), { firstName: 'Outi' })
  ok(await chooseLate(w.worker(), life.meetingId, { choice: 'another' }))
  await w.settle()
  const offer = (await view(w, life.requestId)).offers.find((one) => one.state === 'sent')!
  expect(offer).toMatchObject({ partnerId: other, slots: [{ start: '2026-11-25T11:30:00.000Z' }] })
  ok(await answerOffer(w.partner(other), offer.id, { kind: 'accept', start: offer.slots[0]!.start }))
  ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
  await w.settle()
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ partnerId: other, waitsFor: 'start' })
  expect((await view(w, life.requestId)).meetings).toHaveLength(1)
  expect(
    requests(w)[0]!
      .taken.map((seat) => seat.partnerId)
      .toSorted(),
  ).toEqual([life.partnerId, other].toSorted())
  expect(unsound(w)).toEqual([])
})

test('whoever cannot come is not asked about the same time again', async () => {
  const { w, life } = await cancelledLate()
  ok(await chooseLate(w.worker(), life.meetingId, { choice: 'another' }))
  await w.settle()
  expect((await view(w, life.requestId)).offers.filter((one) => one.state === 'sent')).toEqual([])
  expect(requests(w)[0]).toMatchObject({ state: 'open', waitsFor: 'coordinator', owner: 'coordinator' })
})

test('nothing is chosen for a meeting that has its partner, has begun or is cancelled', async () => {
  const w = await world()
  const life = await confirmed(w)
  expect(await chooseLate(w.worker(), life.meetingId, { choice: 'cancel' })).toMatchObject({ refused: 'WRONG_STATE' })
  const late = await cancelledLate()
  await late.w.passTo('2026-11-25T11:30:00.000Z')
  expect(await chooseLate(late.w.worker(), late.life.meetingId, { choice: 'cancel' })).toMatchObject({ refused: 'WRONG_STATE' })
})

test('a choice nobody knows is refused', async () => {
  const { w, life } = await cancelledLate()
  expect(await chooseLate(w.worker(), life.meetingId, { choice: 'whatever' })).toMatchObject({ refused: 'INVALID' })
  expect(sent(w, 'meeting-cancelled')).toEqual([])
})
