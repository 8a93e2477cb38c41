import type { Work } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import type { NoticeFacts } from '../records/notice.ts'
import { isUnsent, type Offer } from '../records/offer.ts'
import type { Request } from '../records/request.ts'
import type { Tenant } from '../records/tenant.ts'
import { earliest, latest, minutesBetween, plus } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'
import { answerBy, promiseAhead } from './deadline.ts'
import type { Aggregate } from './load.ts'
import { answerWait, currentOffers } from './settle.ts'

/** A question without a time of its own may go as long as somebody is sought: looked at anew so often. */
const LOOK_AGAIN_DAYS = 30
/** Somebody who is to answer before a time begins needs an hour to (`deadline.ts`). */
const BEFORE_START = 60
const AT_LEAST = 15

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
  work.change(request)(
    (current) => ({ unsentSince: current.unsentSince ?? work.now, attempts: 0, ...answerWait(current, open) }),
    'request.questions-wait',
  )
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
      ...(promise && { within: promise }),
    }),
    'offer.goes-out',
  )
  const current = work.change(request)(() => ({ serveBy, unsentSince: undefined }), 'request.questions-go')
  if (current.waitsFor === 'answer' && current.state === 'offered')
    work.change(request)((one) => ({ attempts: 0, ...answerWait(one, openIn(work, aggregate)) }), 'request.questions-go')
  return { deadline: until, slots }
}

const openIn = (work: Work, aggregate: Aggregate): Offer[] =>
  currentOffers(work, aggregate).filter(({ state }) => state === 'sent')

/** The promise, with as much time as its questions stood still; never beyond the day and the times that were asked for. */
export function promiseAfter(request: Pick<Request, 'serveBy' | 'unsentSince' | 'needBy' | 'windows'>, now: Instant): Instant {
  const { serveBy, unsentSince, needBy, windows } = request
  if (unsentSince === undefined) return serveBy
  const stood = plus(serveBy, Math.max(0, minutesBetween(unsentSince, now)))
  const last = windows
    .map(({ start }) => plus(start, -BEFORE_START))
    .toSorted()
    .at(-1)
  return latest(serveBy, earliest(stood, ...(needBy ? [needBy] : []), ...(last ? [last] : [])))
}

/** As long as the last of the times can still be answered for; without a time until it is looked at again. */
export const mayGoUntil = (now: Instant, slots: readonly Window[]): Instant => {
  const last = slots
    .map(({ start }) => start)
    .toSorted()
    .at(-1)
  return last === undefined ? plus(now, LOOK_AGAIN_DAYS * 24 * 60) : latest(plus(last, -BEFORE_START), plus(now, AT_LEAST))
}
