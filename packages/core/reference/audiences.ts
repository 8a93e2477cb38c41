import { type Names, named } from './names.ts'

/** Who the partner meets (docs/field.md: Audiences). Never an age or a birth date: at most the band the name tells. */
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
  parent: { names: named('vanhempi', 'förälder', 'parent'), minors: 'never' },
  'foster-parent': { names: named('sijaisvanhempi', 'fosterförälder', 'foster parent'), minors: 'never' },
  child: { names: named('lapsi', 'barn', 'child'), minors: 'always', ages: { from: 3, to: 12 } },
  'young-person': {
    names: named('nuori', 'ung', 'young person'),
    minors: 'possible',
    ages: { from: 13, to: 29 },
  },
  sibling: { names: named('sisarus', 'syskon', 'sibling'), minors: 'possible' },
  'foster-sibling': { names: named('sijaissisarus', 'fostersyskon', 'foster sibling'), minors: 'possible' },
  grandparent: { names: named('isovanhempi', 'mor- eller farförälder', 'grandparent'), minors: 'never' },
  'close-person': { names: named('läheinen', 'närstående', 'close person'), minors: 'possible' },
  professional: { names: named('ammattilainen', 'yrkesperson', 'professional'), minors: 'never' },
  student: { names: named('opiskelija', 'studerande', 'student'), minors: 'never' },
}
