import { promiseClock } from './deadline.ts'
import type { Offer } from '../records/offer.ts'
import { hasConsent } from '../records/consent.ts'
import { confirmedBy } from '../records/going-on.ts'
import { channelFacts } from '../reference/channels.ts'
import type { Instant } from '../ports.ts'
import type { Settings } from '../records/tenant.ts'
import { earliest, latest, plus } from '../time/instant.ts'
import type { Work } from '../commit/work.ts'
import type { Step } from '../records/steps.ts'
import { idleSeats, isSought, withoutSeats } from './extra-seat.ts'
import { lookAtAnew } from './going-on.ts'
import { answerWait, standStill } from './answer-wait.ts'
import { currentMeetings, currentOffers } from './current.ts'
import { openAtOnce } from './free-seats.ts'
import { firstHeld, inTime } from './in-time.ts'
import { openTimes } from './together.ts'
import type { Aggregate, Loaded } from './load.ts'
import type { Request } from '../records/request.ts'

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
  openTimes(work, loaded)
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
