import type { Instant } from '../ports.ts'
import type { Phase } from '../reference/phases.ts'
import type { Reason } from './reasons.ts'
import { atRest, type Owner } from './record.ts'

/**
 * What may be open of a seat once the phases have changed: the partner's word whether they go on, the parent's consent for
 * the new phases, an agreement that lets the partner's organisation serve them.
 */
export const CHECKED = ['going-on', 'phase-consent', 'agreement'] as const
export type Checked = (typeof CHECKED)[number]

/** One of them, with a clock of its own. */
export interface OpenPart {
  readonly owner: Exclude<Owner, 'nobody' | 'system'>
  readonly due: Instant
  readonly reason: Reason
  /** How often its owner was reminded. */
  readonly nudges: number
}

/** Stands on the offer that a partner holds a seat by, for as long as any part is open (docs/field.md: Transitions). */
export interface PhaseCheck {
  readonly since: Instant
  /** The phases before the first change that is still open: another change is held against these. */
  readonly from: readonly Phase[]
  readonly open: Readonly<Partial<Record<Checked, OpenPart>>>
}

/** What partners say to it. */
export const GOES_ON = ['go-on', 'cannot', 'call-me'] as const
export type GoesOn = (typeof GOES_ON)[number]

type WithCheck = { readonly phaseCheck?: PhaseCheck | undefined }

/** The parts that are open, the coordinator's and worker's before the partner's, then by clock. */
export const openParts = ({ phaseCheck }: WithCheck): (OpenPart & { readonly waitsFor: Checked })[] =>
  CHECKED.flatMap((waitsFor) => {
    const part = phaseCheck?.open[waitsFor]
    return part ? [{ ...part, waitsFor }] : []
  }).toSorted((a, b) => RANK[a.owner] - RANK[b.owner] || (a.due < b.due ? -1 : 1))

const RANK: Readonly<Record<OpenPart['owner'], number>> = { coordinator: 0, worker: 1, partner: 2 }

/** Whether the partner is still to say whether they go on. */
export const isAskedToGoOn = ({ phaseCheck }: WithCheck): boolean => phaseCheck?.open['going-on'] !== undefined

/**
 * How the offer waits for what is open: in the name of the most pressing part, so that what is a coordinator's stands in
 * their open work; until the first of all the clocks.
 */
export function waitOf(phaseCheck: PhaseCheck) {
  const [first, ...more] = openParts({ phaseCheck })
  if (!first) return { ...atRest, phaseCheck: undefined }
  const { waitsFor, owner, reason } = first
  const due = more.reduce((least, one) => (one.due < least ? one.due : least), first.due)
  return { waitsFor, owner, reason, due, attempts: 0, phaseCheck }
}

/** Whether two lists hold the same phases, in whatever order. */
export const isSamePhases = (one: readonly Phase[], other: readonly Phase[]): boolean =>
  one.length === other.length && one.every((phase) => other.includes(phase))
