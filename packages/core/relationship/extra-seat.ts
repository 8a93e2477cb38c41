import type { Meeting } from '../records/meeting.ts'
import type { Request } from '../records/request.ts'

/**
 * When the partner cannot come to one meeting, the worker may ask for another one for that time (`choose-late.ts`). The
 * relationship goes on, so its seat is not free, and the request gets an extra one for as long as it looks. This counts
 * the extra seats that are idle: nobody sits on them, and no meeting looks for a partner any more, because it found one,
 * was cancelled, came too near or began. `settle` takes those away.
 */
export function idleSeats({ extraSeats = 0, seats, taken }: Request, meetings: readonly Meeting[]): number {
  if (meetings.some(isSought)) return 0
  const unused = extraSeats - taken.filter((seat) => seat.extra).length
  return Math.max(0, Math.min(unused, seats - taken.length))
}

/** Its partner is gone, and others are being asked about its time. */
export const isSought = ({ state, waitsFor }: Meeting): boolean => state === 'scheduled' && waitsFor === 'partner'

/** The request without its idle seats. The search they were made for is over, so its being late counts no more. */
export const withoutSeats = ({ extraSeats = 0, seats }: Request, idle: number): Partial<Request> => ({
  seats: seats - idle,
  extraSeats: extraSeats - idle,
  lateSince: undefined,
  nobodySince: undefined,
})

/** Whether the next partner to be confirmed gets an extra seat: those the request was made with are all taken. */
export function isExtra({ extraSeats = 0, seats, taken }: Request): boolean {
  const regular = taken.filter((seat) => seat.state === 'confirmed' && !seat.extra).length
  return regular >= seats - extraSeats
}

export const hasExtraSeat = ({ extraSeats = 0 }: Request): boolean => extraSeats > 0

/** Whether what it waits for depends on its meetings: then it is settled anew when one is cancelled. */
export const restsOnMeetings = (request: Request): boolean =>
  request.state === 'confirmed' || request.waitsFor === 'late-choice' || request.waitsFor === 'closing' || hasExtraSeat(request)
