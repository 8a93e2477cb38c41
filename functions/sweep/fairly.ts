import type { Key } from '#core/ports.ts'
import { orgOf } from '#core/records/keys.ts'

/** Each tenant's first, then each one's second, and so on: what a large one has left keeps a small one waiting no longer than its own. */
export function fairly(keys: readonly Key[]): Key[] {
  const tenants = [...Map.groupBy(keys, orgOf).values()]
  if (tenants.length < 2) return [...keys]
  const longest = Math.max(...tenants.map((own) => own.length))
  return Array.from({ length: longest }, (_, n) => tenants.flatMap((own) => own[n] ?? [])).flat()
}
