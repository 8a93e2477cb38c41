/**
 * Local dates and times of Europe/Helsinki. Dates are `YYYY-MM-DD`, times `HH:MM` from 00:00 to 23:59.
 * Twice a year the clocks disagree with arithmetic: on the last Sunday of March 03:00–03:59 does not exist,
 * on the last Sunday of October it comes twice.
 */
import { type Instant, instant, ms } from './instant.ts'
import { type ClockTurn, offsetAt, zoneYear } from './offset.ts'

export { ZONE } from './offset.ts'

const DAY = 86_400_000

export type LocalReading =
  | { readonly instant: Instant }
  /** The time comes twice that night: `instant` is the first, `other` the second. */
  | { readonly instant: Instant; readonly ambiguous: true; readonly other: Instant }
  /** The clocks skip it; `resumes` is the moment they were turned. */
  | { readonly problem: 'NONEXISTENT'; readonly resumes: Instant }
  /** Not a date of the calendar, or not a time of the day. */
  | { readonly problem: 'INVALID' }

/** A real date of the calendar, years 1900–2199, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const midnight = Date.parse(text)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text)
}

/** A time of the day, `HH:MM` from 00:00 to 23:59. */
export function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

export function localDate(i: Instant): string {
  return wallClock(i).slice(0, 10)
}

export function localTime(i: Instant): string {
  return wallClock(i).slice(11, 16)
}

/** `YYYY-MM` of the local date. */
export function month(i: Instant): string {
  return wallClock(i).slice(0, 7)
}

/** As the API answers: `2026-11-25T13:30:00+02:00`. Fractions of a second are dropped. */
export function withOffset(i: Instant): string {
  const minutes = offsetAt(ms(i)) / 60_000
  return `${wallClock(i).slice(0, 19)}+${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

/** Reads what a person wrote in a date and a time field. */
export function readLocal(date: string, time: string): LocalReading {
  if (!isDate(date) || !isTime(time)) return { problem: 'INVALID' }
  const wall = Date.parse(`${date}T${time}Z`)
  const { offset, changes } = zoneYear(Number(date.slice(0, 4)))
  const odd = changes.find((change) => isOdd(wall, change))
  if (odd && odd.after > odd.before) return { problem: 'NONEXISTENT', resumes: instant(odd.at) }
  if (odd) {
    return { instant: instant(wall - odd.before), ambiguous: true, other: instant(wall - odd.after) }
  }
  const past = changes.findLast((change) => wall >= change.at + change.after)
  return { instant: instant(wall - (past?.after ?? offset)) }
}

/** The instant of a local time; the first of two. Throws RangeError where there is none. */
export function atLocal(date: string, time: string): Instant {
  const reading = readLocal(date, time)
  if ('problem' in reading) throw new RangeError(`${reading.problem}: ${date} ${time}`)
  return reading.instant
}

/** Where a span starting then starts: the first of two, and the end of the gap where the time is skipped. */
export function startAt(date: string, time: string): Instant {
  const reading = readLocal(date, time)
  if (!('problem' in reading)) return reading.instant
  if (reading.problem === 'NONEXISTENT') return reading.resumes
  throw new RangeError(`${reading.problem}: ${date} ${time}`)
}

/** Where a span ending then ends: the second of two, and the end of the gap where the time is skipped. */
export function endAt(date: string, time: string): Instant {
  const reading = readLocal(date, time)
  return 'other' in reading ? reading.other : startAt(date, time)
}

export function startOfDay(date: string): Instant {
  return startAt(date, '00:00')
}

/** The date so many days later, or earlier where negative. */
export function addDays(date: string, days: number): string {
  return new Date(midnightUtc(date) + days * DAY).toISOString().slice(0, 10)
}

/** Monday is 1, Sunday 7. */
export function weekday(date: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (new Date(midnightUtc(date)).getUTCDay() || 7) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

/** ISO 8601 week, `2026-W53`: weeks start on Monday and belong to the year of their Thursday. */
export function isoWeek(date: string): string {
  const thursday = addDays(date, 4 - weekday(date))
  const year = thursday.slice(0, 4)
  const days = (midnightUtc(thursday) - midnightUtc(`${year}-01-01`)) / DAY
  return `${year}-W${pad(Math.floor(days / 7) + 1)}`
}

function isOdd(wall: number, { at, before, after }: ClockTurn): boolean {
  return wall >= at + Math.min(before, after) && wall < at + Math.max(before, after)
}

/** The local clock written as if it were UTC. */
function wallClock(i: Instant): string {
  const milliseconds = ms(i)
  return new Date(milliseconds + offsetAt(milliseconds)).toISOString()
}

function midnightUtc(date: string): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`)
  return Date.parse(date)
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}
