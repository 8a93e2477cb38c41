import type { Instant, Item, Page, Query } from '#core/ports.ts'
import { DUE } from '#core/records/keys.ts'
import { decodeCursor } from './cursor.ts'
import { PARTITION_BYTES, SORT_BYTES, checkOwn, fits } from './keys.ts'
import { Found } from './page.ts'
import type { IndexName, Place } from './place.ts'
import { compareUtf8 } from './utf8.ts'

/** A query that has been checked: what both peers carry out. */
export interface Plan {
  readonly index: IndexName | undefined
  readonly partition: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly descending: boolean
  readonly limit: number
  /** Go on after this place. */
  readonly after: Place | undefined
}

type Asked = Omit<Query, 'index' | 'cursor'> & {
  readonly index?: IndexName
  readonly cursor?: string | undefined
}

/** Undefined where nothing could match. Throws BadCursor; throws otherwise where the caller has a bug. */
export function planQuery(org: string, query: Query): Plan | undefined {
  checkOwn(org, query.partition)
  return plan(query, org)
}

/** The `due` index up to an instant. Its sort keys are `<instant>#<key>`, and `$` follows `#`. */
export function planDue(before: Instant, limit: number, cursor?: string): Plan | undefined {
  return plan({ index: 'due', partition: DUE, to: `${before}$`, limit, cursor })
}

function plan(query: Asked, org?: string): Plan | undefined {
  const limit = query.limit ?? Infinity
  if (limit !== Infinity && !(Number.isSafeInteger(limit) && limit > 0)) throw new Error('a limit is 1 or more')
  const from = query.from === '' ? undefined : query.from
  const { index, partition, to, cursor, descending = false } = query
  if (from !== undefined && !fits(from, SORT_BYTES)) throw new Error('an unusable lower bound')
  if (to !== undefined && to !== '' && !fits(to, SORT_BYTES)) throw new Error('an unusable upper bound')
  const asked = { index, partition, from, to }
  const after = cursor === undefined ? undefined : decodeCursor(cursor, asked, org)
  if (!fits(partition, PARTITION_BYTES) || to === '') return undefined
  if (from !== undefined && to !== undefined && compareUtf8(from, to) > 0) return undefined
  return { ...asked, descending, limit, after }
}

/** Cuts what was read, which may be one more than the limit, to a page that says whether more is there. */
export function cutPage(plan: Plan, found: readonly Item[]): Page {
  const more = found.length > plan.limit
  return new Found(plan.index, more ? found.slice(0, plan.limit) : found, more)
}
