import { closeStuckOffer } from '#core/offer/close-stuck.ts'
import { dealWithGap } from '#core/restore/deal.ts'
import type { Key } from '#core/ports.ts'
import { keys, requestIdOf } from '#core/records/keys.ts'
import { type Live } from '#core/records/record.ts'
import { handleText } from '#core/partner/texts.ts'
import { queueRow } from '#core/request/queue.ts'
import { type Retried, retryStuck } from '#core/stuck/retry.ts'
import { showQueueRow } from '../show/queue-row.ts'
import { meetingKey, offerKey, stepsOf } from '../step.ts'

/** What stands still is tried again, or taken back: `GET /queue` shows it by `stuck`, and answers are its rows anew. */
const stepOf = (matches: (org: string, id: string) => Key) =>
  stepsOf<Live>({
    matches,
    shape: 'QueueRow',
    show: async (live, { call }) => showQueueRow(await queueRow(call, live)),
  })

const DOES = 'Try again what stands still'

const retry = (path: string, kind: Retried, matches: (org: string, id: string) => Key) =>
  stepOf(matches)({
    path: `${path}/retry`,
    verb: 'stuck.retry',
    does: DOES,
    take: (call, id) => retryStuck(call, kind, id),
  })

export const stuckRoutes = [
  retry('/requests/{id}', 'request', keys.request),
  retry('/offers/{id}', 'offer', offerKey),
  stepOf(offerKey)({
    path: '/offers/{id}/close',
    verb: 'offer.take-back',
    does: 'Take back a question that stands still',
    take: closeStuckOffer,
  }),
  retry('/meetings/{id}', 'meeting', meetingKey),
  retry('/errands/{id}', 'errand', (org, id) => keys.errand(org, requestIdOf(id))),
  retry('/going-ons/{id}', 'going-on', (org, id) => keys.goingOn(org, requestIdOf(id))),
  retry('/partners/{id}', 'card', keys.card),
  retry('/digests/{id}', 'digest', keys.digest),
  retry('/sending/{id}', 'standstill', keys.standstill),
  retry('/gaps/{id}', 'gap', keys.gap),
  stepOf(keys.gap)({
    path: '/gaps/{id}/deal',
    verb: 'gap.deal',
    does: 'Say that what the records had lost when they were restored is cleared up: what waited for it goes on',
    take: dealWithGap,
  }),
  retry('/texts/{id}', 'text', keys.text),
  stepOf(keys.text)({
    path: '/texts/{id}/handle',
    verb: 'text.handle',
    does: 'Say that what a partner wrote by SMS is dealt with: its words go',
    take: handleText,
  }),
  stepOf(keys.tenant)({
    path: '/tenant/retry',
    verb: 'tenant.retry',
    does: DOES,
    take: (call) => retryStuck(call, 'tenant', 'tenant'),
  }),
]
