import type { Names } from './names.ts'

export const version = 1

/** Who the partner meets. Never an age or a birth date: at most the band the name tells. */
export const AUDIENCES = [
  'parent',
  'foster-parent',
  'child',
  'young-person',
  'sibling',
  'foster-sibling',
  'grandparent',
  'close-person',
  'professional',
  'student',
] as const

export type Audience = (typeof AUDIENCES)[number]

export interface AudienceFacts {
  readonly names: Names
  /** Whether minors may be there: only then can a check of the criminal record come into question. */
  readonly minors: 'always' | 'possible' | 'never'
  /** Years of age, both included. */
  readonly ages?: { readonly from: number; readonly to: number }
}

export const audienceFacts: Readonly<Record<Audience, AudienceFacts>> = {
  parent: { names: { fi: 'vanhempi', sv: 'förälder', en: 'parent' }, minors: 'never' },
  'foster-parent': { names: { fi: 'sijaisvanhempi', sv: 'fosterförälder', en: 'foster parent' }, minors: 'never' },
  child: { names: { fi: 'lapsi', sv: 'barn', en: 'child' }, minors: 'always', ages: { from: 3, to: 12 } },
  'young-person': { names: { fi: 'nuori', sv: 'ung', en: 'young person' }, minors: 'possible', ages: { from: 13, to: 29 } },
  sibling: { names: { fi: 'sisarus', sv: 'syskon', en: 'sibling' }, minors: 'possible' },
  'foster-sibling': { names: { fi: 'sijaissisarus', sv: 'fostersyskon', en: 'foster sibling' }, minors: 'possible' },
  grandparent: { names: { fi: 'isovanhempi', sv: 'mor- eller farförälder', en: 'grandparent' }, minors: 'never' },
  'close-person': { names: { fi: 'läheinen', sv: 'närstående', en: 'close person' }, minors: 'possible' },
  professional: { names: { fi: 'ammattilainen', sv: 'yrkesperson', en: 'professional' }, minors: 'never' },
  student: { names: { fi: 'opiskelija', sv: 'studerande', en: 'student' }, minors: 'never' },
}

export function isAudience(code: unknown): code is Audience {
  return AUDIENCES.some((known) => known === code)
}
