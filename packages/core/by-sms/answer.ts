import type { Call } from '../commit/call.ts'
import { getWherever } from '../commit/wherever.ts'
import { answerMove } from '../meeting/answer-move.ts'
import { answerTime } from '../meeting/answer-time.ts'
import { answerOffer } from '../offer/answer.ts'
import { goOn } from '../offer/go-on.ts'
import { withdrawFromRequest } from '../partner/withdraw.ts'
import { type Instant, type Key, Unavailable } from '../ports.ts'
import { keys, requestIdOf } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import type { SmsReply } from '../records/notice.ts'
import type { Offer } from '../records/offer.ts'
import { isAskedToGoOn } from '../records/phase-check.ts'
import type { Request } from '../records/request.ts'
import { standingMeeting, standingOffer } from '../records/standing.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { isMoveAsked } from './open.ts'

/** Another time is asked about by now than the code was sent with: they are told what is asked. */
export type Answered = SmsReply | 'another-time'

/**
 * A yes or a no by SMS, to what a code is of or to the one thing that is open. It names no time, so a yes counts only where
 * there is exactly one, and it is the one that they were sent. Until the worker confirms, a no takes the yes back.
 */
export async function answerBySms(call: Call, subject: Key, yes: boolean, start: Instant | undefined): Promise<Answered> {
  const id = subject.sk.slice(subject.sk.indexOf('#') + 1)
  const found = await getWherever(call.store, subject)
  const request = (await call.store.get(keys.request(call.store.org, requestIdOf(id)))) as Request | undefined
  if (!found || !request || found['partnerId'] !== call.by.id) return 'over'
  if (found['kind'] === 'offer') return toOffer(call, standingOffer(found as unknown as Offer, request), request, yes)
  return toMeeting(call, standingMeeting(found as unknown as Meeting, request), yes, start)
}

async function toOffer(call: Call, offer: Offer, request: Request, yes: boolean): Promise<Answered> {
  const { id, state, slots, endedFor } = offer
  const seat = request.taken.find((one) => one.offerId === id)
  if (state === 'sent') {
    const [only, ...more] = slots
    if (yes && (!only || more.length > 0)) return 'choose'
    const done = await answerOffer(call, id, yes && only ? { kind: 'accept', start: only.start } : { kind: 'decline' })
    if (isRefusal(done)) return why(done)
    if (!yes) return 'no'
    return done.request.taken.some((one) => one.offerId === id && one.state === 'confirmed') ? 'agreed' : 'yes'
  }
  if (state === 'accepted' && isAskedToGoOn(offer)) {
    if (yes) return 'choose'
    const done = await goOn(call, id, { answer: 'cannot' })
    return isRefusal(done) ? why(done) : 'no'
  }
  if (state === 'accepted' && seat?.state === 'held') {
    if (yes) return 'yes'
    const done = await withdrawFromRequest(call, request.id)
    return isRefusal(done) ? why(done) : 'no'
  }
  if (state === 'accepted') return yes ? 'agreed' : 'settled'
  const saidNo = state === 'declined' || endedFor === 'partner-withdrew'
  return saidNo && !yes ? 'no' : 'over'
}

async function toMeeting(call: Call, meeting: Meeting, yes: boolean, start: Instant | undefined): Promise<Answered> {
  const { id, state, proposal } = meeting
  if (state === 'proposed' && !proposal) {
    if (start !== meeting.start) return 'another-time'
    const done = await answerTime(call, id, { answer: yes ? 'accept' : 'decline' })
    if (isRefusal(done)) return why(done)
    return yes ? 'agreed' : 'no'
  }
  if (isMoveAsked(meeting)) {
    if (start !== proposal?.start) return 'another-time'
    const done = await answerMove(call, id, { agree: yes })
    if (isRefusal(done)) return why(done)
    return yes ? 'agreed' : 'no'
  }
  if (state !== 'scheduled') return 'over'
  if (start !== meeting.start) return yes ? 'over' : 'no'
  return yes ? 'agreed' : 'settled'
}

/** What has ended is over; what else stands in the way is told by the page. Lost races come again: SNS brings the same message. */
function why({ refused }: Refusal): SmsReply {
  if (refused === 'BUSY') throw new Unavailable('store')
  return ENDED.includes(refused) ? 'over' : 'choose'
}
const ENDED: readonly Refusal['refused'][] = [
  'OFFER_EXPIRED',
  'OFFER_WITHDRAWN',
  'OFFER_TAKEN',
  'OFFER_ANSWERED',
  'WRONG_STATE',
  'NOT_FOUND',
]
