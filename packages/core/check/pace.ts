import type { Offer } from '../records/offer.ts'
import type { Request } from '../records/request.ts'
import { asItWas } from '../records/stuck.ts'
import { called, type Finding, wrong } from './finding.ts'

/**
 * Nobody has longer to answer than the promise lasts by which they were asked: else it runs out before anybody else can be
 * asked. Another time that they propose gives the worker time of their own.
 */
export const beyondPromise = (offer: Offer): Finding[] =>
  offer.within !== undefined && offer.counter === undefined && offer.answerBy > offer.within
    ? [wrong('pace', offer, `${called(offer)}: may be answered until ${offer.answerBy}, promised by ${offer.within}`)]
    : []

/** The promise stands still exactly as long as every question that is open does: else its clock never goes on again. */
export function stoppedClock(request: Request): Finding[] {
  const stands = asItWas(request).reason === 'standstill'
  return stands === (request.unsentSince !== undefined)
    ? []
    : [
        wrong(
          'pace',
          request,
          `${called(request)}: its questions ${stands ? 'stand still' : 'do not'}, and its promise otherwise`,
        ),
      ]
}
