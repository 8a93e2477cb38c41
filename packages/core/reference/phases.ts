/**
 * The phases of a child's case and how one leads to another. Versioned configuration: the law changes
 * (a reform was in parliament in 2026), and nothing here is shown to anybody as advice on the law. What each phase is, and
 * what of it was checked: (docs/field.md: Phases).
 */
import type { Names } from './names.ts'

export const PHASES = [
  'NOTICE',
  'ASSESS',
  'OPEN',
  'OPEN_PLACED',
  'EMERGENCY',
  'CARE_PREP',
  'CARE_DECISION',
  'SUBSTITUTE',
  'REUNIFY',
  'AFTERCARE',
  'CLOSED',
] as const

export type Phase = (typeof PHASES)[number]

/** In place of a phase: the family is not yet in child protection, and its family social work asks (docs/field.md: Before child protection). */
export const BEFORE = 'BEFORE'

/** What agreements are made for and a request may be in: one of the phases, or none yet. */
export const SERVED = [BEFORE, ...PHASES] as const
export type Served = (typeof SERVED)[number]

export const isPhase = (served: Served): served is Phase => served !== BEFORE

/** Hours run day and night; working days skip weekends and holidays. */
export interface OfferWithin {
  readonly unit: 'hours' | 'working-days'
  readonly amount: number
}

/**
 * A time limit the law sets the authority. Configuration for reminders and reports, never shown as a fact:
 * `checked: false` has not been held against a source yet. Working days count from the day after the contact.
 */
export interface StatutoryClock {
  readonly until: 'start-decided' | 'assessment-ready' | 'plan-reviewed' | 'need-reviewed' | 'ends' | 'ends-extended' | 'age'
  readonly amount: number
  readonly unit: 'days' | 'working-days' | 'months' | 'years'
  readonly checked: boolean
}

/** What a partner may come along to, by code. */
export type Occasion =
  | 'information-talk'
  | 'home-visit'
  | 'network-meeting'
  | 'plan-meeting'
  | 'family-group-conference'
  | 'school-meeting'
  | 'start-meeting'
  | 'review-meeting'
  | 'end-meeting'
  | 'first-meeting'
  | 'decision-talk'
  | 'daily-support'
  | 'hearing'
  | 'preparation-talk'
  | 'court-hearing'
  | 'contact-meeting'
  | 'parent-group'
  | 'home-coming-meeting'
  | 'youth-group'
  | 'closing-talk'
  | 'feedback'

/** What is so of no phase, too. */
export interface ServedFacts {
  readonly names: Names
  /** How soon someone should have been found: our own proposal, the shorter end where it is a range. */
  readonly offerWithin: OfferWithin
  /** Where a case usually goes from here. An unusual way is recorded with a reason, never refused. */
  readonly next: readonly Phase[]
}

export interface PhaseFacts extends ServedFacts {
  /** Sections of the law: LSL child welfare act 417/2007, SHL social welfare act 1301/2014. */
  readonly basis: readonly string[]
  readonly clock: readonly StatutoryClock[]
  readonly mayAttend: readonly Occasion[]
}
