import type { Work } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import { keyText } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import { mayHaveGone, type Notice, type NoticeFacts } from '../records/notice.ts'
import type { Offer } from '../records/offer.ts'
import { waitOf } from '../records/phase-check.ts'
import { LOOK_AGAIN_HOURS } from '../records/record.ts'
import type { Tenant } from '../records/tenant.ts'
import type { Template } from '../records/templates.ts'
import { minutesBetween, plus } from '../time/instant.ts'
import { answerBy } from './deadline.ts'
import type { Aggregate } from './load.ts'
import { isStanding, startMeeting, stopMeeting } from './unsent-meeting.ts'
import { startOffer, stopOffer } from './unsent-offer.ts'

/** What asks a partner something that has a clock: who was not reached was not asked, so it begins when the message goes. */
const ASKS: readonly Template[] = ['offer', 'time-asked', 'move-proposed', 'going-on']
/** Always a little later than the message is looked at again. */
const NEXT_LOOK_HOURS = LOOK_AGAIN_HOURS + 2
/** So much later than planned a message goes late, or where no more than this is left to answer it. */
const LATE_MINUTES = 15
const LEFT_MINUTES = 10

interface Asking {
  readonly aggregate: Aggregate
  readonly tenant: Tenant
  readonly notice: Notice
  /** The same by other ways, as an earlier version wrote it down. */
  readonly twins: readonly Notice[]
}

/** What has failed reached nobody. */
const hasGone = (notice: Notice): boolean => notice.state !== 'failed' && mayHaveGone(notice)

/** The message stands still, and so does the clock of what it asks, unless it went by another way. Returns what it says of that. */
export function stopClock(work: Work, { aggregate, notice, twins }: Asking): Partial<NoticeFacts> {
  if (!ASKS.includes(notice.template) || notice.facts.half || notice.perhapsSentAt !== undefined || twins.some(hasGone)) return {}
  const [offer, meeting] = [offerOf(notice, aggregate), meetingOf(notice, aggregate)]
  if (offer) stopOffer(work, aggregate, offer)
  if (meeting) stopMeeting(work, meeting)
  const seat = seatOf(notice, aggregate)
  return seat ? setGoingOn(work, seat, plus(work.now, NEXT_LOOK_HOURS * 60), 'standstill') : {}
}

/**
 * It goes later than it was to, and surely has reached nobody by this or any other way until now: nobody could take it to its
 * provider, which refused it, or it came back. What it asks has not been asked yet, and its clock would have run alone.
 */
function isLate({ notice, twins, aggregate }: Asking, now: Instant, until: Instant): boolean {
  const { state, facts, perhapsSentAt, sendAt } = notice
  if (state !== 'waiting' || facts.half || perhapsSentAt !== undefined) return false
  if (minutesBetween(sendAt, now) < LATE_MINUTES && minutesBetween(now, until) > LEFT_MINUTES) return false
  const half = aggregate.notices.filter((one) => one.facts.half && keyText(one.subject) === keyText(notice.subject))
  return ![...twins, ...half].some(hasGone)
}

/**
 * The message goes now: from here on there is as long to answer as there always is, also where it was tried before and came to
 * nothing. Returns what it is to say of that.
 */
export function startClock(work: Work, asking: Asking): Partial<NoticeFacts> {
  const { aggregate, notice, tenant } = asking
  if (!ASKS.includes(notice.template)) return {}
  const anew = (until: Instant) => isLate(asking, work.now, until)
  const part = seatOf(notice, aggregate)?.phaseCheck?.open['going-on']
  const [offer, meeting, seat] = [offerOf(notice, aggregate), meetingOf(notice, aggregate), seatOf(notice, aggregate)]
  if (offer)
    return offer.unsent === undefined && !anew(offer.answerBy)
      ? { deadline: offer.answerBy, slots: offer.slots }
      : startOffer(work, aggregate, tenant, offer)
  // By its other way it may have gone already: then it says what that one said.
  if (meeting) {
    const { due } = meeting
    return { deadline: due === null || isStanding(meeting) || anew(due) ? startMeeting(work, aggregate, tenant, meeting) : due }
  }
  if (!seat || !part) return {}
  if (part.reason !== 'standstill' && !anew(part.due)) return { deadline: part.due }
  return setGoingOn(work, seat, answerBy(work.now, { urgency: aggregate.request.urgency }, tenant.settings, []), 'phase-changed')
}

/**
 * The message will not go, and a person has it or had: the clock of what it asks runs from here on, unless it is still to go by
 * another way. Who has it phones, and no question stands for weeks that nobody sends.
 */
export function startUnsent(work: Work, asking: Asking): Partial<NoticeFacts> {
  return asking.twins.some(({ state }) => state === 'waiting') ? {} : startClock(work, asking)
}

/** The question that a partner is still to answer, and has not begun to. */
function offerOf({ subject, template }: Notice, { offers }: Aggregate): Offer | undefined {
  if (template !== 'offer') return undefined
  const offer = offers.find((one) => keyText(one) === keyText(subject))
  return offer?.state === 'sent' && offer.waitsFor === 'answer' ? offer : undefined
}

/** The seat whose partner is to say whether they go on, as long as that is theirs to say. */
function seatOf({ subject, template }: Notice, { offers }: Aggregate): Offer | undefined {
  if (template !== 'going-on') return undefined
  const offer = offers.find((one) => keyText(one) === keyText(subject))
  return offer?.state === 'accepted' && offer.phaseCheck?.open['going-on']?.owner === 'partner' ? offer : undefined
}

function meetingOf({ subject, template }: Notice, { meetings }: Aggregate): Meeting | undefined {
  const wait = template === 'time-asked' ? 'time-answer' : template === 'move-proposed' ? 'move-answer' : undefined
  const meeting = meetings.find((one) => keyText(one) === keyText(subject))
  return meeting?.waitsFor === wait && (meeting?.owner === 'partner' || (meeting && isStanding(meeting))) ? meeting : undefined
}

/** Until when they have to say so; while the message is held back always a little longer than it is looked at again. */
function setGoingOn(work: Work, offer: Offer, due: Instant, reason: 'standstill' | 'phase-changed'): Partial<NoticeFacts> {
  const check = offer.phaseCheck
  const part = check?.open['going-on']
  if (!check || !part) return {}
  const phaseCheck = { ...check, open: { ...check.open, 'going-on': { ...part, due, reason } } }
  work.change(offer)(() => waitOf(phaseCheck), reason === 'standstill' ? 'offer.unsent' : 'offer.goes-out')
  return { deadline: due }
}
