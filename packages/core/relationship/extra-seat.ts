import type { Meeting } from '../records/meeting.ts'
import type { Request } from '../records/request.ts'

/**
 * Seats made for another partner at one meeting (`choose-late.ts`) that are needed no longer: nobody sits on them, and
 * nobody is sought for any meeting, whether it found its partner, was cancelled, came too near or began.
 */
export function idleSeats({ extraSeats = 0, seats, taken }: Request, meetings: readonly Meeting[]): number {
  if (meetings.some(isSought)) return 0
  const unused = extraSeats - taken.filter((seat) => seat.extra).length
  return Math.max(0, Math.min(unused, seats - taken.length))
}

/** Strangers are being asked about this meeting's time. */
const isSought = ({ state, waitsFor }: Meeting): boolean => state === 'scheduled' && waitsFor === 'partner'

/** The search those seats were made for is over, with its delays. */
export const withoutSeats = ({ extraSeats = 0, seats }: Request, idle: number): Partial<Request> => ({
  seats: seats - idle,
  extraSeats: extraSeats - idle,
  lateSince: undefined,
  nobodySince: undefined,
})

/** Whether the next to be confirmed comes beside those the request was made for. */
export function isExtra({ extraSeats = 0, seats, taken }: Request): boolean {
  const regular = taken.filter((seat) => seat.state === 'confirmed' && !seat.extra).length
  return regular >= seats - extraSeats
}

export const hasExtraSeat = ({ extraSeats = 0 }: Request): boolean => extraSeats > 0

/** What it waits for follows from its meetings, so that it is looked at when one is cancelled. */
export const restsOnMeetings = (request: Request): boolean =>
  request.state === 'confirmed' || request.waitsFor === 'late-choice' || hasExtraSeat(request)
