import type { LivedAs } from './lived-as.ts'
import { type Names, named } from './names.ts'

/** Who the partner meets (docs/field.md: Audiences). Never an age or a birth date: at most a band of years. */
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
  'management',
  'student',
] as const

export type Audience = (typeof AUDIENCES)[number]

/** Years of age, both included, as the programmes have them. */
export const AGE_BANDS = ['3-12', '13-29'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

export const bandYears: Readonly<Record<AgeBand, readonly [from: number, to: number]>> = { '3-12': [3, 12], '13-29': [13, 29] }

/** In what form of care those are whom the partner meets, where the programmes tell them apart by it. */
export const CARE_FORMS = ['open', 'substitute', 'aftercare'] as const
export type CareForm = (typeof CARE_FORMS)[number]

export const careFormFacts: Readonly<Record<CareForm, { readonly names: Names }>> = {
  open: { names: named('avohuollossa', 'inom öppenvården', 'in open care') },
  substitute: { names: named('sijaishuollossa', 'i vård utom hemmet', 'in substitute care') },
  aftercare: { names: named('jälkihuollossa', 'i eftervård', 'in aftercare') },
}

export interface AudienceFacts {
  readonly names: Names
  /** Whether minors may be there: only then can a check of the criminal record come into question. */
  readonly minors: 'always' | 'possible' | 'never'
  /** As whom the partner has lived it: who is met in a profession or studies asks for none. */
  readonly livedAs?: LivedAs
  /** The bands that may be said of it. One alone is what the name tells already. */
  readonly ages: readonly AgeBand[]
  /** Whether the form of care may be said of it. */
  readonly careForms: boolean
}

const adult = (names: Names, livedAs?: LivedAs): AudienceFacts => ({
  names,
  minors: 'never',
  ages: [],
  careForms: false,
  ...(livedAs && { livedAs }),
})
const either = (names: Names, livedAs: LivedAs): AudienceFacts => ({
  names,
  minors: 'possible',
  livedAs,
  ages: AGE_BANDS,
  careForms: true,
})

export const audienceFacts: Readonly<Record<Audience, AudienceFacts>> = {
  parent: adult(named('vanhempi', 'förälder', 'parent'), 'parent'),
  'foster-parent': adult(named('sijaisvanhempi', 'fosterförälder', 'foster parent'), 'foster-parent'),
  child: {
    names: named('lapsi', 'barn', 'child'),
    minors: 'always',
    livedAs: 'young-person',
    ages: ['3-12'],
    careForms: true,
  },
  'young-person': {
    names: named('nuori', 'ung', 'young person'),
    minors: 'possible',
    livedAs: 'young-person',
    ages: ['13-29'],
    careForms: true,
  },
  sibling: either(named('sisarus', 'syskon', 'sibling'), 'sibling'),
  'foster-sibling': either(named('sijaissisarus', 'fostersyskon', 'foster sibling'), 'foster-sibling'),
  grandparent: adult(named('isovanhempi', 'mor- eller farförälder', 'grandparent'), 'close-person'),
  'close-person': {
    names: named('läheinen', 'närstående', 'close person'),
    minors: 'possible',
    livedAs: 'close-person',
    ages: [],
    careForms: false,
  },
  professional: adult(named('ammattilainen', 'yrkesperson', 'professional')),
  management: adult(named('johto', 'ledning', 'management')),
  student: adult(named('opiskelija', 'studerande', 'student')),
}

/** The band told, or the one the audience's name tells. */
export const ageBandOf = ({
  audience,
  ageBand,
}: {
  readonly audience: Audience
  readonly ageBand?: AgeBand
}): AgeBand | undefined => {
  const { ages } = audienceFacts[audience]
  return ageBand ?? (ages.length === 1 ? ages[0] : undefined)
}
