import type { Work } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import type { NoticeFacts } from '../records/notice.ts'
import { isUnsent, type Offer } from '../records/offer.ts'
import type { Tenant } from '../records/tenant.ts'
import { latest, plus } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'
import { answerBy, AT_LEAST, BEFORE_START, promiseAfter, promiseAhead, promiseClock } from './deadline.ts'
import type { Aggregate } from './load.ts'
import { answerWait } from './answer-wait.ts'
import { currentOffers } from './current.ts'

/** A question without a time of its own may go as long as somebody is sought: looked at anew so often. */
const LOOK_AGAIN_DAYS = 30

/** Its message is held back: nobody has been asked, and the request's own clocks stand while all its questions are so. */
export function stopOffer(work: Work, aggregate: Aggregate, offer: Offer): void {
  const until = mayGoUntil(work.now, offer.slots)
  if (offer.unsent === undefined)
    work.change(offer)(
      () => ({
        unsent: work.now,
        within: undefined,
        answerBy: until,
        due: until,
        owner: 'system',
        reason: 'standstill',
        attempts: 0,
      }),
      'offer.unsent',
    )
  const { request } = aggregate
  const open = openIn(work, aggregate)
  if (request.waitsFor !== 'answer' || !open.every(isUnsent)) return
  if (request.unsentSince !== undefined && request.reason === 'standstill') return
  work.change(request)((current) => ({ attempts: 0, ...answerWait(current, open, work.now) }), 'request.questions-wait')
}

/** Its message goes: the answer time begins, and the promise with as much as it stood still. */
export function startOffer(work: Work, aggregate: Aggregate, tenant: Tenant, offer: Offer): Partial<NoticeFacts> {
  const { request } = aggregate
  const ahead = offer.slots.filter(({ start }) => plus(start, -BEFORE_START) > work.now)
  const slots = ahead.length > 0 ? ahead : offer.slots
  const serveBy = promiseAfter(request, work.now)
  const promise = promiseAhead(work.now, serveBy)
  const until = answerBy(work.now, { urgency: request.urgency, promise }, tenant.settings, slots)
  work.change(offer)(
    () => ({
      unsent: undefined,
      slots,
      answerBy: until,
      due: until,
      owner: 'partner',
      reason: offer.override ? 'by-hand' : 'fits',
      attempts: 0,
      within: promise,
    }),
    'offer.goes-out',
  )
  startPromise(work, aggregate)
  return { deadline: until, slots }
}

/** One of its questions has reached somebody: the promise goes on, with as much as it stood still. */
export function startPromise(work: Work, aggregate: Aggregate): void {
  const { request } = aggregate
  const current = work.change(request)((one) => promiseClock(one, false, work.now), 'request.questions-go')
  if (current.waitsFor === 'answer' && current.state === 'offered')
    work.change(request)(
      (one) => ({ attempts: 0, ...answerWait(one, openIn(work, aggregate), work.now) }),
      'request.questions-go',
    )
}

const openIn = (work: Work, aggregate: Aggregate): Offer[] =>
  currentOffers(work, aggregate).filter(({ state }) => state === 'sent')

/** As long as the last of the times can still be answered for; without a time until it is looked at again. */
export const mayGoUntil = (now: Instant, slots: readonly Window[]): Instant => {
  const last = slots
    .map(({ start }) => start)
    .toSorted()
    .at(-1)
  return last === undefined ? plus(now, LOOK_AGAIN_DAYS * 24 * 60) : latest(plus(last, -BEFORE_START), plus(now, AT_LEAST))
}
