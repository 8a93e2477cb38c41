import { expect, test } from 'vitest'
import { advance } from '#core/flow.ts'
import { answerMove } from '#core/meeting/answer-move.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { addAgreed as addMeeting, pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { changePartner } from '#core/partner/change.ts'
import { keys } from '#core/records/keys.ts'
import { ask } from '#core/request/ask.ts'
import { faultyStores } from '../../support/faults.ts'
import { unsound } from '../../support/soundness.ts'
import { cardOf, confirmed, diaryOf, view } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'

const LATER = { start: '2026-12-02T11:30:00.000Z', end: '2026-12-02T13:30:00.000Z' }

/** The partner presses the button, and what they had is handed back, between the reading and the writing of somebody else. */
async function takesBreak(w: World, partnerId: string, until?: string): Promise<void> {
  ok(await pausePartner(w.partner(partnerId), partnerId, until ? { until } : {}))
  await advance(w.ports, keys.card(ORG, partnerId))
  expect(cardOf(w, partnerId).waitsFor).not.toBe('hand-back')
}

test('who takes a break while being chosen is not asked', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator())
  await w.settle()
  const { id } = ok(await ask(w.worker(), aRequest()))
  faultyStores(w.ports).beforeCommit(() => takesBreak(w, partnerId))
  await advance(w.ports, keys.request(ORG, id))
  await w.settle()
  expect((await view(w, id)).offers).toEqual([])
  expect(diaryOf(w, partnerId).holds).toEqual([])
  expect(unsound(w)).toEqual([])
})

test('who takes a break while being asked by hand is not asked, whatever the coordinator says', async () => {
  const w = await world()
  const { id } = ok(await ask(w.worker(), aRequest()))
  await w.settle()
  const partnerId = await aPartner(w.coordinator())
  await advance(w.ports, keys.card(ORG, partnerId))
  faultyStores(w.ports).beforeCommit(() => takesBreak(w, partnerId))
  const byHand = (override?: object) => offerByHand(w.coordinator(), id, { partnerId, ...(override && { override }) })
  expect(await byHand()).toEqual({ refused: 'RULES_FAIL', detail: { codes: ['PAUSED'] } })
  expect(await byHand({ reason: 'lupasi silti' })).toEqual({ refused: 'RULES_FAIL', detail: { codes: ['PAUSED'] } })
})

test('who takes a break while a meeting is being added is not booked in it', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-26T08:00:00.000Z')
  faultyStores(w.ports).beforeCommit(() => takesBreak(w, life.partnerId, '2026-12-05'))
  expect(await addMeeting(w.worker(), life.requestId, LATER)).toEqual({ refused: 'NOT_THEIR_TIME' })
  expect(diaryOf(w, life.partnerId).bookings).toMatchObject([{ meetingId: life.meetingId }])
})

test('who takes a break while a move into it is agreed on is not booked in it', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.partner(life.partnerId), life.meetingId, LATER))
  await w.passTo('2026-11-26T08:00:00.000Z')
  faultyStores(w.ports).beforeCommit(() => takesBreak(w, life.partnerId, '2026-12-05'))
  expect(await answerMove(w.worker(), life.meetingId, { agree: true })).toEqual({ refused: 'NOT_THEIR_TIME' })
  expect(diaryOf(w, life.partnerId).bookings).toMatchObject([{ start: '2026-11-25T11:30:00.000Z' }])
})

test('whose checks are found wanting while they say yes has no seat', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator())
  const { id } = ok(await ask(w.worker(), aRequest()))
  await w.settle()
  const offer = (await view(w, id)).offers[0]!
  faultyStores(w.ports).beforeCommit(() =>
    changePartner(w.coordinator(), partnerId, { checks: { undertakingUntil: '2026-11-01' } }),
  )
  const answer = await answerOffer(w.partner(partnerId), offer.id, { kind: 'accept', start: offer.slots[0]!.start })
  expect(answer).toEqual({ refused: 'OFFER_WITHDRAWN' })
})
