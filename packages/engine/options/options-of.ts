import { type Bits, type Desk, emptyDesk, has, meet } from '../columns/bits.ts'
import type { Columns } from '../columns/columns.ts'
import type { Person } from '../columns/person.ts'
import { NO_TIME, type Options } from '../problem/problem.ts'
import type { Asked } from '../rank/asked.ts'
import { allows, hasRoom } from '../rank/day.ts'
import { freeStarts, noRanges, type Ranges, untoldStarts } from '../rank/starts.ts'
import type { Terms } from '../rank/terms.ts'
import { type Order, orderOf, setOf, whoIsFree, whoMay } from '../rank/who.ts'
import { BY_RULE, type Candidates, candidatesIn, CAPPED, NEVER } from './candidates.ts'
import { addStarts, type OptionList, optionList } from './option-list.ts'
import { sheetsOf, type SheetsOn } from './sheets.ts'
import { type Part, partsOf, startsBySheet } from './starts-by-sheet.ts'

/** What each part of a score adds to the cost of an option. Load is no part of it: sharing it out is the solver's. */
const COSTS = { unknown: 1000, unwished: 400, experience: 100, language: 60 }
/** Starts of one pair among which can be chosen. */
const MOST_STARTS = 4

/** All that is used again from one request to the next. */
interface Batch {
  readonly columns: Columns
  readonly terms: Terms
  readonly candidates: Candidates
  readonly sheets: SheetsOn
  readonly vague: Bits
  readonly list: OptionList
  readonly ranges: Ranges
  readonly desk: Desk
  readonly found: Int32Array
}

/** Every pair that no hard rule forbids, at the starts to choose among. `numbers` says where in the snapshot a partner stands. */
export function optionsOf(all: readonly Asked[], columns: Columns, terms: Terms, numbers: ReadonlyMap<string, number>): Options {
  const batch: Batch = {
    columns,
    terms,
    candidates: candidatesIn(columns, terms, numbers),
    sheets: sheetsOf(columns, terms),
    vague: setOf(columns, 'all', 'vague'),
    list: optionList(),
    ranges: noRanges(),
    desk: emptyDesk(),
    found: new Int32Array(columns.people.length),
  }
  for (const number of dayByDay(all)) {
    const asked = all[number] as Asked
    const isPast = asked.windows.length > 0 && asked.days.length === 0
    if (asked.request.seats > 0 && !isPast) addOptions(batch, number, asked)
  }
  return batch.list.done()
}

/** Those about the same days one after the other: then the sheets of these days are near. */
function dayByDay(all: readonly Asked[]): Int32Array {
  const key = ({ days }: Asked) => (days[0]?.day ?? 0) * 2 ** 20 + (days[1]?.day ?? 0)
  const keys = Float64Array.from(all, key)
  return Int32Array.from(all, (_, n) => n).sort((a, b) => (keys[a] as number) - (keys[b] as number))
}

/** One request, with what is the same for everybody it is put to. */
interface Put {
  readonly asked: Asked
  readonly known: readonly Part[]
  readonly untold: readonly Part[]
  /** Not the same organisations on all of its days. */
  readonly organisationsDiffer: boolean
}

const NONE = 0
const KNOWN = 1
const PERHAPS = 2

function addOptions(batch: Batch, number: number, asked: Asked): void {
  const { columns, candidates, found, list, ranges } = batch
  const { request, windows, days } = asked
  const who = whoIsFree(columns, whoMay(columns, asked), asked)
  const many = meet(who.some ? { ...who, some: [...who.some, batch.vague] } : who, batch.desk, found)
  const put: Put = {
    asked,
    known: partsOf(asked, batch.sheets, true),
    untold: partsOf(asked, batch.sheets, false),
    organisationsDiffer: days.some((day) => day.organisations),
  }
  const order = orderOf(columns, asked)
  list.begin(number, many * MOST_STARTS)
  const taken = new Set([...request.excluded, ...request.fixed.map((one) => one.partner)])
  for (let n = 0; n < many; n++) {
    const position = found[n] as number
    if (candidates.how[position] === NEVER || (request.minors && candidates.hasExtract[position] === 0)) continue
    const starts = startsFor(batch, put, position)
    if (starts === NONE || (taken.size > 0 && taken.has((columns.people[position] as Person).partner.id))) continue
    const cost = costOf(order, position) + (starts === PERHAPS ? COSTS.unknown : 0)
    const partner = candidates.number[position] as number
    if (windows.length === 0) list.add(partner, NO_TIME, 0, cost)
    else addStarts(list, ranges, asked, MOST_STARTS, partner, cost)
  }
}

function startsFor(batch: Batch, put: Put, position: number): number {
  const { candidates, columns, vague, ranges } = batch
  const how = candidates.how[position] as number
  if (how === BY_RULE || put.asked.windows.length === 0) return startsByRule(batch, put.asked, position)
  const organisation = put.organisationsDiffer ? (columns.people[position] as Person).partner.organisation : undefined
  let starts = KNOWN
  let told = startsBySheet(put.known, position, organisation, put.asked, ranges)
  if (told === 0 && has(vague, position)) {
    starts = PERHAPS
    told = startsBySheet(put.untold, position, organisation, put.asked, ranges)
  }
  if (told === 0) return NONE
  return told === -1 || how === CAPPED ? startsByRule(batch, put.asked, position) : starts
}

function startsByRule({ columns, terms, ranges }: Batch, asked: Asked, position: number): number {
  const person = columns.people[position] as Person
  if (!hasRoom(person, asked, terms)) return NONE
  if (asked.windows.length === 0) return allows(person, asked, asked.days[0] as Asked['days'][number], terms) ? KNOWN : NONE
  if (freeStarts(person, asked, terms, ranges)) return KNOWN
  return untoldStarts(person, asked, terms, ranges) ? PERHAPS : NONE
}

function costOf({ native, further, wished }: Order, position: number): number {
  let cost = wished === undefined || wished === position ? 0 : COSTS.unwished
  for (let n = 0; n < further.length; n++) if (!has(further[n] as Bits, position)) cost += COSTS.experience
  for (let n = 0; n < native.length; n++) if (!has(native[n] as Bits, position)) cost += COSTS.language
  return cost
}
