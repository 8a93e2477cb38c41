import type { Instant } from '../ports.ts'
import type { Live } from './record.ts'
import type { Request } from './request.ts'

/**
 * Beside each request that was ever handed over, one: the clock by which its partners' going on with the new worker is
 * confirmed. The same for every hand-over (docs/field.md: Conflicts of interest): the request itself says only that it is
 * being confirmed and until when, this record alone what a coordinator has to do meanwhile, and nobody else is shown it.
 */
export interface GoingOn extends Live {
  readonly kind: 'going-on'
  readonly state: 'kept'
  readonly waitsFor: GoingOnWaitsFor
  readonly requestId: string
  /** Partners who cannot go on with whoever decides now. */
  readonly cannot: readonly string[]
}

export type GoingOnWaitsFor =
  /** Nothing but its time. */
  | 'confirming'
  /** A meeting begins before that: the coordinator says who comes. */
  | 'near-meeting'
  /** A partner cannot go on: the coordinator finds another. When the time is over the machine does. */
  | 'another-partner'
  | 'nothing'

/** As it stands on the request, for everybody who sees it. */
export interface Confirmed {
  /** The same length after every hand-over. */
  readonly until: Instant
  /** Whoever had a seat or an open question when it was handed over. */
  readonly partners: readonly string[]
}

type Of = Pick<Request, 'goingOn' | 'unnamed'>

/** Until when it is being confirmed whether this partner goes on; undefined where it is not in question. */
export const confirmedBy = ({ goingOn }: Of, partnerId: string | null): Instant | undefined =>
  partnerId !== null && goingOn?.partners.includes(partnerId) ? goingOn.until : undefined

/** Whether the present worker is not told who this partner is: one from before a hand-over, whose going on was never confirmed. */
export const isUnnamed = ({ goingOn, unnamed = [] }: Of, partnerId: string): boolean =>
  unnamed.includes(partnerId) || goingOn?.partners.includes(partnerId) === true

/** The request, once this partner is in it no more, or is in it anew. */
export function withoutGoingOn({ goingOn }: Of, partnerId: string): Pick<Request, 'goingOn'> {
  const partners = goingOn?.partners.filter((one) => one !== partnerId) ?? []
  return { goingOn: goingOn && partners.length > 0 ? { ...goingOn, partners } : undefined }
}

/** Whether a meeting begins before it is known who goes on. */
export const isBefore = ({ start, goingOn }: { readonly start: Instant; readonly goingOn?: Instant | undefined }): boolean =>
  goingOn !== undefined && start < goingOn
