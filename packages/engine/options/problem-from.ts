import { type Columns, columnsOf } from '../columns/columns.ts'
import { BOOKED, type Person } from '../columns/person.ts'
import { type Able, type FixedPair, NO_TIME, type Problem, type Wanted } from '../problem/problem.ts'
import { type Asked, askedOf } from '../rank/asked.ts'
import { type Terms, termsOf } from '../rank/terms.ts'
import { type Fixed, type Snapshot, URGENCIES } from '../snapshot/snapshot.ts'
import { downTo } from '../time/calendar.ts'
import { optionsOf } from './options-of.ts'

/** Everybody in the queue put to everybody in the register: the options, and what there is room for. */
export function problemFrom(snapshot: Snapshot): Problem {
  const terms = termsOf(snapshot)
  const columns = columnsOf(snapshot.partners, terms.calendar)
  const number = new Map(snapshot.partners.map((one, n) => [one.id, n]))
  const asked = snapshot.requests.map((request) => askedOf(request, terms))
  const fixed = fixedIn(snapshot)
  return {
    requests: asked.map(wantedOf),
    partners: snapshot.partners.map((one) => ableOf(personIn(columns, one.id), fixed.get(one.id) ?? [], terms)),
    options: optionsOf(asked, columns, terms, number),
    fixed: snapshot.requests.flatMap(({ fixed }, request) =>
      fixed.map((one): FixedPair => ({ request, partner: number.get(one.partner) as number, ...timeOf(one, terms) })),
    ),
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

const personIn = ({ people, positions }: Columns, id: string): Person => people[positions.get(id) as number] as Person

type FixedSeat = Fixed & { readonly request: string }

/** By partner, who has any. */
function fixedIn({ requests }: Snapshot): Map<string, FixedSeat[]> {
  const byPartner = new Map<string, FixedSeat[]>()
  for (const { id, fixed } of requests)
    for (const one of fixed) byPartner.set(one.partner, [...(byPartner.get(one.partner) ?? []), { ...one, request: id }])
  return byPartner
}

/** What is left of each limit beside what stands: a fixed pair with a time is counted by whoever solves, not here. */
function ableOf(person: Person, fixed: readonly FixedSeat[], { week }: Terms): Able {
  const { partner, families, booked, heldFor, months, weeks, offersPerWeek } = person
  const accompanied = new Set([...families, ...fixed.map((one) => one.request)])
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
    capacity: Math.max(0, Math.min(partner.capacity.families - accompanied.size, offers)),
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
