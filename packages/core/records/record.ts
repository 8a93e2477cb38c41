import type { Instant, Item } from '../ports.ts'
import type { Reason } from './reasons.ts'
import type { Theirs } from './theirs.ts'

/** The kinds of record that can wait for something. */
export type Kind =
  | 'request'
  | 'offer'
  | 'meeting'
  | 'notice'
  | 'card'
  | 'diary'
  | 'tenant'
  | 'errand'
  | 'going-on'
  | 'digest'
  | 'standstill'
  | 'gap'
  | 'text'

/** Who must act next: a role; which person is said by the record itself (`workerId`, `partnerId`). */
export type Owner = 'system' | 'worker' | 'coordinator' | 'partner' | 'nobody'

/** What every record has. `schema` is the shape it was written in: see `newer.ts`. */
export interface Recorded extends Item {
  readonly kind: string
  readonly schema: number
}

/**
 * A record that can wait. The four fields say what must happen next, when we act if it has not,
 * who must act, and why: written in the same commit as the state (ARCHITECTURE.md: The one idea).
 * `due: null` with `waitsFor: 'nothing'` is rest.
 */
export interface Live extends Recorded {
  readonly kind: Kind
  readonly org: string
  readonly id: string
  readonly state: string
  readonly waitsFor: string
  readonly due: Instant | null
  readonly owner: Owner
  /** Why it waits: a code. */
  readonly reason: Reason
  /** Failed tries to advance since the last success. */
  readonly attempts: number
  /** There while the machine cannot go on with it: since when, and whose turn it was. Read by `stuck.ts`. */
  readonly stuck?: Stuck | undefined
  /** There while it is a coordinator's. Kept by `theirs.ts`. */
  readonly theirs?: Theirs | undefined
  /** There while the machine leaves it alone, since a table put back has forgotten something of it; `due`: when it would have acted; `since`: messages made before wait, too (`gap.ts`). */
  readonly parked?: { readonly due: Instant | null; readonly since?: Instant } | undefined
  /** What caused the last change of it, and what follows from that: the id of a request in the front door's log. */
  readonly trace?: string | undefined
}

/** Kept beside the wait of a record that became a coordinator's because the machine could not go on with it. */
export interface Stuck {
  readonly since: Instant
  /** Whose turn it was and why: from there it goes on. */
  readonly owner: Owner
  readonly reason: Reason
}

/** The schema number this code writes. A newer record may be shown, never decided on or replaced (`newer.ts`). */
export const SCHEMA = 1

/** Rest: nothing to wait for. */
/** What somebody is to let go on, held back or parked, is looked at so often all the same, should nobody have done so. */
export const LOOK_AGAIN_HOURS = 24

export const atRest = { waitsFor: 'nothing', due: null, owner: 'nobody', reason: 'none', attempts: 0 } as const

export function isLive(item: Item): item is Live {
  return 'waitsFor' in item && 'due' in item && 'state' in item
}

/** After a change in the register: requests that nobody could take are looked at anew (`request/rematch.ts`). */
export const toRematch = (now: Instant) =>
  ({ waitsFor: 'rematch', due: now, owner: 'system', reason: 'changed', attempts: 0 }) as const
