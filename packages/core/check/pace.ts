import type { Offer } from '../records/offer.ts'
import { called, type Finding, wrong } from './finding.ts'

/**
 * Nobody has longer to answer than the promise lasts by which they were asked: else it runs out before anybody else can be
 * asked. Another time that they propose gives the worker time of their own.
 */
export const beyondPromise = (offer: Offer): Finding[] =>
  offer.within !== undefined && offer.counter === undefined && offer.answerBy > offer.within
    ? [wrong('pace', offer, `${called(offer)}: may be answered until ${offer.answerBy}, promised by ${offer.within}`)]
    : []
