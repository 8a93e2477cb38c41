import { getWherever } from '#core/commit/wherever.ts'
import { keyText } from '#core/records/keys.ts'
import type { Commit, Key, Receipt, Store, Write } from '#core/ports.ts'

/** Thrown out of a use case when the record is no longer at the version the client named. */
export class VersionPassed extends Error {
  override readonly name = 'VersionPassed'
}

/** The version in `"7"` or `W/"7"`; undefined where it is neither. `*` and lists are not taken. */
export function readIfMatch(header: string): number | undefined {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())
  return found ? Number(found[1]) : undefined
}

/**
 * Throws where the record is at another version already: so that nobody learns, by a version that has passed, what would be
 * refused at the present one. A commit made already under the same receipt (`opId`) is a repeat. That the commit is made at the version is for `onlyAt` to see to.
 */
export async function stillAt(store: Store, key: Key, version: number, opId?: string): Promise<void> {
  const record = await getWherever(store, key)
  if (!record || record.version === version) return
  if (opId === undefined || !(await store.receipt(opId))) throw new VersionPassed()
}

/**
 * A store that commits only while the record is at the version: the check is part of the commit itself, so nobody
 * slips in between. A commit already made under the same receipt is a repeat, and is answered as one.
 */
export function onlyAt(store: Store, key: Key, version: number): Store {
  return {
    org: store.org,
    get: (wanted) => store.get(wanted),
    query: (query) => store.query(query),
    receipt: (opId) => store.receipt(opId),
    async commit(receipt: Receipt, writes: readonly Write[]): Promise<Commit> {
      const known = writes.map((write) => expected(write, key)).find((found) => found !== undefined)
      if (known !== undefined && known !== version && !(await store.receipt(receipt.opId))) throw new VersionPassed()
      const all = known === undefined ? [...writes, { op: 'require' as const, key: await whereIs(store, key), version }] : writes
      const done = await store.commit(receipt, all)
      const lost = done.status === 'conflict' && done.keys.some((other) => same(other, key))
      if (lost && (await getWherever(store, key))?.version !== version) throw new VersionPassed()
      return done
    },
  }
}

/** What is filed is required where it stands. */
async function whereIs(store: Store, key: Key): Promise<Key> {
  const { pk, sk } = (await getWherever(store, key)) ?? key
  return { pk, sk }
}

/** The version a write expects the record at; undefined where it writes another. */
function expected(write: Write, key: Key): number | undefined {
  if (!same(write.op === 'insert' || write.op === 'replace' ? write.item : write.key, key)) return undefined
  if (write.op === 'insert') return 0
  return write.op === 'replace' ? write.item.version - 1 : write.version
}

function same(a: Key, b: Key): boolean {
  return keyText(a) === keyText(b)
}
