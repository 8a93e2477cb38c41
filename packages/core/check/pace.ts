import { isUnsent, type Offer } from '../records/offer.ts'
import { called, disagree, type Finding, wrong } from './finding.ts'
import type { Records } from './records.ts'

/**
 * Nobody has longer to answer than the promise lasts by which they were asked: else it runs out before anybody else can be
 * asked. Another time that they propose gives the worker time of their own.
 */
export const beyondPromise = (offer: Offer): Finding[] =>
  offer.within !== undefined && offer.counter === undefined && offer.answerBy > offer.within
    ? [wrong('pace', offer, `${called(offer)}: may be answered until ${offer.answerBy}, promised by ${offer.within}`)]
    : []

/** The promise stands still as long as every question that is open does: else its clock would never go on again. */
export function stoppedClocks(records: Records): Finding[] {
  const open = Map.groupBy(
    records.all('offer').filter(({ state }) => state === 'sent'),
    ({ requestId }) => requestId,
  )
  return records.all('request').flatMap((request) => {
    if (request.state === 'closed' || request.untidied) return []
    const stands = request.unsentSince !== undefined
    const questions = open.get(request.id) ?? []
    const still = questions.length > 0 && questions.every(isUnsent)
    const amiss = stands ? !still : request.reason === 'standstill'
    return amiss
      ? [
          disagree(
            'pace',
            [request, ...questions],
            `${called(request)}: its promise ${stands ? 'stands' : 'runs'}, its questions do not so`,
          ),
        ]
      : []
  })
}
