import type { Instant, Key } from '../ports.ts'
import { FILED } from '../records/filed.ts'
import { keyText } from '../records/keys.ts'
import type { Remembered } from './check.ts'

/** A tenant's audit record, or another record of the same kind of partition. */
export const isAudit = ({ pk }: Key): boolean => pk.includes('#EVT#')

/**
 * What a table remembers by the keys of its audit records, and the newest of a tenant's from before it was put on hold: what it
 * has done since is no memory.
 */
export async function rememberedIn(audit: Iterable<Key> | AsyncIterable<Key>, held: Instant): Promise<Remembered> {
  const there = new Set<string>()
  let until: Instant = ''
  for await (const { pk, sk } of audit) {
    there.add(keyText({ pk, sk }))
    const at = sk.slice(sk.startsWith(FILED) ? FILED.length : 0, sk.indexOf('#'))
    if (!pk.startsWith('~') && at > until && at < held) until = at
  }
  return { has: (key) => there.has(keyText(key)), until }
}
