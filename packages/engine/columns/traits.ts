import { isAlwaysTold, type Person, PIECES, piecesOf } from './person.ts'

/** What sets are kept of. */
export const KINDS = [
  'role',
  'experience',
  'lived-as',
  'speaks',
  'native',
  'area',
  'mode',
  'organisation',
  'gender',
  'avoids-worker',
  'avoids-area',
  /** Pieces of the week that weekly hours touch; `extra` for who has said more than the week. */
  'hours',
  /**
   * `everybody`; `paused`; `own-case`; `full`: no room for another family; `vague`: has not told the hours of every day.
   */
  'all',
] as const
export type Kind = (typeof KINDS)[number]

const NAMES = Array.from({ length: PIECES }, (_, piece) => String(piece))
export const nameOfPiece = (piece: number): string => NAMES[piece] as string

export type Traits = Readonly<Record<Kind, readonly string[]>>

export function traitsOf(person: Person): Traits {
  const {
    roles,
    experience,
    livedAs = [],
    languages,
    areas,
    modes,
    organisation,
    gender,
    conflicts,
    paused,
    capacity,
  } = person.partner
  return {
    role: roles,
    experience,
    'lived-as': livedAs,
    speaks: languages.filter((one) => one.level !== 'some').map((one) => one.code),
    native: languages.filter((one) => one.level === 'native').map((one) => one.code),
    area: areas,
    mode: modes,
    organisation: [organisation],
    gender: gender ? [gender] : [],
    'avoids-worker': conflicts.workers,
    'avoids-area': conflicts.areas,
    hours: [...piecesOf(person).map(nameOfPiece), ...(person.extra.length > 0 ? ['extra'] : [])],
    all: [
      'everybody',
      ...(paused ? ['paused'] : []),
      ...(conflicts.ownCase ? ['own-case'] : []),
      ...(person.families.size >= capacity.families || capacity.meetingsPerDay === 0 ? ['full'] : []),
      ...(isAlwaysTold(person) ? [] : ['vague']),
    ],
  }
}
