import { isPlaced, type Meeting, PAID } from '../records/meeting.ts'
import type { Request } from '../records/request.ts'
import type { Offer } from '../records/offer.ts'
import type { Instant } from '../ports.ts'
import { keyText } from '../records/keys.ts'
import { type Live } from '../records/record.ts'
import { isAskedToGoOn } from '../records/phase-check.ts'
import type { Aggregate } from '../relationship/load.ts'
import { isTheirsAgain } from '../records/stage.ts'
import { turnOf } from '../records/stuck.ts'
import { mayBeKnown, type Notice } from '../records/notice.ts'
import { AFTERWARDS } from '../records/templates.ts'
import { earliest, plus } from '../time/instant.ts'
import { standsAlone } from '../records/turn.ts'

type Why = NonNullable<Notice['suppressedFor']>

/** The request, offer or meeting a notice speaks of. */
export function subjectOf({ subject }: Notice, { request, offers, meetings }: Aggregate): Live | undefined {
  return [request, ...offers, ...meetings].find((one) => keyText(one) === keyText(subject))
}

/**
 * Until when staff are to do what a message tells them of, as it stands when it goes: it may have waited for its way to open,
 * and then it is later, or somebody else's turn. What asks a partner has a clock of its own (`startClock`).
 */
export function clockOf(
  { to, template, facts }: Notice,
  subject: Live | undefined,
  now: Instant,
): { deadline?: Instant | undefined } {
  if (to.role === 'partner' || facts.deadline === undefined) return {}
  const whose = template === 'nobody-found' ? 'coordinator' : to.role
  const due = subject?.owner === whose ? subject.due : null
  return { deadline: due !== null && due > now ? due : undefined }
}

/** Whether a place, a link or instructions stand behind the link by now: they may be given or changed until it starts. */
export const placedNow = (subject: Live | undefined): { placed?: true | undefined } =>
  subject?.kind === 'meeting' ? { placed: isPlaced(subject as Meeting) || undefined } : {}

/** Why a message is no longer true, looked at once more just before sending. Undefined: what it says is still so. */
export function whyUntrue(notice: Notice, aggregate: Aggregate, now: Instant): Why | undefined {
  const { request } = aggregate
  const subject = subjectOf(notice, aggregate)
  const offer = subject?.kind === 'offer' ? (subject as Offer) : undefined
  const meeting = subject?.kind === 'meeting' ? (subject as Meeting) : undefined
  if (request.state === 'closed' && !AFTERWARDS.includes(notice.template) && meeting?.waitsFor !== 'outcome') return 'cancelled'
  if (isUnasked(notice, aggregate)) return 'unasked'
  if (isOffNoMore(notice, aggregate) && stands(notice, meeting)) return 'replaced'
  switch (notice.template) {
    case 'offer':
      return offerProblem(offer, now)
    case 'reminder-day':
    case 'reminder-hours':
    case 'meeting-reminder':
      return timeProblem(notice, meeting) ?? reminderProblem(meeting, now)
    case 'agreed':
      return offer ? released(offer) : timeProblem(notice, meeting)
    case 'booked':
    case 'moved':
    case 'confirmed':
      return timeProblem(notice, meeting)
    case 'place-changed':
    case 'meeting-place-changed':
      return timeProblem(notice, meeting) ?? reminderProblem(meeting, now)
    case 'worker-coming':
    case 'partner-coming':
      return timeProblem(notice, meeting) ?? comingProblem(notice, meeting, now)
    case 'partner-accepted':
      return request.state === 'accepted' ? undefined : 'answered'
    case 'sms-reply':
      return replyProblem(notice, offer, now)
    case 'going-on':
      return goingOnProblem(notice, offer, now)
    case 'decision-waits':
      if (offer) return offer.phaseCheck?.open['phase-consent'] ? undefined : 'answered'
      return turnOf(request) === 'worker' ? undefined : 'answered'
    case 'first-meeting-waits':
      return request.waitsFor === 'first-meeting' ? undefined : 'answered'
    case 'time-asked':
      return askedProblem(meeting, now)
    case 'time-unanswered':
      return meeting?.state === 'proposed' && !meeting.proposal ? undefined : 'answered'
    case 'other-time-proposed':
      if (meeting) return meeting.state === 'proposed' && meeting.proposal ? undefined : 'answered'
      return offer?.state === 'sent' ? undefined : 'answered'
    case 'nobody-found':
      if (notice.facts.told === 'late') return isLate(request) ? undefined : 'answered'
      return request.nobodySince === undefined ? 'answered' : undefined
    case 'move-proposed':
      return moveProblem(notice, meeting, now)
    case 'thanks':
      return meeting?.outcome && !PAID.includes(meeting.outcome) ? 'replaced' : undefined
    case 'outcome-waits':
      return meeting?.waitsFor === 'outcome' ? undefined : 'answered'
    case 'meeting-passed-on':
      return request.workerId === notice.to.id ? 'replaced' : undefined
    case 'needs-coordinator':
      return !subject || standsAlone(subject) || subject.theirs ? undefined : 'answered'
    case 'handed-over':
      return request.workerId === notice.to.id ? undefined : 'replaced'
    default:
      return undefined
  }
}

/**
 * It was to tell a partner that a time is off which has been agreed with them once more since: the calendar still loses the
 * old entry, and nobody is told that they need not come.
 */
export const isOffNoMore = ({ template, to, facts }: Notice, { request, meetings }: Aggregate): boolean =>
  template === 'cancelled' &&
  to.role === 'partner' &&
  facts.cancelledAt === undefined &&
  request.state !== 'closed' &&
  isTheirsAgain({ partnerId: to.id, start: facts.slots[0]?.start }, meetings)

/** It is that very meeting which is theirs again, under the entry that a calendar has of it: there is no old one to take away. */
const stands = ({ to }: Notice, meeting: Meeting | undefined): boolean =>
  meeting?.state === 'scheduled' && meeting.partnerId === to.id

/** What ends a question is said to nobody whom the question itself did not reach. */
function isUnasked(notice: Notice, { notices }: Aggregate): boolean {
  if (notice.template !== 'offer-withdrawn') return false
  const questions = notices.filter(
    (one) =>
      (one.template === 'offer' || one.template === 'time-asked') &&
      one.to.id === notice.to.id &&
      keyText(one.subject) === keyText(notice.subject),
  )
  return questions.length > 0 && !questions.some(mayBeKnown)
}

/** Nobody was found by the promised time, and nobody has been since. */
const isLate = ({ lateSince, state }: Request): boolean => lateSince !== undefined && (state === 'open' || state === 'offered')

function offerProblem(offer: Offer | undefined, now: Instant): Why | undefined {
  if (offer?.state !== 'sent' || offer.counter !== undefined) return offer?.endedFor === 'unsent' ? 'too-late' : 'answered'
  return now < offer.answerBy ? undefined : 'too-late'
}

/** An answer that comes half a day later only puzzles; and that a yes is written down is untrue once it does not hold. */
const REPLY_MINUTES = 12 * 60
function replyProblem({ facts, createdAt }: Notice, offer: Offer | undefined, now: Instant): Why | undefined {
  if (now > plus(createdAt, REPLY_MINUTES)) return 'too-late'
  return facts.reply === 'yes' && offer?.state !== 'accepted' ? 'replaced' : undefined
}

/** They are still to say, and the time that it names lies ahead. */
function goingOnProblem({ facts }: Notice, offer: Offer | undefined, now: Instant): Why | undefined {
  if (offer?.state !== 'accepted' || !isAskedToGoOn(offer)) return 'answered'
  return facts.deadline !== undefined && facts.deadline <= now ? 'too-late' : undefined
}

/** The time that it proposes is proposed still, and both that and the one it would replace lie ahead. */
function moveProblem({ facts }: Notice, meeting: Meeting | undefined, now: Instant): Why | undefined {
  if (meeting?.proposal === undefined || meeting.proposal.start !== facts.slots[0]?.start) return 'answered'
  return now < earliest(meeting.start, meeting.proposal.start) ? undefined : 'too-late'
}

/** Nobody has answered whether the time suits, and there is time to. */
function askedProblem(meeting: Meeting | undefined, now: Instant): Why | undefined {
  if (meeting?.state !== 'proposed' || meeting.proposal) return meeting?.state === 'cancelled' ? 'cancelled' : 'answered'
  return now < (meeting.asked?.answerBy ?? meeting.start) ? undefined : 'too-late'
}

const released = ({ state }: Offer): Why | undefined => (state === 'accepted' ? undefined : 'cancelled')

/** The meeting stands as it was told of: at this time, with this partner. */
function timeProblem({ facts, to }: Notice, meeting: Meeting | undefined): Why | undefined {
  if (meeting === undefined || meeting.state === 'cancelled') return 'cancelled'
  if (meeting.start !== facts.slots[0]?.start) return 'moved'
  return to.role === 'partner' && meeting.partnerId !== to.id ? 'cancelled' : undefined
}

/** It is what that side said last, and it is not over. */
function comingProblem({ template, facts, createdAt }: Notice, meeting: Meeting | undefined, now: Instant): Why | undefined {
  const said = meeting?.day?.[template === 'partner-coming' ? 'partner' : 'worker']
  if (meeting?.state !== 'scheduled' || !said) return 'answered'
  if (said.at !== createdAt || said.minutes !== facts.day?.minutes) return 'replaced'
  return now < meeting.end ? undefined : 'too-late'
}

/** Nothing is reminded of that is over, begun or without a partner. What is about to move holds until the yes. */
function reminderProblem(meeting: Meeting | undefined, now: Instant): Why | undefined {
  if (meeting?.state !== 'scheduled' || meeting.partnerId === null) return 'cancelled'
  return now < meeting.start ? undefined : 'too-late'
}
