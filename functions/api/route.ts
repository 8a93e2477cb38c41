import type * as z from 'zod'
import type { Verb } from '#core/policy/verbs.ts'
import type { Call } from '#core/commit/call.ts'
import type { Key, Store } from '#core/ports.ts'
import type { Refusal } from '#core/refusal.ts'
import type { ShapeName } from './shapes/names.ts'
import type { ApiSettings } from './settings.ts'

/** What a route is asked, read and checked. */
export interface Asked<Query = unknown> {
  readonly call: Call
  /** What concerns every tenant: the hold on all sending. */
  readonly everywhere: Store
  /** The `{id}` of the path; '' where it has none. */
  readonly id: string
  /** As it came: use cases read their input themselves, so that pages and API share one validation. */
  readonly body: unknown
  readonly query: Query
  readonly settings: ApiSettings
}

export interface Reply {
  readonly body: unknown
  /** Of the record answered with: becomes its ETag. */
  readonly version?: number
  /** Where the record just made is found. */
  readonly location?: string
}

/**
 * One call of the API as data. `serve.ts` turns it into a handler, `openapi.ts` into documentation:
 * neither can know a route the other does not.
 */
export interface Route<Query = unknown> {
  readonly method: 'get' | 'post' | 'put' | 'patch'
  /** Below /api/v1, in OpenAPI's form: `/requests/{id}`. */
  readonly path: string
  readonly does: string
  /** Who may, and whose word a coordinator may write it down as, stands there (core/policy/verbs.ts). */
  readonly verb: Verb
  readonly query?: z.ZodType<Query>
  /** What the use case reads the body by, for the documentation. Absent: no body is read. */
  readonly body?: z.ZodType
  /** A body that can be sent as it stands, to a county such as the demo's. */
  readonly example?: object
  /** Bytes, where a body may be larger than most. */
  readonly bodyLimit?: number
  /** The record `If-Match` speaks of. */
  readonly matches?: (org: string, id: string) => Key
  readonly replies: { readonly status: 200 | 201; readonly shape: ShapeName; readonly list?: true }
  run(asked: Asked<Query>): Promise<Reply | Refusal>
}

/** Keeps the type of the query together while a table of routes forgets it. */
export function route<Query = unknown>(one: Route<Query>): Route {
  return one as unknown as Route
}

/** A list as every list is answered: `next` only where there is more. */
export function listed<T>(page: { readonly items: readonly T[]; readonly next?: string }, show: (item: T) => unknown): Reply {
  return { body: { items: page.items.map(show), ...(page.next !== undefined && { next: page.next }) } }
}
