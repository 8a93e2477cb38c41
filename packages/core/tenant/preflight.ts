import type { Item, Key, Ports, Store, Write } from '../ports.ts'
import { keys } from '../records/keys.ts'
import { SCHEMA } from '../records/record.ts'
import { plus } from '../time/instant.ts'

/** The tenant that nobody is: where somebody has opened it, nothing is written. */
export const NOBODY = 'preflight'
/** What a preflight that broke off has left is gone after this. */
const KEPT_SECONDS = 3600

/**
 * What `npm run preflight` calls a room with, as nobody else can: neither the front door nor a service hands on such an
 * event. `write` and `put`: partitions of the tenant `preflight` that the room's role lets it write, or write without
 * reading; `wakes`: it makes wake-ups too.
 */
export interface PreflightEvent {
  readonly preflight: { readonly write: readonly string[]; readonly put: readonly string[]; readonly wakes: boolean }
}

/** `name`: of the error, never its words. */
export type Preflown =
  | { readonly preflight: 'done'; readonly records: number }
  | {
      readonly preflight: 'failed'
      readonly at: 'looking' | 'committing' | 'reading' | 'taking-away' | 'waking'
      readonly name: string
    }

/** Shows by what the room's role lets it do that it can work: a record committed in each partition, read, and taken away. */
export async function preflight(ports: Ports, { preflight: { write, put, wakes } }: PreflightEvent): Promise<Preflown> {
  const store = ports.stores.open(NOBODY)
  const id = ports.ids.id()
  const all = [...write, ...put].map((pk): Key => ({ pk, sk: `PREFLIGHT#${id}` }))
  const readable = all.slice(0, write.length)
  let at: Extract<Preflown, { preflight: 'failed' }>['at'] = 'looking'
  try {
    if (await store.get(keys.tenant(NOBODY))) return { preflight: 'failed', at, name: 'TenantThere' }
    at = 'committing'
    const expires = ports.clock.real() + KEPT_SECONDS
    const absent: Write = { op: 'require', key: { pk: all[0]!.pk, sk: `PREFLIGHT#${id}#none` }, version: 0 }
    await commit(ports, store, [...all.map((key): Write => ({ op: 'insert', item: record(key, 1, expires) })), absent])
    at = 'reading'
    for (const key of readable) if (!(await store.get(key))) throw new NotAsWritten()
    at = 'taking-away'
    // No role may delete: what has expired is absent at once, and the table takes it away by itself.
    const over = ports.clock.real() - 1
    await commit(
      ports,
      store,
      all.map((key): Write => ({ op: 'replace', item: record(key, 2, over) })),
    )
    for (const key of readable) if (await store.get(key)) throw new NotAsWritten()
    at = 'waking'
    if (wakes) await ports.wakeups.ensure(all[0]!, plus(ports.clock.now(), 2))
    return { preflight: 'done', records: all.length }
  } catch (error) {
    return { preflight: 'failed', at, name: nameOf(error) }
  }
}

class NotAsWritten extends Error {
  override readonly name = 'NotAsWritten'
}

const record = (key: Key, version: number, expires: number): Item => ({
  ...key,
  version,
  kind: 'preflight',
  schema: SCHEMA,
  expires,
})

async function commit(ports: Ports, store: Store, writes: readonly Write[]): Promise<void> {
  const done = await store.commit({ opId: ports.ids.id(), at: ports.clock.now() }, writes)
  if (done.status !== 'committed') throw new NotAsWritten()
}

/** What a service said stands behind our own word for it. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return error.cause instanceof Error ? `${error.name}: ${error.cause.name}` : error.name
}
