import type { Partner } from '../snapshot/snapshot.ts'
import type { Calendar } from '../time/calendar.ts'
import { type Bits, drop, noBits, put as add } from './bits.ts'
import { type Person, personOf } from './person.ts'

const KINDS = [
  'role',
  'experience',
  'speaks',
  'native',
  'area',
  'mode',
  'organisation',
  'gender',
  'avoids-worker',
  'avoids-area',
  /** `everybody`, and those who are `out`: on a break, or with a case of their own. */
  'all',
] as const
export type Kind = (typeof KINDS)[number]

/**
 * The register turned on its side: for each thing that can be asked for, the set of those who have it. Everybody has a place
 * in it, which is free for somebody else when they leave.
 */
export interface Columns {
  readonly calendar: Calendar
  readonly sets: Readonly<Record<Kind, Map<string, Bits>>>
  readonly people: (Person | undefined)[]
  readonly places: Map<string, number>
  readonly vacant: number[]
  /** By place: what the person is ordered by whatever is asked for. */
  load: Int32Array
}

export function columnsOf(partners: readonly Partner[], calendar: Calendar): Columns {
  const sets = Object.fromEntries(KINDS.map((kind) => [kind, new Map<string, Bits>()])) as Columns['sets']
  const columns: Columns = { calendar, sets, people: [], places: new Map(), vacant: [], load: new Int32Array(partners.length) }
  for (const partner of partners) put(columns, partner)
  return columns
}

/** Somebody new, or somebody changed: only what differs is touched. */
export function put(columns: Columns, partner: Partner): void {
  const place = columns.places.get(partner.id) ?? columns.vacant.pop() ?? columns.people.length
  const before = columns.people[place]
  const person = personOf(partner, columns.calendar)
  columns.people[place] = person
  columns.places.set(partner.id, place)
  if (place >= columns.load.length) columns.load = longer(columns.load, place + 1)
  columns.load[place] = person.load
  const now = traitsOf(partner)
  const had = before ? traitsOf(before.partner) : undefined
  for (const kind of KINDS) {
    if (had) for (const value of had[kind]) if (!now[kind].includes(value)) leave(columns.sets[kind], value, place)
    for (const value of now[kind]) join(columns.sets[kind], value, place)
  }
}

export function remove(columns: Columns, id: string): void {
  const place = columns.places.get(id)
  if (place === undefined) return
  const traits = traitsOf((columns.people[place] as Person).partner)
  for (const kind of KINDS) for (const value of traits[kind]) leave(columns.sets[kind], value, place)
  columns.people[place] = undefined
  columns.load[place] = 0
  columns.places.delete(id)
  columns.vacant.push(place)
}

function traitsOf(partner: Partner): Readonly<Record<Kind, readonly string[]>> {
  const { roles, experience, languages, areas, modes, organisation, gender, conflicts, paused } = partner
  return {
    role: roles,
    experience,
    speaks: languages.filter((one) => one.level !== 'some').map((one) => one.code),
    native: languages.filter((one) => one.level === 'native').map((one) => one.code),
    area: areas,
    mode: modes,
    organisation: [organisation],
    gender: gender ? [gender] : [],
    'avoids-worker': conflicts.workers,
    'avoids-area': conflicts.areas,
    all: paused || conflicts.ownCase ? ['everybody', 'out'] : ['everybody'],
  }
}

function join(sets: Map<string, Bits>, value: string, place: number): void {
  let bits = sets.get(value)
  if (!bits) sets.set(value, (bits = noBits()))
  add(bits, place)
}

function leave(sets: Map<string, Bits>, value: string, place: number): void {
  const bits = sets.get(value)
  if (!bits) return
  drop(bits, place)
  if (bits.count === 0) sets.delete(value)
}

function longer(column: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(least, 16, column.length * 2))
  grown.set(column)
  return grown
}
