import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formats } from '#copy/format.ts'
import { plural } from '#copy/fi/plural.ts'

const fi = formats('fi')

describe('times in Finnish', () => {
  it('writes a moment', () => {
    expect(fi.dateTime('2026-02-17T11:30:00.000Z')).toBe('17.2.2026 klo 13.30')
    expect(fi.dateTime('2026-02-17T10:00:00.000Z')).toBe('17.2.2026 klo 12.00')
    expect(fi.date('2026-02-17T22:30:00.000Z')).toBe('18.2.2026')
    expect(fi.localDate('2026-02-07')).toBe('7.2.2026')
    expect(fi.time('2026-02-17T22:05:00.000Z')).toBe('0.05')
  })

  it('writes a span of time', () => {
    const window = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }
    expect(fi.short(window)).toBe('ke 25.11. klo 13.30-15.30')
    expect(fi.full(window)).toBe('ke 25.11.2026 klo 13.30–15.30')
  })

  it('names both dates where it ends on another', () => {
    const window = { start: '2026-11-25T21:30:00.000Z', end: '2026-11-25T23:00:00.000Z' }
    expect(fi.short(window)).toBe('ke 25.11. klo 23.30 - to 26.11. klo 1')
    expect(fi.short({ ...window, end: '2026-11-25T22:00:00.000Z' })).toBe('ke 25.11. klo 23.30 - to 26.11. klo 0.00')
  })

  it('writes a deadline by its day, with the date when a week would make it doubtful', () => {
    const due = '2026-11-30T10:00:00.000Z'
    expect(fi.deadline(due, '2026-11-28T10:00:00.000Z')).toBe('ma klo 12')
    expect(fi.deadline(due, '2026-11-23T11:00:00.000Z')).toBe('ma 30.11. klo 12')
    expect(fi.fullDeadline(due)).toBe('ma 30.11.2026 klo 12')
  })

  it('follows the clocks through both Sundays', () => {
    expect(fi.dateTime('2026-03-29T00:59:00.000Z')).toBe('29.3.2026 klo 2.59')
    expect(fi.dateTime('2026-03-29T01:00:00.000Z')).toBe('29.3.2026 klo 4.00')
    expect(fi.dateTime('2026-10-25T00:30:00.000Z')).toBe('25.10.2026 klo 3.30')
    expect(fi.dateTime('2026-10-25T01:30:00.000Z')).toBe('25.10.2026 klo 3.30')
    expect(fi.dateTime('2026-10-25T02:00:00.000Z')).toBe('25.10.2026 klo 4.00')
  })

  it('counts local dates, not hours: the Sundays of 23 and 25 hours are one day long', () => {
    expect(fi.daysBetween('2026-03-28T22:30:00.000Z', '2026-03-29T20:30:00.000Z')).toBe(0)
    expect(fi.daysBetween('2026-03-28T22:30:00.000Z', '2026-03-29T21:00:00.000Z')).toBe(1)
    expect(fi.daysBetween('2026-10-24T21:00:00.000Z', '2026-10-25T21:59:00.000Z')).toBe(0)
    expect(fi.daysBetween('2026-10-24T21:00:00.000Z', '2026-10-25T22:00:00.000Z')).toBe(1)
  })

  it('tells the same moment as the zone does for any instant', () => {
    const other = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'short' })
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }), (ms) => {
        const [date = '', time = ''] = other.format(ms).split(' ')
        const [year, month, day] = date.split('-').map(Number)
        const [hour, minute] = time.split(':')
        expect(fi.dateTime(new Date(ms).toISOString())).toBe(`${day}.${month}.${year} klo ${Number(hour)}.${minute}`)
      }),
    )
  })
})

describe('times in English', () => {
  const en = formats('en')
  const window = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }

  it('name the month, so that it cannot be taken for the day', () => {
    expect(en.short(window)).toBe('Wed 25 Nov 13:30-15:30')
    expect(en.full(window)).toBe('Wed 25 Nov 2026, 13:30–15:30')
    expect(en.localDate('2026-02-07')).toBe('7 Feb 2026')
    expect(en.dateTime('2026-09-06T21:05:00.000Z')).toBe('7 Sep 2026, 00:05')
  })

  it('run through 24 hours, with two digits each', () => {
    expect(en.time('2026-02-17T22:05:00.000Z')).toBe('00:05')
    expect(en.short({ ...window, start: '2026-11-25T06:00:00.000Z' })).toBe('Wed 25 Nov 08:00-15:30')
    expect(en.short({ start: '2026-11-25T21:30:00.000Z', end: '2026-11-25T23:00:00.000Z' })).toBe(
      'Wed 25 Nov 23:30 - Thu 26 Nov 01:00',
    )
  })

  it('say a near deadline by its day', () => {
    const due = '2026-11-30T10:00:00.000Z'
    expect(en.deadline(due, '2026-11-28T10:00:00.000Z')).toBe('Mon 12:00')
    expect(en.deadline(due, '2026-11-23T11:00:00.000Z')).toBe('Mon 30 Nov 12:00')
    expect(en.fullDeadline(due)).toBe('Mon 30 Nov 2026, 12:00')
  })

  it('write lengths', () => {
    expect([0, 45, 60, 90].map(en.duration)).toEqual(['0 min', '45 min', '1 h', '1 h 30 min'])
    expect(en.span('2026-11-25T00:00:00.000Z', '2026-11-25T00:01:00.000Z')).toBe('1 minute')
    expect(en.span('2026-11-25T00:00:00.000Z', '2026-11-27T00:00:00.000Z')).toBe('2 days')
  })
})

it('writes lengths of time', () => {
  expect([0, 45, 60, 90, 120].map(fi.duration)).toEqual(['0 min', '45 min', '1 t', '1 t 30 min', '2 t'])
  const span = (minutes: number) =>
    fi.span('2026-11-25T00:00:00.000Z', new Date(Date.UTC(2026, 10, 25, 0, minutes)).toISOString())
  expect([1, 119, 120, 179, 2879, 2880].map(span)).toEqual([
    '1 minuutti',
    '119 minuuttia',
    '2 tuntia',
    '2 tuntia',
    '47 tuntia',
    '2 päivää',
  ])
})

it('counts in Finnish', () => {
  expect([0, 1, 2].map((n) => plural(n, 'päivä', 'päivää'))).toEqual(['0 päivää', '1 päivä', '2 päivää'])
})

it('falls back to Finnish where a language has no words', () => {
  expect(formats('xx').dateTime('2026-02-17T11:30:00.000Z')).toBe('17.2.2026 klo 13.30')
})
