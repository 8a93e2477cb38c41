import type { Work } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import type { Offer } from '../records/offer.ts'
import type { Request } from '../records/request.ts'
import { earliest, plus } from '../time/instant.ts'

/** A decision comes this long before the time it is about, or a coordinator is asked. */
const TO_PREPARE_MINUTES = 120

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
