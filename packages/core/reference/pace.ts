import { phaseFacts } from './phase-facts.ts'
import type { Phase } from './phases.ts'

/** Promises of so many working days and fewer are asked for soon; those of hours urgently. */
const SOON_DAYS = 3

/**
 * How pressing a request is by its phases, unless the worker says otherwise: of several the most pressing counts
 * (docs/field.md: Promises by phase).
 */
export function paceOf(phases: readonly Phase[]): 'routine' | 'soon' | 'urgent' {
  const promises = phases.map((phase) => phaseFacts[phase].offerWithin)
  if (promises.some(({ unit }) => unit === 'hours')) return 'urgent'
  return promises.some(({ amount }) => amount <= SOON_DAYS) ? 'soon' : 'routine'
}
