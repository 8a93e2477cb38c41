import type { Partner } from '../snapshot/snapshot.ts'
import type { Calendar } from '../time/calendar.ts'
import { type Bits, drop, lengthen, noBits, put as add } from './bits.ts'
import { type Kind, KINDS, type Traits, traitsOf } from './traits.ts'
import { type Person, personOf } from './person.ts'

/**
 * The register turned on its side: for each thing that can be asked for, the set of those who have it. Everybody has a place
 * in it, which is free for somebody else when they leave.
 */
export interface Columns {
  readonly calendar: Calendar
  readonly sets: Readonly<Record<Kind, Map<string, Bits>>>
  readonly nobody: Bits
  readonly people: (Person | undefined)[]
  readonly places: Map<string, number>
  readonly vacant: number[]
  /** How many have each request among their families. */
  readonly families: Map<string, number>
  /** Places in the order of their ids, and by place where it stands in that order. */
  readonly byId: number[]
  turn: Int32Array
  /** By place: what the person is ordered by whatever is asked for, and the same roughly, 0–255. */
  load: Int32Array
  crowd: Uint8Array
}

export function columnsOf(partners: readonly Partner[], calendar: Calendar): Columns {
  const sets = Object.fromEntries(KINDS.map((kind) => [kind, new Map<string, Bits>()])) as Columns['sets']
  const room = Math.max(1, Math.ceil(partners.length / 32)) * 32
  const columns: Columns = {
    calendar,
    sets,
    people: [],
    places: new Map(),
    vacant: [],
    families: new Map(),
    byId: [],
    nobody: noBits(room / 32),
    turn: new Int32Array(room),
    load: new Int32Array(room),
    crowd: new Uint8Array(room),
  }
  for (const partner of [...partners].sort((a, b) => (a.id < b.id ? -1 : 1))) put(columns, partner)
  return columns
}

/** Somebody new, or somebody changed: only what differs is touched. */
export function put(columns: Columns, partner: Partner): void {
  const person = personOf(partner, columns.calendar)
  const known = columns.places.get(partner.id)
  const place = known ?? columns.vacant.pop() ?? columns.people.length
  const before = columns.people[place]
  const had = before && traitsOf(before)
  columns.people[place] = person
  makeRoom(columns, place)
  columns.load[place] = person.load
  columns.crowd[place] = crowdOf(person.load)
  if (known === undefined) enter(columns, place)
  if (before) countFamilies(columns, before, -1)
  countFamilies(columns, person, 1)
  const now = traitsOf(person)
  for (const kind of KINDS) {
    if (had) for (const value of had[kind]) if (!now[kind].includes(value)) leave(columns.sets[kind], value, place)
    for (const value of now[kind]) join(columns, kind, value, place)
  }
}

export function remove(columns: Columns, id: string): void {
  const place = columns.places.get(id)
  if (place === undefined) return
  const person = columns.people[place] as Person
  const traits: Traits = traitsOf(person)
  countFamilies(columns, person, -1)
  for (const kind of KINDS) for (const value of traits[kind]) leave(columns.sets[kind], value, place)
  columns.byId.splice(columns.turn[place] as number, 1)
  renumber(columns, columns.turn[place] as number)
  columns.people[place] = undefined
  columns.load[place] = 0
  columns.crowd[place] = 0
  columns.turn[place] = 0
  columns.places.delete(id)
  columns.vacant.push(place)
}

function enter(columns: Columns, place: number): void {
  const { people, byId, places } = columns
  const idAt = (one: number) => (people[one] as Person).partner.id
  const id = idAt(place)
  let low = 0
  let high = byId.length
  // Whoever comes in order, as when the register is read, is put at the end at once.
  if (high > 0 && idAt(byId[high - 1] as number) < id) low = high
  while (low < high) {
    const middle = (low + high) >>> 1
    if (idAt(byId[middle] as number) < id) low = middle + 1
    else high = middle
  }
  if (low === byId.length) byId.push(place)
  else byId.splice(low, 0, place)
  places.set(id, place)
  renumber(columns, low)
}

function renumber({ byId, turn }: Columns, from: number): void {
  for (let n = from; n < byId.length; n++) turn[byId[n] as number] = n
}

function countFamilies({ families }: Columns, person: Person, more: number): void {
  for (const id of person.families) {
    const many = (families.get(id) ?? 0) + more
    if (many > 0) families.set(id, many)
    else families.delete(id)
  }
}

function join({ sets, load }: Columns, kind: Kind, value: string, place: number): void {
  let bits = sets[kind].get(value)
  if (!bits) sets[kind].set(value, (bits = noBits(load.length / 32)))
  add(bits, place)
}

function leave(sets: Map<string, Bits>, value: string, place: number): void {
  const bits = sets.get(value)
  if (!bits) return
  drop(bits, place)
  if (bits.count === 0) sets.delete(value)
}

/** Less where the load is less, or the same. */
const crowdOf = (load: number): number => Math.min(255, Math.floor(8 * Math.log2(1 + load)))

/** Everything is as long as the register may grow before all is made longer at once: a multiple of 32. */
function makeRoom(columns: Columns, place: number): void {
  const room = columns.load.length
  if (place < room) return
  const longer = <T extends Int32Array | Uint8Array>(fresh: T, old: T): T => {
    fresh.set(old)
    return fresh
  }
  columns.turn = longer(new Int32Array(room * 2), columns.turn)
  columns.load = longer(new Int32Array(room * 2), columns.load)
  columns.crowd = longer(new Uint8Array(room * 2), columns.crowd)
  for (const kind of KINDS) for (const bits of columns.sets[kind].values()) lengthen(bits, room / 16)
  lengthen(columns.nobody, room / 16)
}
