import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earliest, instant, latest, minutesBetween, ms, plus, readInstant } from '#core/time/instant.ts'
import { instants } from './arbitrary.ts'

describe('reading an instant', () => {
  test.each([
    ['2026-11-25T11:30:00.000Z', '2026-11-25T11:30:00.000Z'],
    ['2026-11-25T11:30Z', '2026-11-25T11:30:00.000Z'],
    ['2026-11-25T13:30:00+02:00', '2026-11-25T11:30:00.000Z'],
    ['2026-11-25T13:30:00+0200', '2026-11-25T11:30:00.000Z'],
    ['2026-11-25T06:00:00-05:30', '2026-11-25T11:30:00.000Z'],
    ['2026-12-31T23:30:00-02:00', '2027-01-01T01:30:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['2026-11-25T11:30:00.5Z', '2026-11-25T11:30:00.500Z'],
    ['2026-11-25T11:30:00.123456789Z', '2026-11-25T11:30:00.123Z'],
  ])('takes %s', (text, expected) => {
    expect(readInstant(text)).toBe(expected)
  })

  test.each([
    ['no offset', '2026-11-25T11:30:00'],
    ['a date only', '2026-11-25'],
    ['nothing', ''],
    ['a word', 'tomorrow'],
    ['a number', '1764070200000'],
    ['another order', '25.11.2026 13.30'],
    ['31 February', '2026-02-31T10:00:00Z'],
    ['29 February of a common year', '2026-02-29T10:00:00Z'],
    ['29 February of a year that 100 divides', '2100-02-29T10:00:00Z'],
    ['month 0', '2026-00-10T10:00:00Z'],
    ['month 13', '2026-13-10T10:00:00Z'],
    ['day 0', '2026-01-00T10:00:00Z'],
    ['hour 24', '2026-01-10T24:00:00Z'],
    ['minute 60', '2026-01-10T10:60:00Z'],
    ['second 60', '2026-12-31T12:59:60Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['an offset of 15 hours', '2026-01-10T10:00:00+15:00'],
    ['an offset of 60 minutes', '2026-01-10T10:00:00+02:60'],
    ['the year 1999', '1999-12-31T23:59:59Z'],
    ['the year 2100', '2100-01-01T00:00:00Z'],
    ['2100 only in its own offset', '2099-12-31T23:30:00-01:00'],
    ['a long year', '+002026-01-10T10:00:00Z'],
    ['a space around', ' 2026-01-10T10:00:00Z'],
    ['a line break after', '2026-01-10T10:00:00Z\n'],
    ['lower case', '2026-01-10t10:00:00z'],
    ['a zone name', '2026-01-10T10:00:00+02:00[Europe/Helsinki]'],
    ['other digits', '٢٠٢٦-01-10T10:00:00Z'],
  ])('refuses %s', (_, text) => {
    expect(readInstant(text)).toBeUndefined()
  })

  test('reads back every instant it wrote', () => {
    fc.assert(fc.property(instants, (i) => readInstant(i) === i))
  })

  test('agrees with Date on whatever it accepts', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'))
    const years = fc.integer({ min: 1990, max: 2110 })
    const texts = fc
      .tuple(years, part(14), part(33), part(25), part(61), fc.constantFrom('Z', '+03:00', '-11:30'))
      .map(([y, mo, d, h, mi, offset]) => `${y}-${mo}-${d}T${h}:${mi}:00${offset}`)
    fc.assert(
      fc.property(texts, (text) => {
        const read = readInstant(text)
        return read === undefined || read === new Date(text).toISOString()
      }),
      { numRuns: 2000 },
    )
  })

  test('never throws on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readInstant(text) === undefined))
  })
})

describe('an instant', () => {
  test('sorts as text as it sorts in time', () => {
    fc.assert(fc.property(instants, instants, (a, b) => a < b === ms(a) < ms(b)))
  })

  test('survives the way to milliseconds and back', () => {
    fc.assert(fc.property(instants, (i) => instant(ms(i)) === i))
  })

  test.each([253402300800000, -62167219200001, Number.NaN, Infinity])('cannot be made of %d', (value) => {
    expect(() => instant(value)).toThrow(RangeError)
  })

  test('is not made of nonsense', () => {
    expect(() => ms('soon')).toThrow(RangeError)
  })

  test('moves by real minutes, there and back', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -600_000, max: 600_000 }), (i, minutes) => {
        const moved = plus(i, minutes)
        expect(minutesBetween(i, moved)).toBe(minutes)
        expect(plus(moved, -minutes)).toBe(i)
      }),
    )
  })

  test('is earliest or latest among others', () => {
    const a = '2026-01-01T00:00:00.000Z'
    const b = plus(a, 1)
    const c = plus(a, 2)
    expect(earliest(b, c, a)).toBe(a)
    expect(latest(b, c, a)).toBe(c)
    expect(earliest(b)).toBe(b)
  })
})
