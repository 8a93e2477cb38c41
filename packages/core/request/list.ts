import { may } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import type { Page, Query } from '../ports.ts'
import { lists } from '../records/keys.ts'
import type { Request, RequestState } from '../records/request.ts'
import { turnsOf } from '../records/turn.ts'

/** Ended, but of a meeting that had begun the worker has not said yet how it went. */
const waitsForWorker = (request: Request): boolean => turnsOf(request).some(({ owner }) => owner === 'worker')

/** Begins the cursors of a coordinator's list that has come to the closed requests; the store's own never hold a full stop. */
const ENDED = 'ended.'

/** What lists put together of two queries: it knows no cursor but its own. */
type Part = Pick<Page, 'items' | 'cursor'>

interface Wanted {
  readonly state?: RequestState
  /** Only what has not ended. */
  readonly live?: boolean
  readonly area?: string
  readonly cursor?: string
  readonly limit?: number
}

/** A worker's own requests, newest first; a coordinator's all: the open ones by due, then the closed. Filters after reading. */
export async function listRequests(call: Call, wanted: Wanted = {}): Promise<{ items: Request[]; next?: string }> {
  const { state, live, area } = wanted
  const page = await (may(call.by, 'request.list-all')
    ? everybodys(call, wanted)
    : read(call, { index: 'own', partition: lists.own(call.store.org, call.by.id), descending: true }, wanted))
  const items = (page.items as unknown as Request[]).filter(
    (item) =>
      item.kind === 'request' &&
      (state === undefined || item.state === state) &&
      (!live || item.state !== 'closed' || waitsForWorker(item)) &&
      (area === undefined || item.area === area),
  )
  return { items, ...(page.cursor && { next: page.cursor }) }
}

async function everybodys(call: Call, { state, live, cursor = '', limit = 50 }: Wanted): Promise<Part> {
  const { org } = call.store
  const open = { index: 'list', partition: lists.open(org) } as const
  const done = { index: 'list', partition: lists.done(org), descending: true } as const
  if (state === 'closed') return read(call, done, { cursor, limit })
  if (state !== undefined || live) return read(call, open, { cursor, limit })
  const ended = cursor.startsWith(ENDED)
  const first: Part = ended ? { items: [] } : await read(call, open, { cursor, limit })
  if (first.cursor !== undefined) return first
  const left = limit - first.items.length
  if (left === 0) return { items: first.items, cursor: ENDED }
  const rest = await read(call, done, { cursor: ended ? cursor.slice(ENDED.length) : '', limit: left })
  return { items: [...first.items, ...rest.items], ...(rest.cursor !== undefined && { cursor: `${ENDED}${rest.cursor}` }) }
}

const read = ({ store }: Call, where: Query, { cursor, limit = 50 }: Wanted): Promise<Page> =>
  store.query({ ...where, limit, ...(cursor && { cursor }) })
