import type { Work } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Notice, NoticeFacts } from '../records/notice.ts'
import { isUnsent, type Offer } from '../records/offer.ts'
import { waitOf } from '../records/phase-check.ts'
import type { Request } from '../records/request.ts'
import type { Tenant } from '../records/tenant.ts'
import type { Template } from '../records/templates.ts'
import { keyText } from '../records/keys.ts'
import { earliest, latest, minutesBetween, plus } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'
import { answerUntil } from './ask-time.ts'
import { answerBy, promiseAhead } from './deadline.ts'
import type { Aggregate } from './load.ts'
import { answerWait, currentOffers } from './settle.ts'

/** What asks a partner something that has a clock: who was not reached was not asked, so it begins when the message goes. */
const ASKS: readonly Template[] = ['offer', 'time-asked', 'move-proposed', 'going-on']
/** A question without a time of its own may go as long as somebody is sought: looked at anew so often. */
const LOOK_AGAIN_DAYS = 30
/** Held back, a message is looked at once a day. */
const NEXT_LOOK_HOURS = 26
/** Somebody who is to answer before a time begins needs an hour to (`deadline.ts`). */
const BEFORE_START = 60
const AT_LEAST = 15

interface Asking {
  readonly aggregate: Aggregate
  readonly tenant: Tenant
  readonly notice: Notice
  /** The same by its other ways. */
  readonly twins: readonly Notice[]
}

const hasGone = ({ state }: Notice): boolean => state === 'sent' || state === 'claimed' || state === 'unknown'

/** The message stands still, and so does the clock of what it asks, unless it went by another way. Returns what it says of that. */
export function stopClock(work: Work, { aggregate, notice, twins }: Asking): Partial<NoticeFacts> {
  if (!ASKS.includes(notice.template) || twins.some(hasGone)) return {}
  const [offer, meeting] = [offerOf(notice, aggregate), meetingOf(notice, aggregate)]
  if (offer) stopOffer(work, aggregate, offer)
  if (meeting) stopMeeting(work, meeting)
  const seat = seatOf(notice, aggregate)
  return seat ? setGoingOn(work, seat, plus(work.now, NEXT_LOOK_HOURS * 60), 'standstill') : {}
}

/** The message goes now: from here on there is as long to answer as there always is. Returns what it is to say of that. */
export function startClock(work: Work, asking: Asking): Partial<NoticeFacts> {
  const { aggregate, notice, tenant } = asking
  if (!ASKS.includes(notice.template)) return {}
  const part = seatOf(notice, aggregate)?.phaseCheck?.open['going-on']
  const [offer, meeting, seat] = [offerOf(notice, aggregate), meetingOf(notice, aggregate), seatOf(notice, aggregate)]
  if (offer) return offer.unsent === undefined ? { deadline: offer.answerBy } : startOffer(work, asking, offer)
  // By its other way it may have gone already: then it says what that one said.
  if (meeting) return { deadline: isStanding(meeting) ? startMeeting(work, asking, meeting) : (meeting.due ?? work.now) }
  if (!seat || !part) return {}
  if (part.reason !== 'standstill') return { deadline: part.due }
  return setGoingOn(work, seat, answerBy(work.now, { urgency: aggregate.request.urgency }, tenant.settings, []), 'phase-changed')
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

/** Until when they have to say so; while the message is held back always a little longer than it is looked at again. */
function setGoingOn(work: Work, offer: Offer, due: Instant, reason: 'standstill' | 'phase-changed'): Partial<NoticeFacts> {
  const check = offer.phaseCheck
  const part = check?.open['going-on']
  if (!check || !part) return {}
  const phaseCheck = { ...check, open: { ...check.open, 'going-on': { ...part, due, reason } } }
  work.change(offer)(() => waitOf(phaseCheck), reason === 'standstill' ? 'offer.unsent' : 'offer.goes-out')
  return { deadline: due }
}

function meetingOf({ subject, template }: Notice, { meetings }: Aggregate): Meeting | undefined {
  const wait = template === 'time-asked' ? 'time-answer' : template === 'move-proposed' ? 'move-answer' : undefined
  const meeting = meetings.find((one) => keyText(one) === keyText(subject))
  return meeting?.waitsFor === wait && (meeting?.owner === 'partner' || (meeting && isStanding(meeting))) ? meeting : undefined
}

const isStanding = ({ owner, reason }: Meeting): boolean => owner === 'system' && reason === 'standstill'

function stopOffer(work: Work, aggregate: Aggregate, offer: Offer): void {
  const until = mayGoUntil(work.now, offer.slots)
  if (offer.unsent === undefined)
    work.change(offer)(
      () => ({
        unsent: work.now,
        within: undefined,
        answerBy: until,
        due: until,
        owner: 'system',
        reason: 'standstill',
        attempts: 0,
      }),
      'offer.unsent',
    )
  const { request } = aggregate
  const open = openIn(work, aggregate)
  if (request.waitsFor !== 'answer' || !open.every(isUnsent)) return
  if (request.unsentSince !== undefined && request.reason === 'standstill') return
  work.change(request)(
    (current) => ({ unsentSince: current.unsentSince ?? work.now, attempts: 0, ...answerWait(current, open) }),
    'request.questions-wait',
  )
}

function startOffer(work: Work, { aggregate, tenant }: Asking, offer: Offer): Partial<NoticeFacts> {
  const { request } = aggregate
  const ahead = offer.slots.filter(({ start }) => plus(start, -BEFORE_START) > work.now)
  const slots = ahead.length > 0 ? ahead : offer.slots
  const serveBy = promiseAfter(request, work.now)
  const promise = promiseAhead(work.now, serveBy)
  const until = answerBy(work.now, { urgency: request.urgency, promise }, tenant.settings, slots)
  work.change(offer)(
    () => ({
      unsent: undefined,
      slots,
      answerBy: until,
      due: until,
      owner: 'partner',
      reason: offer.override ? 'by-hand' : 'fits',
      attempts: 0,
      ...(promise && { within: promise }),
    }),
    'offer.goes-out',
  )
  const current = work.change(request)(() => ({ serveBy, unsentSince: undefined }), 'request.questions-go')
  if (current.waitsFor === 'answer' && current.state === 'offered')
    work.change(request)((one) => ({ attempts: 0, ...answerWait(one, openIn(work, aggregate)) }), 'request.questions-go')
  return { deadline: until, slots }
}

const openIn = (work: Work, aggregate: Aggregate): Offer[] =>
  currentOffers(work, aggregate).filter(({ state }) => state === 'sent')

/** The promise, with as much time as its questions stood still; never beyond the day and the times that were asked for. */
export function promiseAfter(request: Pick<Request, 'serveBy' | 'unsentSince' | 'needBy' | 'windows'>, now: Instant): Instant {
  const { serveBy, unsentSince, needBy, windows } = request
  if (unsentSince === undefined) return serveBy
  const stood = plus(serveBy, Math.max(0, minutesBetween(unsentSince, now)))
  const last = windows
    .map(({ start }) => plus(start, -BEFORE_START))
    .toSorted()
    .at(-1)
  return latest(serveBy, earliest(stood, ...(needBy ? [needBy] : []), ...(last ? [last] : [])))
}

/** As long as the last of the times can still be answered for; without a time until it is looked at again. */
export const mayGoUntil = (now: Instant, slots: readonly Window[]): Instant => {
  const last = slots
    .map(({ start }) => start)
    .toSorted()
    .at(-1)
  return last === undefined ? plus(now, LOOK_AGAIN_DAYS * 24 * 60) : latest(plus(last, -BEFORE_START), plus(now, AT_LEAST))
}

function stopMeeting(work: Work, meeting: Meeting): void {
  if (isStanding(meeting)) return
  const until = meeting.proposal ? earliest(meeting.start, meeting.proposal.start) : meeting.start
  work.change(meeting)(
    ({ asked }) => ({
      due: until,
      owner: 'system',
      reason: 'standstill',
      attempts: 0,
      ...(asked && { asked: { answerBy: until } }),
    }),
    'meeting.unsent',
  )
}

function startMeeting(work: Work, { aggregate, tenant, notice }: Asking, meeting: Meeting): Instant {
  const { proposal, start } = meeting
  const until = answerUntil(work.now, { request: aggregate.request, tenant }, proposal ? earliest(start, proposal.start) : start)
  work.change(meeting)(
    ({ asked }) => ({
      due: until,
      owner: 'partner',
      reason: notice.template === 'time-asked' ? 'time-asked' : 'move-proposed',
      attempts: 0,
      ...(notice.template === 'time-asked' && asked && { asked: { answerBy: until } }),
    }),
    'meeting.goes-out',
  )
  return until
}
