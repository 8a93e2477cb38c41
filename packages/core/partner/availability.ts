/**
 * When a partner has said they could come. What nobody has told us is `unknown`: such a partner is asked,
 * after those known to be free (design.md §6).
 */
import { type Instant, instant, ms, readInstant } from '../time/instant.ts'
import { contains, overlaps, subtract, type Window, within } from '../time/interval.ts'
import { addDays, endAt, isDate, isTime, localDate, startAt, startOfDay, weekday } from '../time/zone.ts'

/**
 * The same hours every week, local time. `to` may be `24:00`; before `from` it is past midnight, on the next day.
 * `validFrom` and `validTo` are local dates, both included, of the day the window starts.
 */
export interface WeeklyWindow {
  readonly day: 1 | 2 | 3 | 4 | 5 | 6 | 7
  readonly from: string
  readonly to: string
  readonly validFrom?: string
  readonly validTo?: string
}

/** `extra` adds to the weekly hours, `away` takes from both. */
export interface Availability {
  readonly weekly: readonly WeeklyWindow[]
  readonly extra: readonly Window[]
  readonly away: readonly Window[]
}

export type Free = 'free' | 'unknown' | 'busy'

/** `unknown` where no weekly hours are in force on any local date the slot touches and no exception settles it. */
export function freeAt(availability: Availability, slot: Window): Free {
  if (!(slot.start < slot.end)) throw new RangeError('a slot ends after it starts')
  if (availability.away.some((away) => overlaps(away, slot))) return 'busy'
  if (windowsBetween(availability, slot.start, slot.end).some((window) => contains(window, slot))) return 'free'
  const known = datesOf(slot).some((date) => availability.weekly.some((weekly) => inForce(weekly, date)))
  return known ? 'busy' : 'unknown'
}

/** The concrete windows between two instants: in order, apart from each other, cut at both ends. */
export function windowsBetween(availability: Availability, from: Instant, to: Instant): Window[] {
  if (!(from < to)) return []
  const bounds = { start: from, end: to }
  const weekly = [addDays(localDate(from), -1), ...datesOf(bounds)].flatMap((date) => {
    return availability.weekly.filter((w) => w.day === weekday(date) && inForce(w, date)).map((w) => onDate(w, date))
  })
  return subtract(within([...weekly, ...availability.extra], bounds), availability.away)
}

/** Skipped local times move to the end of the gap; of repeated ones a window takes both. */
function onDate({ from, to }: WeeklyWindow, date: string): Window {
  const start = startAt(date, from)
  if (to === '24:00') return { start, end: startOfDay(addDays(date, 1)) }
  return { start, end: endAt(to <= from ? addDays(date, 1) : date, to) }
}

function inForce({ validFrom, validTo }: WeeklyWindow, date: string): boolean {
  return (validFrom === undefined || validFrom <= date) && (validTo === undefined || date <= validTo)
}

function datesOf({ start, end }: Window): string[] {
  const last = localDate(instant(ms(end) - 1))
  const dates = [localDate(start)]
  for (let date = dates[0] as string; date < last; dates.push(date)) date = addDays(date, 1)
  return dates
}

/** `field` is a path such as `weekly.0.from`. */
export interface AvailabilityProblem {
  readonly code: 'BAD_DAY' | 'BAD_TIME' | 'EMPTY_WINDOW' | 'BAD_DATE' | 'VALIDITY_REVERSED' | 'BAD_INSTANT' | 'END_BEFORE_START'
  readonly field: string
}

/** Everything wrong with what a person or another system sent; empty where it can be stored. */
export function checkAvailability(input: Availability): AvailabilityProblem[] {
  return [
    ...input.weekly.flatMap((weekly, n) => checkWeekly(weekly, `weekly.${n}`)),
    ...input.extra.flatMap((window, n) => checkWindow(window, `extra.${n}`)),
    ...input.away.flatMap((window, n) => checkWindow(window, `away.${n}`)),
  ]
}

function checkWeekly({ day, from, to, validFrom, validTo }: WeeklyWindow, field: string): AvailabilityProblem[] {
  const problems: AvailabilityProblem[] = []
  if (!Number.isInteger(day) || day < 1 || day > 7) problems.push({ code: 'BAD_DAY', field: `${field}.day` })
  if (!isTime(from)) problems.push({ code: 'BAD_TIME', field: `${field}.from` })
  if (!isTime(to) && to !== '24:00') problems.push({ code: 'BAD_TIME', field: `${field}.to` })
  if (from === to) problems.push({ code: 'EMPTY_WINDOW', field: `${field}.to` })
  if (validFrom !== undefined && !isDate(validFrom)) problems.push({ code: 'BAD_DATE', field: `${field}.validFrom` })
  if (validTo !== undefined && !isDate(validTo)) problems.push({ code: 'BAD_DATE', field: `${field}.validTo` })
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
    problems.push({ code: 'VALIDITY_REVERSED', field: `${field}.validTo` })
  }
  return problems
}

/** Instants must be in the stored form: comparing them as text relies on it. */
function checkWindow({ start, end }: Window, field: string): AvailabilityProblem[] {
  const problems: AvailabilityProblem[] = []
  if (readInstant(start) !== start) problems.push({ code: 'BAD_INSTANT', field: `${field}.start` })
  if (readInstant(end) !== end) problems.push({ code: 'BAD_INSTANT', field: `${field}.end` })
  if (problems.length === 0 && end <= start) problems.push({ code: 'END_BEFORE_START', field: `${field}.end` })
  return problems
}
