import { loadOf } from '../explain/score.ts'
import { clock, isFromAfar } from '../rules/of-the-time.ts'
import type { Booked, Partner } from '../snapshot/snapshot.ts'
import { type Calendar, DAY, dayOfDate, downTo, monthOf, upTo, weekOfName } from '../time/calendar.ts'

/** Before and after every day there is. */
export const EVER = 2 ** 30

/**
 * A partner in numbers, read once. Lists are flat, so that going through them touches little memory: dates are days, times
 * minutes since 1970. What is asked of everybody at once stands in the columns beside it.
 */
export interface Person {
  readonly partner: Partner
  /** `WEEKLY` numbers a window: weekday, minutes after midnight from and to (beyond 1440 on the next day), first and last day. */
  readonly weekly: readonly number[]
  /** First and last local days of which hours were told, two a stretch, apart from each other. */
  readonly told: readonly number[]
  /** From and to. */
  readonly extra: readonly number[]
  readonly away: readonly number[]
  /** `BOOKED` numbers each: from, to, minutes, day, month, and flags. */
  readonly booked: readonly number[]
  /** What each is only held for, where it is. */
  readonly heldFor: readonly (string | undefined)[]
  readonly travel: number
  readonly restDay: boolean
  readonly families: ReadonlySet<string>
  /** The last day of both the undertaking and the agreement. */
  readonly until: number
  /** -EVER where there is none. */
  readonly extractOn: number
  /** Month, minutes, cents: three numbers each. */
  readonly months: readonly number[]
  /** Week, times asked: two numbers each. */
  readonly weeks: readonly number[]
  readonly minutesPerMonth: number
  readonly meetingsPerDay: number
  readonly offersPerWeek: number
  /** -1 where there is none. */
  readonly earningsCap: number
  readonly load: number
}

export const WEEKLY = 5
export const BOOKED = 6
export const FROM_AFAR = 1
export const EMERGENCY = 2
export const HELD = 4

export function personOf(partner: Partner, calendar: Calendar): Person {
  const { availability, checks, booked, months, capacity } = partner
  const weekly = availability.weekly.map(({ day, from, to, validFrom, validTo }) => ({
    day,
    from: clock(from),
    to: clock(to) + (to <= from ? DAY : 0),
    first: validFrom === undefined ? -EVER : dayOfDate(validFrom),
    last: validTo === undefined ? EVER : dayOfDate(validTo),
  }))
  return {
    partner,
    weekly: weekly.flatMap(({ day, from, to, first, last }) => [day, from, to, first, last]),
    told: joinedDays(weekly),
    extra: availability.extra.flatMap(({ start, end }) => [upTo(start), downTo(end)]),
    away: availability.away.flatMap(({ start, end }) => [downTo(start), upTo(end)]),
    booked: booked.flatMap((one) => bookedIn(one, calendar)),
    heldFor: booked.map((one) => (one.held ? one.request : undefined)),
    travel: partner.travelMinutes,
    restDay: partner.restDay,
    families: new Set(partner.families),
    until: Math.min(dayUntil(checks.undertakingUntil), dayUntil(checks.agreementUntil)),
    extractOn: checks.extractOn === undefined ? -EVER : dayOfDate(checks.extractOn),
    months: Object.entries(months).flatMap(([name, done]) => [monthOf(dayOfDate(`${name}-01`)), done.minutes, done.cents]),
    weeks: Object.entries(partner.weeks).flatMap(([name, asked]) => [weekOfName(name), asked]),
    minutesPerMonth: capacity.hoursPerMonth * 60,
    meetingsPerDay: capacity.meetingsPerDay,
    offersPerWeek: capacity.offersPerWeek,
    earningsCap: partner.earningsCap ?? -1,
    load: loadOf(partner),
  }
}

const dayUntil = (date?: string): number => (date === undefined ? -EVER : dayOfDate(date))

function bookedIn({ start, end, mode, emergency, held }: Booked, calendar: Calendar): number[] {
  const day = calendar.dayOf(downTo(start))
  const flags = (isFromAfar(mode) ? FROM_AFAR : 0) | (emergency ? EMERGENCY : 0) | (held ? HELD : 0)
  return [downTo(start), upTo(end), (Date.parse(end) - Date.parse(start)) / 60_000, day, monthOf(day), flags]
}

function joinedDays(weekly: readonly { readonly first: number; readonly last: number }[]): number[] {
  const days: number[] = []
  for (const { first, last } of weekly.filter((one) => one.first <= one.last).sort((a, b) => a.first - b.first)) {
    const end = days.length - 1
    if (end > 0 && first <= (days[end] as number) + 1) days[end] = Math.max(days[end] as number, last)
    else days.push(first, last)
  }
  return days
}

/** Whether hours were told of every day there is: then nothing about them is unknown. */
export const isAlwaysTold = ({ told }: Person): boolean => told[0] === -EVER && told[1] === EVER

/** The week in pieces of two hours, 0–83 from Monday. */
export const PIECE = 120
export const PIECES = 84

/** The pieces of the week that some weekly window touches, whenever it is valid. */
export function piecesOf({ weekly }: Person): number[] {
  const touched = new Uint8Array(PIECES)
  for (let at = 0; at < weekly.length; at += WEEKLY) {
    const monday = ((weekly[at] as number) - 1) * (DAY / PIECE)
    const last = Math.ceil((weekly[at + 2] as number) / PIECE)
    for (let piece = Math.floor((weekly[at + 1] as number) / PIECE); piece < last; piece++) touched[(monday + piece) % PIECES] = 1
  }
  const pieces: number[] = []
  for (let piece = 0; piece < PIECES; piece++) if (touched[piece] === 1) pieces.push(piece)
  return pieces
}
