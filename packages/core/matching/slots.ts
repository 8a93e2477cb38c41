import { freeAt, type Free } from '../records/availability.ts'
import type { Booking, Candidate, Hold } from '../records/partner.ts'
import type { Instant } from '../ports.ts'
import type { Mode, Request } from '../records/request.ts'
import { plus } from '../time/instant.ts'
import { overlaps, widen, type Window } from '../time/interval.ts'

/** Starts inside a longer window are tried at this step. */
const STEP_MINUTES = 30
/** A partner needs this long between the asking and the meeting. */
const LEAD_MINUTES = 60
/** An offer names at most this many times. */
export const MOST_SLOTS = 3
/** Starts looked at in one window: a day at the step above. */
const MOST_STARTS = 48

/** The times a request could mean, window by window, each of its duration, none too soon to ask about. */
export function possibleSlots(request: Pick<Request, 'windows' | 'durationMinutes'>, now: Instant): Window[][] {
  const soonest = plus(now, LEAD_MINUTES)
  return request.windows.map((window) => {
    const slots: Window[] = []
    for (let n = 0; n < MOST_STARTS; n++) {
      const start = plus(window.start, n * STEP_MINUTES)
      const end = plus(start, request.durationMinutes)
      if (end > window.end) break
      if (start >= soonest) slots.push({ start, end })
    }
    return slots
  })
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
export function isPromised({ card, diary }: Candidate, slot: Window, mode: Mode, except: Except = {}): boolean {
  const promised = [
    ...diary.bookings.filter((one) => one.meetingId !== except.meetingId),
    ...diary.holds.filter((one) => one.firm && one.requestId !== except.requestId).flatMap(slotsOf),
  ]
  return promised.some((one) => overlaps(widen(one, travel(one.mode, mode, card.travelMinutes)), slot))
}

const slotsOf = (hold: Hold): Omit<Booking, 'meetingId' | 'requestId'>[] =>
  hold.slots.map((slot) => ({ ...slot, mode: hold.mode }))

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
