import type { Actor } from '#core/policy/actor.ts'
import { decidersOf } from '#core/policy/decider.ts'
import type { Change } from '#core/commit/work.ts'
import type { Item } from '#core/ports.ts'
import type { Request } from '#core/records/request.ts'

/** Steps that are the decider's word alone. */
const WORDS = /request\.(partner-refused|consent-given|consent-withdrawn)/

/**
 * Whose word stands in the audit: a no to a partner and the parent's consent are the decider's, said by themselves or by phone,
 * and what a coordinator wrote down as a worker's is of that very worker. `of`: the request as it was before.
 */
export function notTheirWord(event: Item, of: (id: string) => Request | undefined): string[] {
  const { by, changes } = event as unknown as { by: Actor; changes: readonly Change[] }
  return changes.flatMap(({ kind, id, what }) => {
    const request = kind === 'request' ? of(id) : undefined
    if (!request) return []
    const deciders = decidersOf(request)
    const spoken = by.onBehalfOf?.role === 'worker' ? by.onBehalfOf.id : by.id
    if (WORDS.test(what) && !deciders.includes(spoken)) return [`${id}: ${what} by ${by.role}, which is the decider's to say`]
    return by.onBehalfOf?.role === 'worker' && !deciders.includes(by.onBehalfOf.id)
      ? [`${id}: ${what} as said by somebody who does not decide about it`]
      : []
  })
}
