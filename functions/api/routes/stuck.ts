import type { Call } from '#core/commit/call.ts'
import { closeStuckOffer } from '#core/offer/close-stuck.ts'
import { requestIdOf, keys } from '#core/records/keys.ts'
import type { Key } from '#core/ports.ts'
import { type Live } from '#core/records/record.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { rowsOf } from '#core/request/queue-row.ts'
import { retryStuck } from '#core/stuck/retry.ts'
import { nothing, saysNothing } from '../inputs.ts'
import { type Route, route } from '../route.ts'
import { showQueueRow } from '../show/queue-row.ts'

/** What stands still is tried again, or taken back: `GET /queue` shows it by `stuck`, and answers are its rows anew. */
function step(
  path: string,
  does: string,
  matches: (org: string, id: string) => Key,
  handle: (call: Call, id: string) => Promise<Live | Refusal>,
): Route {
  const take = saysNothing(handle)
  return route({
    method: 'post',
    path,
    does,
    who: 'coordinator',
    body: nothing,
    matches,
    answers: { status: 200, shape: 'QueueRow' },
    async run({ call, id, body }) {
      const live = await take(call, id, body)
      if (isRefusal(live)) return live
      const [row] = await rowsOf(call, [live])
      return { body: showQueueRow(row!), version: live.version }
    },
  })
}

const offer = (org: string, id: string) => keys.offer(org, requestIdOf(id), id)
const meeting = (org: string, id: string) => keys.meeting(org, requestIdOf(id), id)

export const stuckRoutes = [
  step('/requests/{id}/retry', 'Try again what stands still', keys.request, (call, id) => retryStuck(call, 'request', id)),
  step('/offers/{id}/retry', 'Try again what stands still', offer, (call, id) => retryStuck(call, 'offer', id)),
  step('/offers/{id}/close', 'Take back a question that stands still', offer, closeStuckOffer),
  step('/meetings/{id}/retry', 'Try again what stands still', meeting, (call, id) => retryStuck(call, 'meeting', id)),
  step('/partners/{id}/retry', 'Try again what stands still', keys.card, (call, id) => retryStuck(call, 'card', id)),
  step('/tenant/retry', 'Try again what stands still', keys.tenant, (call) => retryStuck(call, 'tenant', 'tenant')),
]
