import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { calendarOf, dateOfDay, dayOfDate, downTo, instantOf, upTo, weekName } from '#engine/time/calendar.ts'

const ZONE = 'Europe/Helsinki'
const helsinki = calendarOf(ZONE)
const years = { min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 11, 31) }

test('minutes of an instant, whole ones up or down', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9999, 11, 31) }), (milliseconds) => {
      const text = new Date(milliseconds).toISOString()
      expect([downTo(text), upTo(text)]).toEqual([Math.floor(milliseconds / 60_000), Math.ceil(milliseconds / 60_000) + 0])
    }),
  )
})

test('local days and clock readings as Temporal has them, also where the clocks are turned', () => {
  fc.assert(
    fc.property(fc.integer(years), fc.nat(1439), (milliseconds, clock) => {
      const minute = Math.floor(milliseconds / 60_000)
      const zoned = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(ZONE)
      const day = helsinki.dayOf(minute)
      expect(dateOfDay(day)).toBe(zoned.toPlainDate().toString())
      expect(weekName(day)).toBe(`${zoned.yearOfWeek}-W${String(zoned.weekOfYear).padStart(2, '0')}`)
      const wall = zoned.toPlainDate().toPlainDateTime({ hour: Math.floor(clock / 60), minute: clock % 60 })
      const read = (disambiguation: 'earlier' | 'later') =>
        wall.toZonedDateTime(ZONE, { disambiguation }).epochMilliseconds / 60_000
      const isSkipped = !wall.toZonedDateTime(ZONE).toPlainDateTime().equals(wall)
      if (isSkipped) return
      expect([helsinki.startAt(day, clock), helsinki.endAt(day, clock)]).toEqual([read('earlier'), read('later')])
    }),
  )
})

test('a skipped time is the end of the gap, a repeated one starts at its first and ends at its second', () => {
  const march = dayOfDate('2026-03-29')
  const october = dayOfDate('2026-10-25')
  expect(instantOf(helsinki.startAt(march, 3 * 60 + 30))).toBe('2026-03-29T01:00:00.000Z')
  expect(instantOf(helsinki.endAt(march, 3 * 60 + 30))).toBe('2026-03-29T01:00:00.000Z')
  expect(instantOf(helsinki.startAt(october, 3 * 60 + 30))).toBe('2026-10-25T00:30:00.000Z')
  expect(instantOf(helsinki.endAt(october, 3 * 60 + 30))).toBe('2026-10-25T01:30:00.000Z')
})
