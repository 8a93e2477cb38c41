import { type Bits, emptyDesk, has, meet } from '../columns/bits.ts'
import { type Columns, columnsOf } from '../columns/columns.ts'
import { BOOKED, type Person } from '../columns/person.ts'
import { type Able, type FixedPair, NO_TIME, type Problem, type Wanted } from '../problem/problem.ts'
import { type Asked, askedOf } from '../rank/asked.ts'
import { allows, hasRoom } from '../rank/day.ts'
import { noRanges } from '../rank/starts.ts'
import { type Terms, termsOf } from '../rank/terms.ts'
import { orderOf, setOf, whoIsFree, whoMay } from '../rank/who.ts'
import { type Fixed, type Snapshot, URGENCIES } from '../snapshot/snapshot.ts'
import { downTo } from '../time/calendar.ts'
import { addNoTime, addStarts, optionList } from './option-list.ts'
import { sheetsOf } from './sheets.ts'
import { startsBySheet } from './starts-by-sheet.ts'

/** What each part of a score adds to the cost of an option. Load is no part of it: sharing it out is the solver's. */
const COSTS = { unknown: 1000, unwished: 400, experience: 100, language: 60 }
/** Starts of one pair among which can be chosen. */
const MOST_STARTS = 6

/** Everybody in the queue put to everybody in the register: the options, and what there is room for. */
export function problemFrom(snapshot: Snapshot): Problem {
  const terms = termsOf(snapshot)
  const columns = columnsOf(snapshot.partners, terms.calendar)
  const number = new Map(snapshot.partners.map((one, n) => [one.id, n]))
  const asked = snapshot.requests.map((request) => askedOf(request, terms))
  return {
    requests: asked.map(wantedOf),
    partners: snapshot.partners.map((one) => ableOf(personIn(columns, one.id), fixedOn(snapshot, one.id), terms)),
    options: optionsOf(asked, columns, terms, number),
    fixed: snapshot.requests.flatMap(({ fixed }, request) =>
      fixed.map((one): FixedPair => ({ request, partner: number.get(one.partner) as number, ...timeOf(one, terms) })),
    ),
  }
}

function optionsOf(all: readonly Asked[], columns: Columns, terms: Terms, number: ReadonlyMap<string, number>) {
  const list = optionList()
  const sheets = sheetsOf(columns)
  const ranges = noRanges()
  const desk = emptyDesk()
  const found = new Int32Array(columns.people.length)
  const vague = setOf(columns, 'all', 'vague')
  for (const [request, asked] of all.entries()) {
    if (asked.request.seats === 0 || (asked.windows.length > 0 && asked.days.length === 0)) continue
    const who = whoIsFree(columns, whoMay(columns, asked), asked)
    const many = meet(who.some ? { ...who, some: [...who.some, vague] } : who, desk, found)
    const costs = costsIn(columns, asked)
    for (let n = 0; n < many; n++) {
      const place = found[n] as number
      const person = columns.people[place] as Person
      if (!hasRoom(person, asked, terms) || isTaken(person.partner.id, asked)) continue
      const pair = { request, partner: number.get(person.partner.id) as number, cost: costs(place) }
      if (asked.windows.length === 0) {
        if (allows(person, asked, asked.days[0] as Asked['days'][number], terms)) addNoTime(list, pair)
      } else if (startsBySheet(person, place, true, asked, terms, sheets, ranges))
        addStarts(list, ranges, asked, MOST_STARTS, pair)
      else if (has(vague, place) && startsBySheet(person, place, false, asked, terms, sheets, ranges))
        addStarts(list, ranges, asked, MOST_STARTS, { ...pair, cost: pair.cost + COSTS.unknown })
    }
  }
  return list.done()
}

/** Refused, or theirs already. */
const isTaken = (id: string, { request: { excluded, fixed } }: Asked): boolean =>
  excluded.includes(id) || fixed.some((one) => one.partner === id)

function costsIn(columns: Columns, asked: Asked): (place: number) => number {
  const { native, further, wished } = orderOf(columns, asked)
  return (place) => {
    let cost = wished === undefined || wished === place ? 0 : COSTS.unwished
    for (let n = 0; n < further.length; n++) if (!has(further[n] as Bits, place)) cost += COSTS.experience
    for (let n = 0; n < native.length; n++) if (!has(native[n] as Bits, place)) cost += COSTS.language
    return cost
  }
}

function wantedOf({ request, minutes, fromAfar, emergency, days }: Asked): Wanted {
  return {
    id: request.id,
    urgency: URGENCIES.indexOf(request.urgency),
    waiting: request.waitingMinutes,
    minutes,
    fromAfar,
    cents: Math.max(0, ...days.map((day) => day.cents)),
    seats: request.seats,
    together: request.together,
    emergency,
  }
}

const personIn = ({ people, places }: Columns, id: string): Person => people[places.get(id) as number] as Person

type Standing = Fixed & { readonly request: string }

const fixedOn = ({ requests }: Snapshot, partner: string): Standing[] =>
  requests.flatMap(({ id, fixed }) => fixed.filter((one) => one.partner === partner).map((one) => ({ ...one, request: id })))

/** What is left of each limit beside what stands: a fixed pair with a time is counted by whoever solves, not here. */
function ableOf(person: Person, fixed: readonly Standing[], { week }: Terms): Able {
  const { partner, families, booked, heldFor, months, weeks, offersPerWeek } = person
  const standing = new Set([...families, ...fixed.map((one) => one.request)])
  const asked = weeks.findIndex((one, n) => n % 2 === 0 && one === week)
  const offers = offersPerWeek - (asked < 0 ? 0 : (weeks[asked + 1] as number))
  const timed = new Set(fixed.filter((one) => one.start !== undefined).map((one) => one.request))
  const left = new Map<number, { month: number; minutes: number; cents: number }>()
  const meetings = new Map<number, number>()
  const use = (month: number, minutes: number, cents: number): void => {
    const before = left.get(month) ?? { month, minutes: person.minutesPerMonth, cents: person.earningsCap }
    left.set(month, { month, minutes: before.minutes - minutes, cents: before.cents - cents })
  }
  for (let n = 0; n < months.length; n += 3) use(months[n] as number, months[n + 1] as number, months[n + 2] as number)
  for (let n = 0; n < booked.length; n += BOOKED) {
    const held = heldFor[n / BOOKED]
    if (held !== undefined && timed.has(held)) continue
    const day = booked[n + 3] as number
    meetings.set(day, (meetings.get(day) ?? 0) + 1)
    use(booked[n + 4] as number, booked[n + 2] as number, 0)
  }
  const isCapped = person.earningsCap >= 0
  return {
    id: partner.id,
    capacity: Math.max(0, Math.min(partner.capacity.families - standing.size, offers)),
    size: partner.capacity.families,
    load: partner.load,
    travel: partner.travelMinutes,
    meetingsPerDay: partner.capacity.meetingsPerDay,
    restDay: partner.restDay,
    minutesPerMonth: person.minutesPerMonth,
    ...(isCapped && { centsPerMonth: person.earningsCap }),
    months: [...left.values()].map(({ month, minutes, cents }) => ({
      month,
      minutes: Math.max(0, Math.floor(minutes)),
      ...(isCapped && { cents: Math.max(0, cents) }),
    })),
    days: [...meetings].map(([day, many]) => ({ day, meetings: many })),
  }
}

function timeOf({ start }: Fixed, { calendar }: Terms): Pick<FixedPair, 'start' | 'day'> {
  return start === undefined ? { start: NO_TIME, day: 0 } : { start: downTo(start), day: calendar.dayOf(downTo(start)) }
}
