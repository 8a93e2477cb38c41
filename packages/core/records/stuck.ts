import type { Instant } from '../ports.ts'
import type { StuckReason } from './reasons.ts'
import type { Live, Owner } from './record.ts'

const REASONS: readonly string[] = ['stuck', 'overdue'] satisfies StuckReason[]

type Owned = Pick<Live, 'owner' | 'reason' | 'stuck'>

/**
 * Told by owner and reason, not by `stuck`: an earlier version of this program may move a record on and leave that field
 * there.
 */
export const isStuck = ({ owner, reason }: Owned): boolean => owner === 'coordinator' && REASONS.includes(reason)

/** What a record becomes when the machine gives up for now. `waitsFor` stays, and so does the first `since`. */
export function stick(live: Owned, reason: StuckReason, since: Instant): Pick<Live, 'owner' | 'reason' | 'stuck'> {
  const before = isStuck(live) ? live.stuck : undefined
  return { owner: 'coordinator', reason, stuck: before ?? { since, owner: turnOf(live), reason: asItWas(live).reason } }
}

/** As it stood before it got stuck. */
export function asItWas<T extends Owned>(live: T): T {
  if (!isStuck(live)) return live.stuck ? { ...live, stuck: undefined } : live
  return { ...live, owner: live.stuck?.owner ?? 'system', reason: live.stuck?.reason ?? 'retried', stuck: undefined }
}

/** Whose turn it is by the life cycle, whatever the machine could not do. */
export const turnOf = (live: Owned): Owner => asItWas(live).owner
