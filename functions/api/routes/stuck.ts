import { closeStuckOffer } from '#core/offer/close-stuck.ts'
import { dealWithGap } from '#core/restore/deal.ts'
import type { Key } from '#core/ports.ts'
import { keys, requestIdOf } from '#core/records/keys.ts'
import { type Live } from '#core/records/record.ts'
import { queueRow } from '#core/request/queue.ts'
import { retryStuck } from '#core/stuck/retry.ts'
import { showQueueRow } from '../show/queue-row.ts'
import { meetingKey, offerKey, stepsOf } from '../step.ts'

/** What stands still is tried again, or taken back: `GET /queue` shows it by `stuck`, and answers are its rows anew. */
const stepOf = (matches: (org: string, id: string) => Key) =>
  stepsOf<Live>({
    matches,
    shape: 'QueueRow',
    show: async (live, { call }) => showQueueRow(await queueRow(call, live)),
  })

const does = 'Try again what stands still'

export const stuckRoutes = [
  stepOf(keys.request)({
    path: '/requests/{id}/retry',
    verb: 'stuck.retry',
    does,
    take: (call, id) => retryStuck(call, 'request', id),
  }),
  stepOf(offerKey)({ path: '/offers/{id}/retry', verb: 'stuck.retry', does, take: (call, id) => retryStuck(call, 'offer', id) }),
  stepOf(offerKey)({
    path: '/offers/{id}/close',
    verb: 'offer.take-back',
    does: 'Take back a question that stands still',
    take: closeStuckOffer,
  }),
  stepOf(meetingKey)({
    path: '/meetings/{id}/retry',
    verb: 'stuck.retry',
    does,
    take: (call, id) => retryStuck(call, 'meeting', id),
  }),
  stepOf((org, id) => keys.errand(org, requestIdOf(id)))({
    path: '/errands/{id}/retry',
    verb: 'stuck.retry',
    does,
    take: (call, id) => retryStuck(call, 'errand', id),
  }),
  stepOf((org, id) => keys.goingOn(org, requestIdOf(id)))({
    path: '/going-ons/{id}/retry',
    verb: 'stuck.retry',
    does,
    take: (call, id) => retryStuck(call, 'going-on', id),
  }),
  stepOf(keys.card)({
    path: '/partners/{id}/retry',
    verb: 'stuck.retry',
    does,
    take: (call, id) => retryStuck(call, 'card', id),
  }),
  stepOf(keys.digest)({
    path: '/digests/{id}/retry',
    verb: 'stuck.retry',
    does,
    take: (call, id) => retryStuck(call, 'digest', id),
  }),
  stepOf(keys.standstill)({
    path: '/sending/{id}/retry',
    verb: 'stuck.retry',
    does,
    take: (call, id) => retryStuck(call, 'standstill', id),
  }),
  stepOf(keys.gap)({
    path: '/gaps/{id}/retry',
    verb: 'stuck.retry',
    does,
    take: (call, id) => retryStuck(call, 'gap', id),
  }),
  stepOf(keys.gap)({
    path: '/gaps/{id}/deal',
    verb: 'gap.deal',
    does: 'Say that what the records had lost when they were restored is cleared up: what waited for it goes on',
    take: dealWithGap,
  }),
  stepOf(keys.tenant)({
    path: '/tenant/retry',
    verb: 'tenant.retry',
    does,
    take: (call) => retryStuck(call, 'tenant', 'tenant'),
  }),
]
