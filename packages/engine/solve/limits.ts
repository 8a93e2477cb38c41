import { type Able, NO_TIME, type Wanted } from '../problem/problem.ts'
import { monthOf } from '../time/calendar.ts'
import type { Meeting } from './fixed.ts'

/** What a partner's days and months leave beside what stands. */
export interface Limits {
  /** Whether a meeting could be added by itself. */
  readonly allows: (wanted: Wanted, start: number, day: number) => boolean
  readonly meetingsLeft: (day: number) => number
  readonly minutesLeft: (month: number) => number
  readonly centsLeft: (month: number) => number
  /** Whether hours or earnings are limited at all. */
  readonly hasMonths: boolean
}

export function limitsOf(able: Able, meetings: readonly Meeting[], requests: readonly Wanted[]): Limits {
  const { travel, restDay, minutesPerMonth = Infinity, centsPerMonth = Infinity } = able
  const days = new Map((able.days ?? []).map(({ day, meetings }) => [day, meetings]))
  const minutes = new Map<number, number>()
  const cents = new Map<number, number>()
  for (const one of able.months ?? []) {
    minutes.set(one.month, one.minutes ?? minutesPerMonth)
    cents.set(one.month, one.cents ?? centsPerMonth)
  }
  const meetingsLeft = (day: number) => able.meetingsPerDay - (days.get(day) ?? 0)
  const minutesLeft = (month: number) => minutes.get(month) ?? minutesPerMonth
  const centsLeft = (month: number) => cents.get(month) ?? centsPerMonth
  for (const { request, day, month } of meetings) {
    days.set(day, (days.get(day) ?? 0) + 1)
    minutes.set(month, minutesLeft(month) - requests[request]!.minutes)
    cents.set(month, centsLeft(month) - requests[request]!.cents)
  }
  const fitsBeside = (wanted: Wanted, start: number, day: number) =>
    meetings.every((one) => {
      const other = requests[one.request]!
      const way = wanted.fromAfar && other.fromAfar ? 0 : travel
      if (start < one.end + way && one.start < start + wanted.minutes + way) return false
      return !restDay || !((other.emergency && one.day === day - 1) || (wanted.emergency && one.day === day + 1))
    })
  const hasMonths = minutesPerMonth < Infinity || centsPerMonth < Infinity || minutes.size > 0
  return {
    allows(wanted, start, day) {
      if (start === NO_TIME) return true
      if (meetingsLeft(day) < 1) return false
      if (hasMonths) {
        const month = monthOf(day)
        if (minutesLeft(month) < wanted.minutes || centsLeft(month) < wanted.cents) return false
      }
      return meetings.length === 0 || fitsBeside(wanted, start, day)
    },
    meetingsLeft,
    minutesLeft,
    centsLeft,
    hasMonths,
  }
}
