import type { Instant } from '../ports.ts'
import { isUnsent, type Offer } from '../records/offer.ts'
import type { Request } from '../records/request.ts'
import { latest, plus } from '../time/instant.ts'
import { promiseClock } from './deadline.ts'

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
export function standStill(offers: readonly Offer[]): boolean {
  const open = offers.filter(({ state }) => state === 'sent')
  return open.length > 0 && open.every(isUnsent)
}
