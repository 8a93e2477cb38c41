import type { Phase } from './phases.ts'

export const version = 1

/**
 * A time limit the law sets the authority. Configuration for reminders and reports, never shown as a fact:
 * `checked: false` has not been held against a source yet.
 */
export interface StatutoryClock {
  readonly until: 'start-decided' | 'assessment-ready' | 'plan-reviewed' | 'need-reviewed' | 'ends' | 'ends-extended' | 'age'
  readonly amount: number
  readonly unit: 'days' | 'working-days' | 'months' | 'years'
  readonly checked: boolean
}

/** Working days count from the day after the contact (THL's handbook). */
export const PHASE_CLOCKS: Readonly<Record<Phase, readonly StatutoryClock[]>> = {
  NOTICE: [{ until: 'start-decided', amount: 7, unit: 'working-days', checked: true }],
  ASSESS: [{ until: 'assessment-ready', amount: 3, unit: 'months', checked: true }],
  OPEN: [{ until: 'plan-reviewed', amount: 12, unit: 'months', checked: true }],
  OPEN_PLACED: [{ until: 'need-reviewed', amount: 3, unit: 'months', checked: false }],
  EMERGENCY: [
    { until: 'ends', amount: 30, unit: 'days', checked: true },
    { until: 'ends-extended', amount: 30, unit: 'days', checked: false },
  ],
  CARE_PREP: [],
  CARE_DECISION: [],
  SUBSTITUTE: [{ until: 'need-reviewed', amount: 12, unit: 'months', checked: true }],
  REUNIFY: [],
  AFTERCARE: [{ until: 'age', amount: 23, unit: 'years', checked: true }],
  CLOSED: [],
}
