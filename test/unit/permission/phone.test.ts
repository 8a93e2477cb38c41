import { expect, test } from 'vitest'
import type { Actor } from '#core/policy/actor.ts'
import { answerMove } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { ask } from '#core/request/ask.ts'
import { decide } from '#core/request/decide.ts'
import { listRequests } from '#core/request/list.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { confirmed, meetingOf, meetings, view } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

/** The coordinator, with somebody on the phone. */
const phoned = (w: World, role: 'worker' | 'partner' | 'parent', id: string) =>
  w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role, id } })

/** Who the history says did this last. */
async function doneBy(w: World, requestId: string, what: string): Promise<Actor | undefined> {
  return (await view(w, requestId)).history.findLast((line) => line.what.includes(what))?.by
}

const logged = (role: string, id: string) => ({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role, id } })

test('a whole matter by phone: asked, answered, decided and cancelled, each logged for whom', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator())
  const worker = phoned(w, 'worker', 'worker-2')
  const partner = phoned(w, 'partner', partnerId)

  const asked = ok(await ask(worker, aRequest()))
  expect(asked).toMatchObject({ workerId: 'worker-2', createdBy: 'coordinator' })
  expect((await listRequests(w.worker('worker-2'))).items.map((one) => one.id)).toEqual([asked.id])
  expect(await doneBy(w, asked.id, 'request.asked')).toEqual(logged('worker', 'worker-2'))
  await w.settle()

  const [offer] = (await view(w, asked.id)).offers
  ok(await answerOffer(partner, offer!.id, { kind: 'accept', start: offer!.slots[0]!.start }))
  expect(await doneBy(w, asked.id, 'offer.accepted')).toEqual(logged('partner', partnerId))

  ok(await decide(worker, asked.id, { decision: 'confirm' }))
  expect(await doneBy(w, asked.id, 'request.confirmed')).toEqual(logged('worker', 'worker-2'))
  await w.settle()

  const [meeting] = meetings(w)
  ok(await cancelMeeting(phoned(w, 'worker', 'worker-2'), meeting!.id))
  expect(await meetingOf(w, meeting!.id)).toMatchObject({ state: 'cancelled', cancelledBy: 'worker' })
  expect(await doneBy(w, asked.id, 'meeting.cancelled')).toEqual(logged('worker', 'worker-2'))
})

test('a move a partner proposes by phone is theirs: the worker answers it, and they cannot', async () => {
  const w = await world()
  const life = await confirmed(w)
  const partner = phoned(w, 'partner', life.partnerId)
  ok(await proposeMove(partner, life.meetingId, LATER))
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ owner: 'worker', proposal: { by: 'partner' } })
  expect(await answerMove(partner, life.meetingId, { agree: true })).toMatchObject({ refused: 'FORBIDDEN' })
  ok(await answerMove(w.worker(), life.meetingId, { agree: true }))
})

test('a worker’s proposal is answered by phone for the partner', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  ok(await answerMove(phoned(w, 'partner', life.partnerId), life.meetingId, { agree: true }))
  expect(await meetingOf(w, life.meetingId)).toMatchObject(LATER)
  expect(await doneBy(w, life.requestId, 'meeting.moved')).toEqual(logged('partner', life.partnerId))
})

test('a parent who phones cancels a meeting through the coordinator', async () => {
  const w = await world()
  const life = await confirmed(w)
  const another = await cancelMeeting(phoned(w, 'parent', 'CL-ABC234'), life.meetingId)
  expect(another).toEqual({ refused: 'INVALID', fields: [{ path: 'onBehalfOf.id', code: 'CLIENT_REFERENCE_FORM' }] })
  const { clientReference } = (await view(w, life.requestId)).request
  ok(await cancelMeeting(phoned(w, 'parent', clientReference!), life.meetingId))
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ state: 'cancelled', cancelledBy: 'coordinator' })
})

test('a partner who withdraws by phone is withdrawn, and it is logged as such', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await withdrawFromRequest(phoned(w, 'partner', life.partnerId), life.requestId, { partnerId: life.partnerId }))
  expect(await doneBy(w, life.requestId, 'request.partner-left')).toEqual(logged('partner', life.partnerId))
})

test('one partner’s word is not written down about another’s meeting, offer, seat or hours: the history would say so for good', async () => {
  const w = await world()
  const life = await confirmed(w)
  await aPartner(w.coordinator())
  const other = phoned(w, 'partner', 'p-somebody-else')
  const asked = ok(await ask(w.worker(), aRequest()))
  await w.settle()
  const offer = (await view(w, asked.id)).offers[0]!
  const before = JSON.stringify(w.items())
  const theirs = { partnerId: life.partnerId }
  const slips = [
    proposeMove(other, life.meetingId, LATER),
    cancelMeeting(other, life.meetingId),
    answerOffer(other, offer.id, { kind: 'decline' }),
    withdrawFromRequest(other, life.requestId, theirs),
    pausePartner(other, life.partnerId),
    setAvailability(other, life.partnerId, { weekly: [], extra: [], away: [] }),
  ]
  for (const slip of await Promise.all(slips))
    expect(slip).toEqual({ refused: 'INVALID', fields: [{ path: 'onBehalfOf.id', code: 'UNKNOWN_PARTNER' }] })
  expect(JSON.stringify(w.items())).toBe(before)
})
