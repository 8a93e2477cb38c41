import type { Instant } from '../ports.ts'
import type { By } from './by.ts'
import type { Kind, Live } from './record.ts'

/** Of what is told by name: more are counted. */
export const MOST_KNOWN = 40

/** Something that was done and that the table has forgotten: who did what to what, by code. */
export interface Known {
  readonly at: Instant
  readonly by: By
  readonly kind: string
  readonly id: string
  /** The steps of it, joined by `+`, as the audit keeps them. */
  readonly what: string
}

/**
 * What a table that was put back has forgotten of one request or partner, or of the tenant itself, as the copy of the audit
 * outside tells it. A coordinator's until they have dealt with it; meanwhile what it is about is *parked*: the machine does
 * nothing with it, since it would decide on what is no longer so (`restore/park.ts`).
 */
export interface Gap extends Live {
  readonly kind: 'gap'
  readonly state: 'open' | 'dealt-with'
  readonly waitsFor:
    /** A coordinator reads what was done, phones whoever did it, and says that it is dealt with. */
    | 'dealing'
    /** Dealt with: what was parked goes on, a handful a commit. */
    | 'unparking'
    | 'nothing'
  readonly about: 'request' | 'partner' | 'tenant'
  /** The table does not know it at all: it began after what the table remembers. */
  readonly unknown?: true
  /** Oldest first; where it is too much, what people did comes first. */
  readonly known: readonly Known[]
  /** How many commits are forgotten, with those that `known` has no room for. */
  readonly count: number
  /** Of how many commits `known` names nothing; absent where an earlier version wrote it. */
  readonly more?: number
}

/** How what is parked stands, whatever it waited for. It has no clock of its own: the gap has one. */
export const STANDS_PARKED = { waitsFor: 'dealing', owner: 'coordinator', due: null, reason: 'forgotten' } as const

/** What a gap parks: all that the machine moves by itself, but for messages, whose own fate is known (`restore/notices.ts`). */
export const PARKED: readonly Kind[] = ['request', 'offer', 'meeting', 'errand', 'going-on', 'card']
