import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { ms, plus } from '#core/time/instant.ts'
import {
  addDays,
  atLocal,
  endAt,
  isDate,
  isoWeek,
  isTime,
  localDate,
  localTime,
  month,
  readLocal,
  startAt,
  startOfDay,
  weekday,
  withOffset,
  ZONE,
} from '#core/time/zone.ts'
import { dates, instants, nearCorner, times } from './arbitrary.ts'

/* Temporal is the oracle: another implementation of the same calendar. */
const zoned = (i: string) => Temporal.Instant.from(i).toZonedDateTimeISO(ZONE)
const plain = (date: string, time: string) => Temporal.PlainDateTime.from(`${date}T${time}`)
const utc = (z: Temporal.ZonedDateTime) => new Date(z.epochMilliseconds).toISOString()

describe('local date and time of an instant', () => {
  test('summer and winter', () => {
    expect(localTime('2026-07-01T09:00:00.000Z')).toBe('12:00')
    expect(localTime('2026-11-25T11:30:00.000Z')).toBe('13:30')
  })

  test('the date turns at local midnight', () => {
    expect(localDate('2026-11-24T21:59:59.999Z')).toBe('2026-11-24')
    expect(localDate('2026-11-24T22:00:00.000Z')).toBe('2026-11-25')
  })

  test('the month of a moment already in next year', () => {
    expect(month('2026-12-31T22:00:00.000Z')).toBe('2027-01')
  })

  test('the API gets the offset in force, and no fractions', () => {
    expect(withOffset('2026-11-25T11:30:00.000Z')).toBe('2026-11-25T13:30:00+02:00')
    expect(withOffset('2026-07-01T09:00:07.999Z')).toBe('2026-07-01T12:00:07+03:00')
  })

  test('agree with Temporal everywhere', () => {
    fc.assert(
      fc.property(fc.oneof(instants, nearCorner), (i) => {
        const z = zoned(i)
        expect(localDate(i)).toBe(z.toPlainDate().toString())
        expect(localTime(i)).toBe(z.toPlainTime().toString().slice(0, 5))
        expect(withOffset(i)).toBe(z.toString({ timeZoneName: 'never', smallestUnit: 'second' }))
      }),
      { numRuns: 3000 },
    )
  })

  test('to the second around both changes of 2026', () => {
    expect(withOffset('2026-03-29T00:59:59.000Z')).toBe('2026-03-29T02:59:59+02:00')
    expect(withOffset('2026-03-29T01:00:00.000Z')).toBe('2026-03-29T04:00:00+03:00')
    expect(withOffset('2026-10-25T00:59:59.000Z')).toBe('2026-10-25T03:59:59+03:00')
    expect(withOffset('2026-10-25T01:00:00.000Z')).toBe('2026-10-25T03:00:00+02:00')
  })
})

describe('reading a local date and time', () => {
  test('an ordinary one', () => {
    expect(readLocal('2026-11-25', '13:30')).toEqual({ instant: '2026-11-25T11:30:00.000Z' })
  })

  test('03:30 on the last Sunday of March does not exist', () => {
    const resumes = '2026-03-29T01:00:00.000Z'
    expect(readLocal('2026-03-29', '03:30')).toEqual({ problem: 'NONEXISTENT', resumes })
    expect(readLocal('2026-03-29', '03:00')).toEqual({ problem: 'NONEXISTENT', resumes })
    expect(readLocal('2026-03-29', '03:59')).toEqual({ problem: 'NONEXISTENT', resumes })
    expect(readLocal('2026-03-29', '02:59')).toEqual({ instant: '2026-03-29T00:59:00.000Z' })
    expect(readLocal('2026-03-29', '04:00')).toEqual({ instant: resumes })
  })

  test('03:30 on the last Sunday of October comes twice', () => {
    expect(readLocal('2026-10-25', '03:30')).toEqual({
      instant: '2026-10-25T00:30:00.000Z',
      ambiguous: true,
      other: '2026-10-25T01:30:00.000Z',
    })
    expect(readLocal('2026-10-25', '02:59')).toEqual({ instant: '2026-10-24T23:59:00.000Z' })
    expect(readLocal('2026-10-25', '04:00')).toEqual({ instant: '2026-10-25T02:00:00.000Z' })
  })

  test.each([
    ['2026-02-30', '10:00'],
    ['2026-2-3', '10:00'],
    ['3.2.2026', '10:00'],
    ['', ''],
    ['2026-02-03', '24:00'],
    ['2026-02-03', '9:00'],
    ['2026-02-03', '09:60'],
    ['2026-02-03', '09.30'],
    ['2026-02-03', '09:30:00'],
    ['0026-02-03', '09:30'],
    ['2026-02-03\n', '09:30'],
    ['2026-02-03', '09:30\n'],
  ])('%j %j is not one', (date, time) => {
    expect(readLocal(date, time)).toEqual({ problem: 'INVALID' })
  })

  test('agrees with Temporal on gaps, repeats and all else', () => {
    fc.assert(
      fc.property(dates, times, (date, time) => {
        const local = plain(date, time)
        const first = utc(local.toZonedDateTime(ZONE, { disambiguation: 'earlier' }))
        const second = utc(local.toZonedDateTime(ZONE, { disambiguation: 'later' }))
        const exists = localTime(first) === time
        const expected = !exists
          ? { problem: 'NONEXISTENT' }
          : first === second
            ? { instant: first }
            : { instant: first, ambiguous: true, other: second }
        expect(readLocal(date, time)).toMatchObject(expected)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('the instant of a local time', () => {
  test('is found again from its own local date and time', () => {
    fc.assert(
      fc.property(instants, (i) => {
        const reading = readLocal(localDate(i), localTime(i))
        const first = atLocal(localDate(i), localTime(i))
        expect('other' in reading ? [first, reading.other] : [first]).toContain(i)
      }),
      { numRuns: 2000 },
    )
  })

  test('throws where there is none', () => {
    expect(() => atLocal('2026-03-29', '03:30')).toThrow(RangeError)
    expect(() => atLocal('2026-13-29', '03:30')).toThrow(RangeError)
    expect(() => startAt('2026-03-29', '25:30')).toThrow(RangeError)
  })

  test('a span starting or ending in the gap does so when the clocks have been turned', () => {
    expect(startAt('2026-03-29', '03:30')).toBe('2026-03-29T01:00:00.000Z')
    expect(endAt('2026-03-29', '03:30')).toBe('2026-03-29T01:00:00.000Z')
  })

  test('a span takes both of a repeated hour', () => {
    expect(startAt('2026-10-25', '03:30')).toBe('2026-10-25T00:30:00.000Z')
    expect(endAt('2026-10-25', '03:30')).toBe('2026-10-25T01:30:00.000Z')
  })
})

describe('days', () => {
  test('have 23, 24 or 25 hours and follow each other without a gap', () => {
    const hours = (date: string) => (ms(startOfDay(addDays(date, 1))) - ms(startOfDay(date))) / 3_600_000
    expect(hours('2026-03-29')).toBe(23)
    expect(hours('2026-10-25')).toBe(25)
    fc.assert(
      fc.property(dates, (date) => {
        expect([23, 24, 25]).toContain(hours(date))
        expect(localDate(startOfDay(date))).toBe(date)
      }),
    )
  })

  test('an instant lies in its own day', () => {
    fc.assert(
      fc.property(instants, (i) => {
        const date = localDate(i)
        return startOfDay(date) <= i && i < startOfDay(addDays(date, 1))
      }),
    )
  })

  test('a week on is the same time by the clock, not the same number of minutes', () => {
    const before = atLocal('2026-10-22', '13:00')
    const after = atLocal(addDays('2026-10-22', 7), '13:00')
    expect(after).toBe(plus(before, 7 * 24 * 60 + 60))
  })

  test('add, weekday and ISO week agree with Temporal', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -1000, max: 1000 }), (date, days) => {
        const d = Temporal.PlainDate.from(date)
        expect(addDays(date, days)).toBe(d.add({ days }).toString())
        expect(weekday(date)).toBe(d.dayOfWeek)
        expect(isoWeek(date)).toBe(`${d.yearOfWeek}-W${String(d.weekOfYear).padStart(2, '0')}`)
      }),
      { numRuns: 2000 },
    )
  })

  test('the turn of a year belongs to the week of its Thursday', () => {
    expect(isoWeek('2026-12-31')).toBe('2026-W53')
    expect(isoWeek('2027-01-03')).toBe('2026-W53')
    expect(isoWeek('2027-01-04')).toBe('2027-W01')
    expect(isoWeek('2024-12-30')).toBe('2025-W01')
  })

  test('a date that is none is a bug', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
    expect(() => weekday('tomorrow')).toThrow(RangeError)
  })
})

test('dates and times are known by their form and the calendar', () => {
  expect(isDate('2028-02-29')).toBe(true)
  expect(isDate('2026-02-29')).toBe(false)
  expect(isDate('2026-04-31')).toBe(false)
  expect(isTime('00:00')).toBe(true)
  expect(isTime('23:59')).toBe(true)
  expect(isTime('24:00')).toBe(false)
})
