import { datesOf, freeAt, type Free, windowsBetween } from '../records/availability.ts'
import type { Booking, Candidate, KeptTime } from '../records/partner.ts'
import type { Instant } from '../ports.ts'
import type { Mode, Request } from '../records/request.ts'
import { instant, latest, ms, plus } from '../time/instant.ts'
import { overlaps, widen, type Window } from '../time/interval.ts'
import { startOfDay } from '../time/zone.ts'

/** Starts inside a longer window are tried at this step too. */
const STEP_MINUTES = 30
/** A partner needs this long between the asking and the meeting; a moment in between counts to the next five minutes. */
const LEAD_MINUTES = 60
const WHOLE_MS = 5 * 60_000
/** An offer names at most this many times. */
export const MOST_SLOTS = 3
/** Steps looked at in one window: a day of them. */
const MOST_STEPS = 48

type Asked = Pick<Request, 'id' | 'windows' | 'durationMinutes' | 'mode'>

/**
 * The times a request could mean to a partner, window by window in order, each of its duration, none too soon to ask about.
 * What is known of the partner changes only at the edges of what is free, promised or told, so whoever is free for the
 * length anywhere inside a window is free at one of these; between them every half hour is tried, for a rounder time.
 */
export function possibleSlots(asked: Asked, candidate: Candidate, now: Instant): Window[][] {
  const soonest = instant(Math.ceil(ms(plus(now, LEAD_MINUTES)) / WHOLE_MS) * WHOLE_MS)
  const { durationMinutes: minutes } = asked
  return asked.windows.map((window) => {
    const first = latest(window.start, soonest)
    const last = plus(window.end, -minutes)
    if (first > last) return []
    const starts = [first, last, ...stepsOf(window), ...edgesOf(asked, candidate, { start: first, end: window.end })]
    const inside = starts.filter((start) => first <= start && start <= last)
    return [...new Set(inside)].sort().map((start) => ({ start, end: plus(start, minutes) }))
  })
}

const stepsOf = (window: Window): Instant[] => Array.from({ length: MOST_STEPS }, (_, n) => plus(window.start, n * STEP_MINUTES))

/** First and last starts by what the partner has said and promised: there, and at midnight, what is known changes. */
function edgesOf({ id, durationMinutes: minutes, mode }: Asked, candidate: Candidate, around: Window): Instant[] {
  const { availability } = candidate.card
  const free = windowsBetween(availability, around.start, around.end).flatMap(({ start, end }) => [start, plus(end, -minutes)])
  const taken = [...promisedTo(candidate, mode, { requestId: id }), ...availability.away]
    .filter((one) => overlaps(one, around))
    .flatMap(({ start, end }) => [plus(start, -minutes), end])
  return [...free, ...taken, ...datesOf(around).map(startOfDay)]
}

/** Promises that do not stand in the way: those made for the very request or meeting that is asked about. */
interface Except {
  readonly requestId?: string
  readonly meetingId?: string
}

/** What the partner has told us and promised about one time: promises beat everything said. */
export const freeFor = (candidate: Candidate, slot: Window, mode: Mode, except: Except = {}): Free =>
  isPromised(candidate, slot, mode, except) ? 'busy' : freeAt(candidate.card.availability, slot)

/** Whether that time, or the way there, is promised to somebody else: no reason overrides that, nobody is in two places. */
export function isPromised(candidate: Candidate, slot: Window, mode: Mode, except: Except = {}): boolean {
  return promisedTo(candidate, mode, except).some((one) => overlaps(one, slot))
}

/** What is promised to others, with the way there and back for whoever comes to a meeting of that mode. */
function promisedTo({ card, diary }: Candidate, mode: Mode, except: Except): Window[] {
  const promised = [
    ...diary.bookings.filter((one) => one.meetingId !== except.meetingId),
    ...diary.holds.filter((one) => one.firm && one.requestId !== except.requestId).flatMap(slotsOf),
  ]
  return promised.map((one) => widen(one, travel(one.mode, mode, card.travelMinutes)))
}

const slotsOf = (kept: KeptTime): Omit<Booking, 'meetingId' | 'requestId'>[] =>
  kept.slots.map((slot) => ({ ...slot, mode: kept.mode }))

/** Nobody travels between two meetings that are both remote or by phone. */
const travel = (a: Mode, b: Mode, minutes: number): number => (a === 'in-person' || b === 'in-person' ? minutes : 0)

/** Up to three times to name in an offer: the first of each window, then later ones that don't overlap those. */
export function pickSlots(byWindow: readonly (readonly Window[])[]): Window[] {
  const picked: Window[] = []
  for (const [first] of byWindow)
    if (first && picked.length < MOST_SLOTS && !picked.some((one) => one.start === first.start)) picked.push(first)
  for (const slot of byWindow.flat()) {
    if (picked.length >= MOST_SLOTS) break
    if (!picked.some((one) => overlaps(one, slot))) picked.push(slot)
  }
  return picked.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
}
