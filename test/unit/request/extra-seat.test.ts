import { describe, expect, test } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { chooseLate } from '#core/meeting/choose-late.ts'
import { confirmed, further, meetingOf, requests, sent, view } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { decide } from '#core/request/decide.ts'
import { unsound } from '../../support/soundness.ts'

/** Wednesday 25.11. 13:30–15:30: the partner cancels 23.5 hours before, and the worker chooses another for this time. */
async function another({ others = 0 } = {}) {
  const w = await world()
  const life = await confirmed(w)
  const later = await further(w, life, '2026-12-07T11:00:00.000Z')
  await w.passTo('2026-11-24T12:00:00.000Z')
  ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
  for (let n = 0; n < others; n++) await aPartner(w.coordinator())
  ok(await chooseLate(w.worker(), life.meetingId, { choice: 'another' }))
  await w.settle()
  const asked = async () => (await view(w, life.requestId)).offers.filter((one) => one.state === 'sent')
  const accept = async () => {
    const offer = (await asked())[0]!
    ok(await answerOffer(w.partner(offer.partnerId), offer.id, { kind: 'accept', start: offer.slots[0]!.start }))
    await w.settle()
    return offer.partnerId
  }
  return { w, life, later, asked, accept }
}

const AS_BEFORE = { state: 'confirmed', waitsFor: 'meetings', owner: 'worker', seats: 1 }

/** Somebody new would be asked, were there anything to ask. */
async function nobodyIsAsked(w: World, asked: () => Promise<readonly unknown[]>) {
  await aPartner(w.coordinator())
  await w.pass({ days: 1 })
  expect(await asked()).toEqual([])
}

test('another partner is asked an hour before at the latest, about this time alone, and there is a seat for them', async () => {
  const w = await world()
  const { meetingId, partnerId, requestId } = await confirmed(w)
  w.ports.clock.turnTo('2026-11-24T12:00:00.000Z')
  ok(await cancelMeeting(w.partner(partnerId), meetingId))
  const at = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }
  expect(ok(await chooseLate(w.worker(), meetingId, { choice: 'another' }))).toMatchObject({
    waitsFor: 'partner',
    owner: 'system',
    reason: 'another-partner',
    due: '2026-11-25T10:30:00.000Z',
    nudges: 0,
    partnerId: null,
  })
  expect(requests(w).find(({ id }) => id === requestId)).toMatchObject({
    state: 'open',
    waitsFor: 'ranking',
    windows: [at],
    durationMinutes: 120,
    seats: 2,
    asked: [partnerId],
    serveBy: '2026-11-25T10:30:00.000Z',
  })
})

describe('a seat made for another partner at one meeting goes again, and the relationship is as before', () => {
  test('when nobody was found and it is too near to ask strangers', async () => {
    const { w, life, asked } = await another()
    expect(requests(w)[0]).toMatchObject({ state: 'open', seats: 2, extraSeats: 1, waitsFor: 'coordinator' })
    await w.passTo('2026-11-25T10:31:00.000Z')
    expect(requests(w)[0]).toMatchObject({ ...AS_BEFORE, extraSeats: 0, windows: [], misses: [] })
    expect(requests(w)[0]).not.toHaveProperty('nobodySince')
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ state: 'scheduled', waitsFor: 'late-choice' })
    await nobodyIsAsked(w, asked)
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ state: 'cancelled' })
    expect(requests(w)[0]).toMatchObject(AS_BEFORE)
    expect(unsound(w)).toEqual([])
  })

  test('when the worker cancels that meeting', async () => {
    const { w, life, asked } = await another()
    ok(await cancelMeeting(w.worker(), life.meetingId))
    await w.settle()
    expect(requests(w)[0]).toMatchObject(AS_BEFORE)
    await nobodyIsAsked(w, asked)
  })

  test('when the worker chooses to do without after all', async () => {
    const { w, life, asked } = await another()
    ok(await chooseLate(w.worker(), life.meetingId, { choice: 'without' }))
    await w.settle()
    expect(requests(w)[0]).toMatchObject(AS_BEFORE)
    await nobodyIsAsked(w, asked)
  })

  test('when the partner can come after all', async () => {
    const { w, life, asked } = await another()
    const { start, end } = await meetingOf(w, life.meetingId)
    expect(ok(await addMeeting(w.worker(), life.requestId, { start, end })).id).toBe(life.meetingId)
    await w.settle()
    expect(requests(w)[0]).toMatchObject(AS_BEFORE)
    await nobodyIsAsked(w, asked)
  })

  test('when whoever was willing is refused and it is too near to ask on', async () => {
    const { w, life, asked, accept } = await another({ others: 1 })
    await accept()
    await w.passTo('2026-11-25T10:31:00.000Z')
    expect(requests(w)[0]).toMatchObject({ state: 'accepted', seats: 2 })
    ok(await decide(w.worker(), life.requestId, { decision: 'refuse' }))
    expect(requests(w)[0]).toMatchObject(AS_BEFORE)
    await nobodyIsAsked(w, asked)
  })

  test('when nobody decided before it began', async () => {
    const { w, accept } = await another({ others: 1 })
    const other = await accept()
    await w.passTo('2026-11-25T11:35:00.000Z')
    expect(requests(w)[0]).toMatchObject(AS_BEFORE)
    expect(sent(w, 'released').map((one) => one.to.id)).toEqual([other])
    expect(unsound(w)).toEqual([])
  })

  test('when it was closed before anybody could look', async () => {
    const { w, life } = await another()
    w.ports.clock.turnTo('2026-11-25T11:30:00.000Z')
    ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'no-show-partner' }))
    expect(requests(w)[0]).toMatchObject(AS_BEFORE)
  })

  test('when whoever came for it leaves again', async () => {
    const { w, life, asked, accept } = await another({ others: 1 })
    const other = await accept()
    ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
    await w.passTo('2026-11-26T12:00:00.000Z')
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', seats: 2, taken: [{}, { partnerId: other, extra: true }] })
    ok(await withdrawFromRequest(w.partner(other), life.requestId))
    await w.settle()
    expect(requests(w)[0]).toMatchObject({ ...AS_BEFORE, taken: [{ partnerId: life.partnerId }] })
    await nobodyIsAsked(w, asked)
    expect(unsound(w)).toEqual([])
  })
})

test('whoever was asked and can still answer keeps the question, but nobody else is asked when it is too near', async () => {
  const { w, life, asked } = await another()
  await w.passTo('2026-11-25T10:25:00.000Z')
  await aPartner(w.coordinator())
  await w.settle()
  expect(await asked()).toHaveLength(1)
  await w.passTo('2026-11-25T10:31:00.000Z')
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'late-choice' })
  expect(requests(w)[0]).toMatchObject({ state: 'offered', waitsFor: 'answer', seats: 2 })
  await w.passTo('2026-11-25T10:45:00.000Z')
  expect(requests(w)[0]).toMatchObject(AS_BEFORE)
})

test('when the first partner leaves, somebody is sought in their place beside whoever came for one meeting', async () => {
  const { w, life, accept, asked } = await another({ others: 2 })
  const other = await accept()
  ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
  await w.settle()
  ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
  await w.settle()
  expect(requests(w)[0]).toMatchObject({ state: 'offered', seats: 2, taken: [{ partnerId: other, extra: true }] })
  const third = await accept()
  ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
  await w.settle()
  expect(requests(w)[0]!.taken.map((seat) => [seat.partnerId, seat.extra])).toEqual([
    [other, true],
    [third, undefined],
  ])
  expect(await asked()).toEqual([])
  expect(unsound(w)).toEqual([])
})

test('a first partner who leaves during the search leaves one seat to fill', async () => {
  const { w, life, accept, asked } = await another()
  ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
  await aPartner(w.coordinator())
  await aPartner(w.coordinator())
  await w.settle()
  const other = await accept()
  ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
  await w.pass({ days: 1 })
  expect(requests(w)[0]).toMatchObject({ state: 'confirmed', seats: 1, taken: [{ partnerId: other }] })
  expect(await asked()).toEqual([])
  expect(unsound(w)).toEqual([])
})
