/**
 * When a partner has said they could come. What nobody has told us is `unknown`: such a partner is asked,
 * after those known to be free.
 */
import { type Instant, instant, ms, readInstant } from '../time/instant.ts'
import { contains, overlaps, subtract, type Window, within } from '../time/interval.ts'
import { addDays, endAt, isDate, isTime, localDate, startAt, startOfDay, weekday } from '../time/zone.ts'

/**
 * The same hours every week, local time. `to` may be `24:00`; before `from` it is on the next day.
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

/** `unknown`: no weekly hours are in force on any local date the slot touches, no exception settles it. */
export function freeAt(availability: Availability, slot: Window): Free {
  if (!(slot.start < slot.end)) throw new RangeError('a slot ends after it starts')
  if (availability.away.some((away) => overlaps(away, slot))) return 'busy'
  const windows = windowsBetween(availability, slot.start, slot.end)
  if (windows.some((window) => contains(window, slot))) return 'free'
  const known = datesOf(slot).some((date) => availability.weekly.some((weekly) => inForce(weekly, date)))
  return known ? 'busy' : 'unknown'
}

/** The concrete windows between two instants: in order, apart from each other, cut at both ends. */
export function windowsBetween(availability: Availability, from: Instant, to: Instant): Window[] {
  if (!(from < to)) return []
  const bounds = { start: from, end: to }
  const weekly = [addDays(localDate(from), -1), ...datesOf(bounds)].flatMap((date) => {
    const thatDay = availability.weekly.filter((w) => w.day === weekday(date) && inForce(w, date))
    return thatDay.map((w) => onDate(w, date))
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

/** The local dates that a window touches. */
export function datesOf({ start, end }: Window): string[] {
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
    ...input.weekly.flatMap((weekly, n) => problems(`weekly.${n}`, weeklyChecks(weekly))),
    ...input.extra.flatMap((window, n) => problems(`extra.${n}`, windowChecks(window))),
    ...input.away.flatMap((window, n) => problems(`away.${n}`, windowChecks(window))),
  ]
}

type Check = readonly [failed: boolean, code: AvailabilityProblem['code'], field: string]

function weeklyChecks({ day, from, to, validFrom, validTo }: WeeklyWindow): Check[] {
  return [
    [![1, 2, 3, 4, 5, 6, 7].includes(day), 'BAD_DAY', 'day'],
    [!isTime(from), 'BAD_TIME', 'from'],
    [!isTime(to) && to !== '24:00', 'BAD_TIME', 'to'],
    [from === to, 'EMPTY_WINDOW', 'to'],
    [validFrom !== undefined && !isDate(validFrom), 'BAD_DATE', 'validFrom'],
    [validTo !== undefined && !isDate(validTo), 'BAD_DATE', 'validTo'],
    [validFrom !== undefined && validTo !== undefined && validTo < validFrom, 'VALIDITY_REVERSED', 'validTo'],
  ]
}

/** Instants must be in the stored form: comparing them as text relies on it. */
function windowChecks({ start, end }: Window): Check[] {
  const badStart = readInstant(start) !== start
  const badEnd = readInstant(end) !== end
  return [
    [badStart, 'BAD_INSTANT', 'start'],
    [badEnd, 'BAD_INSTANT', 'end'],
    [!badStart && !badEnd && end <= start, 'END_BEFORE_START', 'end'],
  ]
}

function problems(path: string, checks: readonly Check[]): AvailabilityProblem[] {
  return checks.filter(([failed]) => failed).map(([, code, field]) => ({ code, field: `${path}.${field}` }))
}
