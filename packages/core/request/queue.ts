import { may, whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { type Live } from '../records/record.ts'
import { lists } from '../records/keys.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { TRANSITIONS } from '../records/transitions.ts'
import { type QueueRow, rowsOf } from './queue-row.ts'

/** Every state that anything in the open work can be in. */
export const QUEUE_STATES: readonly string[] = [...new Set(Object.values(TRANSITIONS).flatMap((states) => Object.keys(states)))]

/** Pages read from the store at most for one page of the list, where a filter leaves nothing of the first. */
const MOST_READS = 5

export interface QueueFilter {
  readonly area?: string
  readonly state?: string
  readonly cursor?: string
  readonly limit?: number
}

/**
 * Everything open that a coordinator watches over, by clock. Filters after reading, so a page may hold fewer than
 * `limit`, or nothing, while `next` says that there is more. What belongs to no area, such as a partner's card, passes
 * every area: nobody else would see to it. Refuses FORBIDDEN for a worker.
 */
export async function queue(
  call: Call,
  { area, state, cursor, limit = 100 }: QueueFilter = {},
): Promise<{ items: QueueRow[]; next?: string } | Refusal> {
  const barred = whyNot(call.by, 'queue.see')
  if (barred) return refuse(barred)
  const where = { index: 'list', partition: lists.open(call.store.org), limit } as const
  let from = cursor
  for (let reads = 1; ; reads++) {
    const page = await call.store.query({ ...where, ...(from && { cursor: from }) })
    const lives = (page.items as unknown as Live[]).filter((live) => state === undefined || live.state === state)
    const items = (await rowsOf(call, lives)).filter((row) => area === undefined || row.area === undefined || row.area === area)
    if (items.length > 0 || page.cursor === undefined || reads === MOST_READS)
      return { items, ...(page.cursor && { next: page.cursor }) }
    from = page.cursor
  }
}

/** One record as its line of open work. */
export async function queueRow(call: Call, live: Live): Promise<QueueRow> {
  const [row] = may(call.by, live.kind === 'tenant' ? 'tenant.retry' : 'queue.see') ? await rowsOf(call, [live]) : []
  if (!row) throw new Error('a line of open work for somebody who sees none')
  return row
}
