import fc from 'fast-check'
import { instant } from '#core/time/instant.ts'

const HOUR = 3_600_000

/** Moments where calendars go wrong: both clock changes, the turn of a year, leap days, 2020–2039. */
const corners = fc
  .integer({ min: 2020, max: 2039 })
  .chain((year) =>
    fc.constantFrom(
      lastSunday(year, 2),
      lastSunday(year, 9),
      Date.UTC(year, 0, 1),
      Date.UTC(year, 1, 28, 22),
      Date.UTC(year, 11, 31, 22),
    ),
  )

export const nearCorner = fc
  .tuple(corners, fc.integer({ min: -30 * 60, max: 30 * 60 }))
  .map(([corner, minutes]) => instant(corner + minutes * 60_000))

const anyMinute = fc
  .integer({ min: Date.UTC(2000, 0, 2) / 60_000, max: Date.UTC(2099, 11, 30) / 60_000 })
  .map((minutes) => instant(minutes * 60_000))

/** Whole minutes, half of them near a corner. */
export const instants = fc.oneof(anyMinute, nearCorner)

export const dates = instants.map((i) => i.slice(0, 10))

export const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 30, 45, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)

/** 01:00 UTC, when the European Union turns its clocks. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0))
  return last.getTime() - last.getUTCDay() * 24 * HOUR + HOUR
}
