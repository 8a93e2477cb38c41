import { audienceFacts, type Audience } from '../reference/audiences.ts'
import type { Channel } from '../reference/channels.ts'

/**
 * Whether, and by which act, an extract of the criminal record is asked for: it depends on pay, regularity and being alone
 * with a child, so a coordinator says it of each kind of request (docs/field.md: Criminal-record extract). `none`: nobody is
 * alone with a child, and it may not be asked for.
 */
export const CHECK_BASES = ['504/2002', '148/2014', 'none'] as const
export type CheckBasis = (typeof CHECK_BASES)[number]

/** What was recorded of one kind of request: by channel and audience. Never anything of a person. */
export interface RecordedBasis {
  readonly channel: Channel
  readonly audience: Audience
  readonly basis: CheckBasis
  /** The local day it was recorded, and the id of who did. */
  readonly on: string
  readonly by: string
}

export interface OfKind {
  readonly channel: Channel
  readonly audience: Audience
}

export const isOfKind = (one: OfKind, other: OfKind): boolean => one.channel === other.channel && one.audience === other.audience

/** Whether minors may be there, so that it must be known which basis applies. */
export const needsBasis = ({ audience }: Pick<OfKind, 'audience'>): boolean => audienceFacts[audience].minors !== 'never'

/** What applies to a request of this kind. `unrecorded`: nobody has said, so nobody may be asked. */
export function basisOf(
  { checkBases = [] }: { readonly checkBases?: readonly RecordedBasis[] },
  kind: OfKind,
): CheckBasis | 'unrecorded' {
  if (!needsBasis(kind)) return 'none'
  return checkBases.find((one) => isOfKind(one, kind))?.basis ?? 'unrecorded'
}
