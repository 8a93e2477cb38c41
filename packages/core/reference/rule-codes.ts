/** Every hard rule by its code, in the order they are shown (docs/field.md: Hard rules). */
export const CODES = [
  'ROLE',
  'PHASE',
  'EXPERIENCE',
  'LIVED_AS',
  'AREA',
  'LANGUAGE',
  'SLOT',
  'CAPACITY',
  'HOURS',
  'PAUSED',
  'CHECKS',
  'BASIS',
  'CONFLICT',
  'EARNINGS',
] as const
export type Code = (typeof CODES)[number]

/**
 * Whose a rule is, and so who may lift it (docs/field.md: Hard rules). `law`: nobody. `programme`: a coordinator, with a
 * reason. `partner`: the partner, for this once or for good, by themselves or by phone. `standing`: the partner, for good
 * only: a break ends when they come back from it, and a conflict nobody is asked about.
 */
type Whose = 'law' | 'programme' | 'partner' | 'standing'

export const WHOSE = {
  ROLE: 'law',
  PHASE: 'programme',
  EXPERIENCE: 'partner',
  LIVED_AS: 'partner',
  AREA: 'partner',
  LANGUAGE: 'programme',
  SLOT: 'partner',
  CAPACITY: 'partner',
  HOURS: 'partner',
  PAUSED: 'standing',
  CHECKS: 'law',
  BASIS: 'law',
  CONFLICT: 'standing',
  EARNINGS: 'partner',
} as const satisfies Readonly<Record<Code, Whose>>

/** What a coordinator may override by themselves. */
export type ProgrammeCode = { [C in Code]: (typeof WHOSE)[C] extends 'programme' ? C : never }[Code]
/** What the partner may lift for once. */
export type PartnerCode = { [C in Code]: (typeof WHOSE)[C] extends 'partner' ? C : never }[Code]

export const isProgrammes = (code: Code): code is ProgrammeCode => WHOSE[code] === 'programme'
export const isPartners = (code: Code): code is PartnerCode => WHOSE[code] === 'partner'
