import type { Booked, Partner } from '../snapshot/snapshot.ts'
import { loadOf } from '../explain/score.ts'
import { clock, isFromAfar } from '../rules/of-the-time.ts'
import { type Calendar, DAY, dayOfDate, downTo, monthOf, upTo } from '../time/calendar.ts'

/** Before and after every day there is. */
export const EVER = 2 ** 30

/**
 * A partner in numbers, read once: lists are flat, dates are days, times minutes since 1970. What is asked of everybody at
 * once stands in the columns beside it.
 */
export interface Person {
  readonly partner: Partner
  /** Five numbers a window: weekday, minutes after midnight from and to (beyond 1440 on the next day), first and last day. */
  readonly weekly: readonly number[]
  /** First and last local days of which hours were told, two a stretch, apart from each other. */
  readonly told: readonly number[]
  readonly extra: readonly number[]
  readonly away: readonly number[]
  readonly booked: readonly Appointment[]
  readonly travel: number
  readonly restDay: boolean
  readonly families: ReadonlySet<string>
  /** The last day of both the undertaking and the agreement. */
  readonly until: number
  /** -EVER where there is none. */
  readonly extractOn: number
  readonly months: readonly { readonly month: number; readonly minutes: number; readonly cents: number }[]
  readonly load: number
}

export interface Appointment {
  readonly from: number
  readonly to: number
  readonly minutes: number
  readonly day: number
  readonly month: number
  readonly fromAfar: boolean
  readonly emergency: boolean
  /** The request it is only held for. */
  readonly heldFor?: string
}

export function personOf(partner: Partner, calendar: Calendar): Person {
  const { availability, checks, booked, months } = partner
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
    booked: booked.map((one) => appointmentOf(one, calendar)),
    travel: partner.travelMinutes,
    restDay: partner.restDay,
    families: new Set(partner.families),
    until: Math.min(dayUntil(checks.undertakingUntil), dayUntil(checks.agreementUntil)),
    extractOn: checks.extractOn === undefined ? -EVER : dayOfDate(checks.extractOn),
    months: Object.entries(months).map(([name, done]) => ({ month: monthOf(dayOfDate(`${name}-01`)), ...done })),
    load: loadOf(partner),
  }
}

const dayUntil = (date?: string): number => (date === undefined ? -EVER : dayOfDate(date))

function appointmentOf({ start, end, mode, emergency, held, request }: Booked, calendar: Calendar): Appointment {
  const day = calendar.dayOf(downTo(start))
  return {
    from: downTo(start),
    to: upTo(end),
    minutes: (Date.parse(end) - Date.parse(start)) / 60_000,
    day,
    month: monthOf(day),
    fromAfar: isFromAfar(mode),
    emergency,
    ...(held && { heldFor: request }),
  }
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
