import { isNeverAgreed, type Meeting } from './meeting.ts'
import type { Offer } from './offer.ts'
import type { Request } from './request.ts'
import type { Instant } from '../ports.ts'
import type { Window } from '../time/interval.ts'

/** What is so of a question, and of what came of it, for the partner who was asked. */
export type Stage =
  /** Asked; asked, and another time proposed by them. */
  | 'open'
  | 'proposed'
  /** Said yes: the worker decides. */
  | 'held'
  /** On a seat: with a time, with a time and another one proposed, with none yet. */
  | 'agreed'
  | 'moving'
  | 'no-time'
  /** Asked about a time of a relationship they are in; the same, and another time proposed by them. */
  | 'time-asked'
  | 'time-proposed'
  /** Their time is over. */
  | 'past'
  /** The time that was theirs is so no more. */
  | 'cancelled'
  /** The same, and it is theirs again by another meeting. */
  | 'anew'
  /** They are in it no more. */
  | 'over'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'taken'
  | 'released'

export interface Staged {
  readonly stage: Stage
  /** Theirs, where they are on a seat of it or were. */
  readonly meeting?: Meeting
  /** With no time yet: the one that they are asked about, and have not answered. */
  readonly asked?: Window
  /** The time that is theirs no more. */
  readonly was?: Window
}

interface Records {
  readonly offer: Offer
  readonly request: Request
  readonly meetings: readonly Meeting[]
}

/** Made from the request, the seat and the meeting as they are: never from the time the question was about. */
export function stageOf({ offer, request, meetings }: Records, now: Instant): Staged {
  const closed = request.state === 'closed'
  if (offer.state === 'sent') {
    if (closed) return { stage: unanswered(offer, 'withdrawn') }
    return { stage: now >= offer.answerBy ? unanswered(offer, 'expired') : offer.counter ? 'proposed' : 'open' }
  }
  if (offer.state === 'withdrawn' && offer.endedFor === 'taken') return { stage: 'taken' }
  if (offer.state === 'withdrawn' || offer.state === 'expired') return { stage: unanswered(offer, offer.state) }
  if (offer.state !== 'accepted') return { stage: offer.state }
  const seat = request.taken.find((one) => one.offerId === offer.id)
  if (seat?.state === 'held') return { stage: closed ? 'released' : 'held' }
  const own = meetingOf(offer, meetings)
  const theirs = own?.partnerId === offer.partnerId ? own : undefined
  const stands = theirs ? ofMeeting(theirs, request, now) : undefined
  const gone = () => goneFor(offer.partnerId, own, { request, meetings })
  if (stands !== undefined && (stands !== 'agreed' || (seat && !closed)))
    return stands === 'cancelled' ? gone() : { stage: movingOr(stands, theirs), ...(theirs && { meeting: theirs }) }
  if (seat && !closed && !own && !offer.slot) return { stage: 'no-time', ...askedOf(offer, meetings) }
  return own || offer.slot ? gone() : { stage: 'over' }
}

/** Whoever proposed a time has answered: that one was not agreed. It was not their time to answer that ran out. */
const unanswered = ({ counter }: Offer, stage: 'expired' | 'withdrawn'): Stage => (counter ? 'released' : stage)

/** What is so of one meeting for its partner; of a closed request nothing lies ahead, though it may not be told yet. */
export function ofMeeting(
  meeting: Meeting,
  { state, closedAt = '' }: Request,
  now: Instant,
): 'time-asked' | 'agreed' | 'past' | 'cancelled' {
  if (meeting.state === 'proposed') return state === 'closed' ? 'cancelled' : 'time-asked'
  if (meeting.state === 'cancelled' || (state === 'closed' && meeting.state === 'scheduled' && meeting.start > closedAt))
    return 'cancelled'
  const ahead = meeting.end > now || (meeting.proposal !== undefined && meeting.proposal.start > now)
  return meeting.state === 'scheduled' && ahead ? 'agreed' : 'past'
}

const movingOr = (stage: 'agreed' | 'past' | 'time-asked', meeting: Meeting | undefined): Stage =>
  stage === 'agreed' && meeting?.proposal ? 'moving' : stage

function goneFor(partnerId: string, meeting: Meeting | undefined, { request, meetings }: Omit<Records, 'offer'>): Staged {
  if (!meeting) return { stage: 'cancelled' }
  const { start, end } = meeting
  const again = request.state !== 'closed' && isTheirsAgain({ partnerId, start }, meetings)
  return { stage: again ? 'anew' : 'cancelled', was: { start, end } }
}

/** A time that was cancelled for a partner has been agreed with them once more: nothing may tell them that it is off. */
export const isTheirsAgain = (
  { partnerId, start }: { readonly partnerId: string; readonly start: Instant | undefined },
  meetings: readonly Meeting[],
): boolean => meetings.some((one) => one.partnerId === partnerId && one.start === start && one.state === 'scheduled')

/** The meeting that came of the offer; of one without times the next that was agreed, else the last. */
function meetingOf(offer: Offer, meetings: readonly Meeting[]): Meeting | undefined {
  const named = meetings.find((one) => one.offerId === offer.id)
  if (named) return named
  const since = offer.answeredAt ?? offer.createdAt
  const theirs = meetings
    .filter((one) => isOfSeat(one) && one.partnerId === offer.partnerId && one.createdAt >= since)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
  return theirs.find((one) => one.state === 'scheduled') ?? theirs.at(-1)
}

function askedOf({ partnerId }: Offer, meetings: readonly Meeting[]): Pick<Staged, 'asked'> {
  const found = meetings.find((one) => one.state === 'proposed' && one.partnerId === partnerId && !one.proposal)
  return found ? { asked: { start: found.start, end: found.end } } : {}
}

/** Came of no question of its own, and was agreed. */
const isOfSeat = (meeting: Meeting): boolean =>
  meeting.offerId === undefined && meeting.state !== 'proposed' && !isNeverAgreed(meeting)

/** Whether the link still opens what is agreed: its place, its calendar, what can be done about it. */
export const stillOpens = ({ stage }: Staged): boolean =>
  stage === 'held' || stage === 'agreed' || stage === 'moving' || stage === 'no-time' || isTimeAsked(stage)

const isTimeAsked = (stage: Stage): boolean => stage === 'time-asked' || stage === 'time-proposed'

/** What a link that is about one meeting opens: nothing of it any more once its partner is another, or out of it. */
export function stageOfMeeting(
  meeting: Meeting,
  { request, meetings }: Omit<Records, 'offer'>,
  partnerId: string,
  now: Instant,
): Staged {
  const seated = request.taken.some((one) => one.partnerId === partnerId && one.state === 'confirmed')
  const stage = meeting.partnerId === partnerId ? ofMeeting(meeting, request, now) : 'cancelled'
  if (stage === 'past') return { stage, meeting }
  if (stage === 'time-asked' && seated) return { stage: meeting.proposal ? 'time-proposed' : stage, meeting }
  if (stage === 'time-asked' || isNeverAgreed(meeting)) return { stage: askedStage(meeting) }
  return stage === 'agreed' && seated
    ? { stage: movingOr(stage, meeting), meeting }
    : goneFor(partnerId, meeting, { request, meetings })
}

/** What became of a time that nobody has agreed on. */
const askedStage = ({ cancelledBy }: Meeting): 'declined' | 'expired' | 'withdrawn' =>
  cancelledBy === 'partner' ? 'declined' : cancelledBy === 'system' ? 'expired' : 'withdrawn'
