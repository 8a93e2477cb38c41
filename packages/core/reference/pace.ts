import { phaseFacts, servedFacts } from './phase-facts.ts'
import { type Phase, PHASES, type Served } from './phases.ts'

/** Promises of so many working days and fewer are asked for soon; those of hours urgently. */
const SOON_DAYS = 3

/**
 * How pressing a request is by its phases, unless the worker says otherwise: of several the most pressing counts
 * (docs/field.md: Promises by phase).
 */
export function paceOf(served: readonly Served[]): 'routine' | 'soon' | 'urgent' {
  const promises = served.map((one) => servedFacts[one].offerWithin)
  if (promises.some(({ unit }) => unit === 'hours')) return 'urgent'
  return promises.some(({ amount }) => amount <= SOON_DAYS) ? 'soon' : 'routine'
}

/** The phase with the shortest promise; of equals the one a case comes to first. None where there is no phase. */
export const mostPressing = (phases: readonly Phase[]): Phase | undefined =>
  PHASES.filter((phase) => phases.includes(phase)).toSorted((one, other) => hoursOf(one) - hoursOf(other))[0]

const hoursOf = (phase: Phase): number => {
  const { unit, amount } = phaseFacts[phase].offerWithin
  return unit === 'hours' ? amount : amount * 24
}
