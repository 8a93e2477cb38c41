import { promiseClock } from './deadline.ts'
import type { Meeting } from '../records/meeting.ts'
import { isUnsent, type Offer } from '../records/offer.ts'
import { hasConsent } from '../records/consent.ts'
import { confirmedBy } from '../records/going-on.ts'
import { keyText } from '../records/keys.ts'
import { standingMeeting, standingOffer } from '../records/standing.ts'
import { channelFacts } from '../reference/channels.ts'
import type { Instant } from '../ports.ts'
import type { Settings } from '../records/tenant.ts'
import { earliest, latest, plus } from '../time/instant.ts'
import type { Work } from '../commit/work.ts'
import type { Step } from '../records/steps.ts'
import { idleSeats, isSought, withoutSeats } from './extra-seat.ts'
import { lookAtAnew } from './going-on.ts'
import type { Aggregate, Loaded } from './load.ts'
import type { Request } from '../records/request.ts'

/** How many partners who said yes may be held while the family chooses (docs/field.md: Choosing a partner). */
const FAMILY_CHOOSES_FROM = 3
/** A decision comes this long before the time it is about, or a coordinator is asked. */
const TO_PREPARE_MINUTES = 120
/** Between the time at which a going on is confirmed and its commit, ordinarily less. */
const CONFIRMED_WITHIN_MINUTES = 30

type Waiting = Pick<Request, 'state' | 'waitsFor' | 'due' | 'owner' | 'reason' | 'nudges'>

/**
 * The request's state follows from its seats, open offers and meetings: after anything happened to those, this says what
 * it waits for, until when, and whose turn it is. A clock that runs goes on where the wait has not changed. Extra seats
 * (`extra-seat.ts`) that nobody needs any more are taken away first, unless somebody is being asked: their yes needs one.
 */
export function settle(work: Work, loaded: Loaded, what: Step, note?: string): Request {
  const { request, tenant } = loaded
  const { settings } = tenant
  lookAtAnew(work, loaded)
  const offersLeft = currentOffers(work, loaded)
  const meetingsLeft = currentMeetings(work, loaded)
  const idle = offersLeft.some((offer) => offer.state === 'sent') ? 0 : idleSeats(work.read(request), meetingsLeft)
  const current = idle > 0 ? work.change(request)((one) => withoutSeats(one, idle), 'request.seat-gone') : work.read(request)
  const next = closing(
    work,
    current,
    waiting(work, current, offersLeft, meetingsLeft, settings),
    offersLeft,
    meetingsLeft,
    settings,
  )
  const same =
    next.waitsFor === current.waitsFor && next.owner === current.owner && next.waitsFor !== 'ranking' && current.due !== null
  const ahead = next.waitsFor === 'closing' && meetingsLeft.some((one) => one.state === 'scheduled' && one.end > work.now)
  const runs = same && next.waitsFor !== 'answer' && next.waitsFor !== 'meetings' && !ahead
  const kept = runs ? { due: earliest(current.due ?? work.now, next.due ?? work.now), nudges: current.nudges } : {}
  const clock = promiseClock(current, standStill(offersLeft), work.now)
  return work.change(current)(() => ({ attempts: 0, misses: [], ...next, ...clock, ...kept }), what, note)
}

function waiting(
  work: Work,
  request: Request,
  offers: readonly Offer[],
  meetings: Aggregate['meetings'],
  settings: Settings,
): Waiting {
  const held = request.taken.filter((seat) => seat.state === 'held')
  const confirmed = request.taken.length - held.length
  if (held.length > 0) {
    const consent = mayConfirm(request)
    const waits = { state: 'accepted', waitsFor: consent ? 'decision' : 'consent', nudges: 0 } as const
    const until = afterHandOver(held, request)
    if (until !== undefined)
      return { ...waits, due: earliest(until, firstHeld(work, request, offers) ?? until), owner: 'system', reason: 'handed-over' }
    const due = inTime(plus(work.now, settings.decisionHours[request.urgency] * 60), work.now, firstHeld(work, request, offers))
    return { ...waits, due, owner: 'worker', reason: 'partner-accepted' }
  }
  if (confirmed >= request.seats) return confirmedWait(work, request, meetings, settings)
  const system = { owner: 'system', nudges: 0 } as const
  const open = offers.filter((offer) => offer.state === 'sent')
  if (open.length === 0) return { state: 'open', waitsFor: 'ranking', due: work.now, reason: 'nobody-asked', ...system }
  // Where an extra seat is idle, nobody more is asked: only those who were asked before may still answer.
  if (open.length < openAtOnce(request, settings) && idleSeats(request, meetings) === 0)
    return { state: 'offered', waitsFor: 'ranking', due: work.now, reason: 'room-to-ask', ...system }
  return { state: 'offered', ...answerWait(request, open, work.now), nudges: 0 }
}

/**
 * Every phase is over (docs/field.md: Transitions): the worker ends the request, once what is agreed has been. Nobody more
 * is asked, but for the partner of a meeting that is agreed; whoever is asked by hand all the same is waited for first.
 */
function closing(
  work: Work,
  request: Request,
  next: Waiting,
  offers: readonly Offer[],
  meetings: Aggregate['meetings'],
  settings: Settings,
): Waiting {
  if (request.closingSince === undefined || meetings.some(isSought)) return next
  const open = offers.filter((offer) => offer.state === 'sent')
  if (open.length > 0 && next.state === 'offered') return { state: 'offered', ...answerWait(request, open, work.now), nudges: 0 }
  const last = latest(work.now, ...meetings.filter((one) => one.state === 'scheduled').map((one) => one.end))
  const wished = plus(last, settings.decisionHours[request.urgency] * 60)
  const due = inTime(wished, work.now, firstHeld(work, request, offers))
  return { state: next.state, waitsFor: 'closing', due, owner: 'worker', reason: 'phase-closed', nudges: 0 }
}

/** Nobody decides about partners who said yes before it was confirmed who goes on: looked at again when that is so. */
function afterHandOver(held: Request['taken'], request: Request): Instant | undefined {
  const until = request.goingOn?.until
  const all = held.every(({ partnerId }) => confirmedBy(request, partnerId) !== undefined)
  return until !== undefined && all ? plus(until, CONFIRMED_WITHIN_MINUTES) : undefined
}

/** Partners asked at the same time: by urgency, one for each free seat at least, and as many as a family may choose from. */
export function openAtOnce({ urgency, choice, seats, taken }: Request, settings: Settings): number {
  const { open } = settings.offers[urgency]
  return Math.max(open, seats - taken.length, choice === 'family' ? FAMILY_CHOOSES_FROM : 0)
}

/** When the first time begins that a partner on a held seat said yes to; nothing where they said yes to "when suits". */
export function firstHeld(work: Work, request: Request, offers: readonly Offer[]): Instant | undefined {
  const held = new Set(request.taken.filter((seat) => seat.state === 'held').map((seat) => seat.offerId))
  const starts = offers.map(work.read).flatMap((offer) => (held.has(offer.id) && offer.slot ? [offer.slot.start] : []))
  return starts.sort()[0]
}

/**
 * A decision about a time ahead is due as wished, but no later than `TO_PREPARE_MINUTES` before the start; past that,
 * at the start.
 */
export function inTime(due: Instant, now: Instant, start: Instant | undefined): Instant {
  if (start === undefined) return due
  const last = plus(start, -TO_PREPARE_MINUTES)
  return earliest(due, now < last ? last : start)
}

/** Whether too little time is left before the start to wait for the worker alone. */
export const isPressing = (now: Instant, start: Instant | undefined): boolean =>
  start !== undefined && now >= plus(start, -TO_PREPARE_MINUTES)

/**
 * Each offer has its own deadline; the request looks again just after the last of them, or when the phase's promise runs out.
 * One that has not gone was not asked of anybody: where none has, the promise stands still.
 */
export function answerWait(
  request: Request,
  open: readonly Offer[],
  now: Instant,
): Pick<Request, 'waitsFor' | 'due' | 'owner' | 'reason' | 'serveBy' | 'unsentSince'> {
  const gone = open.filter((offer) => !isUnsent(offer))
  const waits = gone.length > 0 ? gone : open
  const last = plus(latest(request.createdAt, ...waits.map((offer) => offer.answerBy)), 2)
  const stands = standStill(open)
  const clock = promiseClock(request, stands, now)
  if (stands) return { waitsFor: 'answer', due: last, owner: 'system', reason: 'standstill', ...clock }
  const due = request.lateSince === undefined && clock.serveBy < last ? clock.serveBy : last
  return { waitsFor: 'answer', due, owner: 'partner', reason: 'asked', ...clock }
}

/** Somebody has been asked, so that nothing is left of what nobody could be found for. `open`: all who are asked by now. */
export const askedNow = (request: Request, open: readonly Offer[], now: Instant) =>
  ({ state: 'offered', nudges: 0, attempts: 0, misses: [], nobodySince: undefined, ...answerWait(request, open, now) }) as const

/** Whether nothing that is asked has gone. */
function standStill(offers: readonly Offer[]): boolean {
  const open = offers.filter(({ state }) => state === 'sent')
  return open.length > 0 && open.every(isUnsent)
}

/**
 * All seats are confirmed. As long as one of the partners has no meeting at all, the first one is waited for, but not for
 * a partner on an extra seat: they came for one meeting only.
 */
function confirmedWait(work: Work, { taken }: Request, meetings: Aggregate['meetings'], settings: Settings): Waiting {
  const alive = meetings.filter((meeting) => meeting.state !== 'cancelled')
  const base = { state: 'confirmed', nudges: 0 } as const
  const waits = taken.some((seat) => !seat.extra && alive.every((meeting) => meeting.partnerId !== seat.partnerId))
  if (alive.length === 0 || waits)
    return { ...base, waitsFor: 'first-meeting', due: plus(work.now, 3 * 24 * 60), owner: 'worker', reason: 'no-time-yet' }
  const last = latest(work.now, ...alive.map((meeting) => meeting.end))
  return { ...base, waitsFor: 'meetings', due: plus(last, settings.quietDays * 24 * 60), owner: 'worker', reason: 'under-way' }
}

/** The parent has agreed, or there is no parent to ask (docs/field.md: Consent). */
export const mayConfirm = (request: Request): boolean => !channelFacts[request.channel].hasClient || hasConsent(request)

/** Whether one more partner who says yes can be held. */
export function hasRoom(request: Request): boolean {
  const held = request.taken.filter((seat) => seat.state === 'held').length
  const confirmed = request.taken.length - held
  const most = request.choice === 'family' ? Math.max(FAMILY_CHOOSES_FROM, request.seats) : request.seats
  return confirmed < request.seats && held + confirmed < most
}

/** The offers as this piece of work has left them, with those it added. */
export function currentOffers(work: Work, { request, offers }: Pick<Aggregate, 'request' | 'offers'>): Offer[] {
  const known = new Set(offers.map((offer) => offer.sk))
  const added = work.touched().filter((one) => one.kind === 'offer' && !known.has(one.sk)) as Offer[]
  return [...offers.map((offer) => standingOffer(work.read(offer), work.read(request))), ...added]
}

/** The same for meetings. */
export function currentMeetings(work: Work, { request, meetings }: Pick<Aggregate, 'request' | 'meetings'>): Meeting[] {
  const known = new Set(meetings.map(keyText))
  const added = work.touched().filter((one) => one.kind === 'meeting' && !known.has(keyText(one))) as Meeting[]
  return [...meetings.map((meeting) => standingMeeting(work.read(meeting), work.read(request))), ...added]
}

/** The offers that still may be answered. */
export const openOffers = (work: Work, loaded: Pick<Aggregate, 'request' | 'offers'>): Offer[] =>
  currentOffers(work, loaded).filter((offer) => offer.state === 'sent')
