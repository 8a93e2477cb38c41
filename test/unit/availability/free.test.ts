import { describe, expect, test } from 'vitest'
import { type Availability, freeAt, type WeeklyWindow, windowsBetween } from '#core/records/availability.ts'
import { ms } from '#core/time/instant.ts'
import type { Window } from '#core/time/interval.ts'
import { addDays, atLocal, startOfDay } from '#core/time/zone.ts'

const nothing: Availability = { weekly: [], extra: [], away: [] }

const of = (date: string, from: string, to: string): Window => ({
  start: atLocal(date, from),
  end: atLocal(date, to),
})

const overnight = (date: string, from: string, to: string): Window => ({
  start: atLocal(date, from),
  end: atLocal(addDays(date, 1), to),
})

const weekly = (...windows: WeeklyWindow[]): Availability => ({ ...nothing, weekly: windows })
/* 25 November 2026 is a Wednesday. */
const wednesday = weekly({ day: 3, from: '09:00', to: '15:00' })

describe('free at a time', () => {
  test('within the weekly hours, up to their ends', () => {
    expect(freeAt(wednesday, of('2026-11-25', '13:00', '15:00'))).toBe('free')
    expect(freeAt(wednesday, of('2026-11-25', '09:00', '15:00'))).toBe('free')
  })

  test('busy where the weekly hours do not reach', () => {
    expect(freeAt(wednesday, of('2026-11-25', '14:00', '15:15'))).toBe('busy')
    expect(freeAt(wednesday, of('2026-11-25', '08:59', '10:00'))).toBe('busy')
  })

  test('busy on a day of a known week with no hours', () => {
    expect(freeAt(wednesday, of('2026-11-26', '13:00', '15:00'))).toBe('busy')
  })

  test('unknown where nobody has told us anything', () => {
    expect(freeAt(nothing, of('2026-11-25', '13:00', '15:00'))).toBe('unknown')
  })

  test('unknown before the weekly hours begin and after they end to be valid', () => {
    const valid = { validFrom: '2026-11-25', validTo: '2026-12-02' }
    const season = weekly({ day: 3, from: '09:00', to: '15:00', ...valid })
    expect(freeAt(season, of('2026-11-18', '10:00', '11:00'))).toBe('unknown')
    expect(freeAt(season, of('2026-11-25', '10:00', '11:00'))).toBe('free')
    expect(freeAt(season, of('2026-11-27', '10:00', '11:00'))).toBe('busy')
    expect(freeAt(season, of('2026-12-02', '10:00', '11:00'))).toBe('free')
    expect(freeAt(season, of('2026-12-03', '10:00', '11:00'))).toBe('unknown')
  })

  test('a slot until midnight does not touch the next day', () => {
    const later = weekly({ day: 4, from: '09:00', to: '15:00', validFrom: '2026-11-26' })
    expect(freeAt(later, overnight('2026-11-25', '22:00', '00:00'))).toBe('unknown')
    expect(freeAt(later, overnight('2026-11-25', '22:00', '00:15'))).toBe('busy')
  })

  test('free in an extra window though the week says nothing of it', () => {
    const extra = [of('2026-11-26', '17:00', '20:00')]
    expect(freeAt({ ...nothing, extra }, of('2026-11-26', '17:00', '19:00'))).toBe('free')
    expect(freeAt({ ...wednesday, extra }, of('2026-11-26', '17:00', '19:00'))).toBe('free')
  })

  test('an extra window that covers only a part settles nothing', () => {
    const extra = [of('2026-11-26', '17:00', '20:00')]
    expect(freeAt({ ...nothing, extra }, of('2026-11-26', '19:00', '21:00'))).toBe('unknown')
    expect(freeAt({ ...wednesday, extra }, of('2026-11-26', '19:00', '21:00'))).toBe('busy')
  })

  test('free across a weekly window and the extra that continues it', () => {
    const extra = [of('2026-11-25', '15:00', '17:00')]
    expect(freeAt({ ...wednesday, extra }, of('2026-11-25', '14:00', '16:00'))).toBe('free')
  })

  test('busy when away, known or not, even where an extra says otherwise', () => {
    const away = [of('2026-11-25', '12:00', '13:00')]
    const slot = of('2026-11-25', '12:45', '14:00')
    expect(freeAt({ ...wednesday, away }, slot)).toBe('busy')
    expect(freeAt({ ...nothing, away }, slot)).toBe('busy')
    expect(freeAt({ ...nothing, extra: [slot], away }, slot)).toBe('busy')
    expect(freeAt({ ...wednesday, away }, of('2026-11-25', '13:00', '14:00'))).toBe('free')
  })

  test('a slot without length is a bug', () => {
    expect(() => freeAt(wednesday, of('2026-11-25', '13:00', '13:00'))).toThrow(RangeError)
  })
})

describe('across midnight', () => {
  const night = weekly({ day: 3, from: '20:00', to: '02:00' })

  test('a window runs on into the next day, even the last of its validity', () => {
    const slot = overnight('2026-11-25', '23:30', '01:30')
    expect(freeAt(night, slot)).toBe('free')
    expect(freeAt(weekly({ day: 3, from: '20:00', to: '02:00', validTo: '2026-11-25' }), slot)).toBe('free')
    expect(freeAt(night, of('2026-11-26', '00:30', '02:00'))).toBe('free')
    expect(freeAt(night, of('2026-11-26', '01:30', '02:30'))).toBe('busy')
  })

  test('Sunday night into Monday, and over New Year', () => {
    const sunday = weekly({ day: 7, from: '22:00', to: '06:00' })
    expect(freeAt(sunday, of('2026-11-30', '00:00', '06:00'))).toBe('free')
    const newYear = weekly({ day: 4, from: '22:00', to: '01:00' }) // 31 December 2026 is a Thursday
    expect(freeAt(newYear, overnight('2026-12-31', '23:00', '01:00'))).toBe('free')
  })

  test('until 24:00 touches a window from 00:00', () => {
    const two = weekly({ day: 3, from: '20:00', to: '24:00' }, { day: 4, from: '00:00', to: '02:00' })
    expect(freeAt(two, overnight('2026-11-25', '23:00', '01:00'))).toBe('free')
  })

  test('a whole week of whole days is one window', () => {
    const days = [1, 2, 3, 4, 5, 6, 7] as const
    const always = weekly(...days.map((day) => ({ day, from: '00:00', to: '24:00' })))
    const [from, to] = [startOfDay('2026-10-19'), startOfDay('2026-11-02')]
    expect(windowsBetween(always, from, to)).toEqual([{ start: from, end: to }])
  })
})

describe('when the clocks are turned', () => {
  const day = (date: string) => [startOfDay(date), startOfDay(addDays(date, 1))] as const
  const sundays = (from: string, to: string) => weekly({ day: 7, from, to })

  test('hours that begin in the March gap begin when it ends', () => {
    expect(windowsBetween(sundays('03:30', '05:00'), ...day('2026-03-29'))).toEqual([
      { start: '2026-03-29T01:00:00.000Z', end: '2026-03-29T02:00:00.000Z' },
    ])
  })

  test('hours that end in the gap end there', () => {
    expect(windowsBetween(sundays('02:00', '03:30'), ...day('2026-03-29'))).toEqual([
      { start: '2026-03-29T00:00:00.000Z', end: '2026-03-29T01:00:00.000Z' },
    ])
  })

  test('hours wholly in the gap are none', () => {
    expect(windowsBetween(sundays('03:00', '03:45'), ...day('2026-03-29'))).toEqual([])
  })

  test('hours in the repeated hour of October hold both times', () => {
    expect(windowsBetween(sundays('03:00', '04:00'), ...day('2026-10-25'))).toEqual([
      { start: '2026-10-25T00:00:00.000Z', end: '2026-10-25T02:00:00.000Z' },
    ])
    expect(windowsBetween(sundays('03:15', '03:30'), ...day('2026-10-25'))).toEqual([
      { start: '2026-10-25T00:15:00.000Z', end: '2026-10-25T01:30:00.000Z' },
    ])
  })

  test('the same hours by the clock before and after', () => {
    const mornings = weekly({ day: 1, from: '09:00', to: '12:00' })
    expect(windowsBetween(mornings, startOfDay('2026-10-19'), startOfDay('2026-11-01'))).toEqual([
      { start: '2026-10-19T06:00:00.000Z', end: '2026-10-19T09:00:00.000Z' },
      { start: '2026-10-26T07:00:00.000Z', end: '2026-10-26T10:00:00.000Z' },
    ])
  })

  test('a night shift is an hour longer in October, an hour shorter in March', () => {
    const saturday = weekly({ day: 6, from: '22:00', to: '06:00' })
    const hours = (date: string) => {
      const [shift] = windowsBetween(saturday, startOfDay(date), startOfDay(addDays(date, 2))) as [Window]
      return (ms(shift.end) - ms(shift.start)) / 3_600_000
    }
    expect([hours('2026-10-24'), hours('2026-03-28'), hours('2026-11-14')]).toEqual([9, 7, 8])
  })
})
