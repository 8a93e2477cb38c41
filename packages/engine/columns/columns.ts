import type { Partner } from '../snapshot/snapshot.ts'
import type { Calendar } from '../time/calendar.ts'
import { type Bits, drop, lengthen, noBits, put as add } from './bits.ts'
import { type Kind, KINDS, type Traits, traitsOf } from './traits.ts'
import { type Person, personOf } from './person.ts'

/**
 * The register turned on its side: for each thing that can be asked for, the set of those who have it. Everybody has a position
 * in it, which is free for somebody else when they leave.
 */
export interface Columns {
  readonly calendar: Calendar
  readonly sets: Readonly<Record<Kind, Map<string, Bits>>>
  readonly nobody: Bits
  readonly people: (Person | undefined)[]
  readonly positions: Map<string, number>
  readonly vacant: number[]
  /** How many have each request among their families. */
  readonly families: Map<string, number>
  /** Positions in the order of their ids, and by position where it stands in that order. */
  readonly byId: number[]
  turn: Int32Array
  /** By position: what the person is ordered by whatever is asked for, and the same roughly, 0–255. */
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
    positions: new Map(),
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
  const known = columns.positions.get(partner.id)
  const position = known ?? columns.vacant.pop() ?? columns.people.length
  const before = columns.people[position]
  const had = before && traitsOf(before)
  columns.people[position] = person
  makeRoom(columns, position)
  columns.load[position] = person.load
  columns.crowd[position] = crowdOf(person.load)
  if (known === undefined) enter(columns, position)
  if (before) countFamilies(columns, before, -1)
  countFamilies(columns, person, 1)
  const now = traitsOf(person)
  for (const kind of KINDS) {
    if (had) for (const value of had[kind]) if (!now[kind].includes(value)) leave(columns.sets[kind], value, position)
    for (const value of now[kind]) join(columns, kind, value, position)
  }
}

export function remove(columns: Columns, id: string): void {
  const position = columns.positions.get(id)
  if (position === undefined) return
  const person = columns.people[position] as Person
  const traits: Traits = traitsOf(person)
  countFamilies(columns, person, -1)
  for (const kind of KINDS) for (const value of traits[kind]) leave(columns.sets[kind], value, position)
  columns.byId.splice(columns.turn[position] as number, 1)
  renumber(columns, columns.turn[position] as number)
  columns.people[position] = undefined
  columns.load[position] = 0
  columns.crowd[position] = 0
  columns.turn[position] = 0
  columns.positions.delete(id)
  columns.vacant.push(position)
}

function enter(columns: Columns, position: number): void {
  const { people, byId, positions } = columns
  const idAt = (one: number) => (people[one] as Person).partner.id
  const id = idAt(position)
  let low = 0
  let high = byId.length
  // Whoever comes in order, as when the register is read, is put at the end at once.
  if (high > 0 && idAt(byId[high - 1] as number) < id) low = high
  while (low < high) {
    const middle = (low + high) >>> 1
    if (idAt(byId[middle] as number) < id) low = middle + 1
    else high = middle
  }
  if (low === byId.length) byId.push(position)
  else byId.splice(low, 0, position)
  positions.set(id, position)
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

function join({ sets, load }: Columns, kind: Kind, value: string, position: number): void {
  let bits = sets[kind].get(value)
  if (!bits) sets[kind].set(value, (bits = noBits(load.length / 32)))
  add(bits, position)
}

function leave(sets: Map<string, Bits>, value: string, position: number): void {
  const bits = sets.get(value)
  if (!bits) return
  drop(bits, position)
  if (bits.count === 0) sets.delete(value)
}

/** Less where the load is less, or the same. */
const crowdOf = (load: number): number => Math.min(255, Math.floor(8 * Math.log2(1 + load)))

/** Everything is as long as the register may grow before all is made longer at once: a multiple of 32. */
function makeRoom(columns: Columns, position: number): void {
  const room = columns.load.length
  if (position < room) return
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
