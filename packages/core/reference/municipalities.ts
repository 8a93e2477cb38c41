/**
 * The municipalities the first programmes work in. A tenant's areas are its own data and may name others;
 * these spare it the typing. Codes are Statistics Finland's, three digits with their leading zero.
 */
import type { County } from './counties.ts'
import { type Names, named } from './names.ts'

export const MUNICIPALITIES = ['091', '092', '202', '245', '529', '734', '853'] as const

export type Municipality = (typeof MUNICIPALITIES)[number]

export interface MunicipalityFacts {
  readonly names: Names
  readonly county: County
}

export const municipalityFacts: Readonly<Record<Municipality, MunicipalityFacts>> = {
  '091': municipality('Helsinki', 'Helsingfors', '90'),
  '092': municipality('Vantaa', 'Vanda', '04'),
  '202': municipality('Kaarina', 'S:t Karins', '05'),
  '245': municipality('Kerava', 'Kervo', '04'),
  '529': municipality('Naantali', 'Nådendal', '05'),
  '734': municipality('Salo', 'Salo', '05'),
  '853': municipality('Turku', 'Åbo', '05'),
}

/** English uses the Finnish name. */
function municipality(fi: string, sv: string, county: County): MunicipalityFacts {
  return { names: named(fi, sv, fi), county }
}
