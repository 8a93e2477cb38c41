import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type Availability, checkAvailability, freeAt, type WeeklyWindow, windowsBetween } from '#core/records/availability.ts'
import { ms, plus } from '#core/time/instant.ts'
import { contains, covers, normalise, overlaps, type Window } from '#core/time/interval.ts'
import { addDays, atLocal, localDate, startOfDay, ZONE } from '#core/time/zone.ts'
import { nearCorner, times } from './time/arbitrary.ts'

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

describe('whatever was said', () => {
  const day = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<WeeklyWindow['day']>
  const to = fc.oneof(times, fc.constant('24:00'))

  /** A partner's words and a time around the same corner of the calendar. */
  const scenes = nearCorner.chain((corner) => {
    const quarters = fc.integer({ min: -4 * 24 * 4, max: 4 * 24 * 4 })
    const near = quarters.map((n) => plus(corner, n * 15))
    const window = fc.tuple(near, fc.integer({ min: 1, max: 120 })).map(([start, n]) => ({
      start,
      end: plus(start, n * 15),
    }))
    const date = near.map(localDate)
    const words = { day, from: times, to, validFrom: date, validTo: date }
    const week = fc.record(words, { requiredKeys: ['day', 'from', 'to'] })
    return fc.record({
      availability: fc.record({
        weekly: fc.array(week, { maxLength: 6 }),
        extra: fc.array(window, { maxLength: 3 }),
        away: fc.array(window, { maxLength: 3 }),
      }),
      slot: window,
    })
  })
  const runs = { numRuns: 1500 }

  test('windows lie within what was asked, in order and apart', () => {
    fc.assert(
      fc.property(scenes, ({ availability, slot }) => {
        const windows = windowsBetween(availability, slot.start, slot.end)
        expect(normalise(windows)).toEqual(windows)
        for (const window of windows) expect(contains(slot, window)).toBe(true)
      }),
      runs,
    )
  })

  test('free is exactly: one window over the whole slot', () => {
    fc.assert(
      fc.property(scenes, ({ availability, slot }) => {
        const whole = windowsBetween(availability, slot.start, slot.end)
        const free = freeAt(availability, slot) === 'free'
        if (free) expect(whole).toEqual([slot])
        else expect(whole).not.toEqual([slot])
      }),
      runs,
    )
  })

  test('asking for a longer time tells the same of the shorter', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 0, max: 3000 }), ({ availability, slot }, margin) => {
        const wide = windowsBetween(availability, plus(slot.start, -margin), plus(slot.end, margin))
        const cut = wide
          .map((w) => ({
            start: w.start < slot.start ? slot.start : w.start,
            end: w.end > slot.end ? slot.end : w.end,
          }))
          .filter((w) => w.start < w.end)
        expect(cut).toEqual(windowsBetween(availability, slot.start, slot.end))
      }),
      runs,
    )
  })

  test('away never leaves anything free, and extra never takes anything', () => {
    fc.assert(
      fc.property(scenes, ({ availability, slot }) => {
        const before = freeAt(availability, slot)
        expect(freeAt({ ...availability, away: [...availability.away, slot] }, slot)).toBe('busy')
        const more = freeAt({ ...availability, extra: [...availability.extra, slot] }, slot)
        expect(more).toBe(availability.away.some((w) => overlaps(w, slot)) ? 'busy' : 'free')
        if (before === 'free') expect(more).toBe('free')
      }),
      runs,
    )
  })

  test('unknown says nothing of the week: no weekly hours in force, not away', () => {
    fc.assert(
      fc.property(scenes, ({ availability, slot }) => {
        fc.pre(freeAt(availability, slot) === 'unknown')
        const first = localDate(slot.start)
        const last = localDate(plus(slot.end, -1))
        for (const { validFrom = '', validTo = '9' } of availability.weekly) {
          expect(validFrom > last || validTo < first || validFrom > validTo).toBe(true)
        }
      }),
      runs,
    )
  })

  test('every quarter of an hour is free exactly when the clock on the wall says so', () => {
    fc.assert(
      fc.property(scenes, ({ availability, slot }) => {
        const windows = windowsBetween({ ...availability, extra: [], away: [] }, slot.start, slot.end)
        for (let at = slot.start; at < slot.end; at = plus(at, 15)) {
          if (comesTwice(at)) continue
          const free = windows.some((w) => covers(w, at))
          expect(`${at} ${free}`).toBe(`${at} ${availability.weekly.some((w) => onTheWall(w, at))}`)
        }
      }),
      { numRuns: 300 }, // reads the wall clock hundreds of times a run
    )
  })
})

/** Reads the wall clock by Temporal, and the words as a person would: date, weekday, from, to. */
function onTheWall({ day, from, to, validFrom = '', validTo = '9' }: WeeklyWindow, at: string): boolean {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(ZONE)
  const time = local.toPlainTime().toString().slice(0, 5)
  const says = (date: Temporal.PlainDate) => {
    return date.dayOfWeek === day && validFrom <= date.toString() && date.toString() <= validTo
  }
  const today = says(local.toPlainDate())
  if (from < to) return today && from <= time && time < to
  return (today && from <= time) || (says(local.toPlainDate().subtract({ days: 1 })) && time < to)
}

function comesTwice(at: string): boolean {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).toPlainDateTime()
  const earlier = local.toZonedDateTime(ZONE, { disambiguation: 'earlier' })
  return !earlier.equals(local.toZonedDateTime(ZONE, { disambiguation: 'later' }))
}

describe('what can be stored', () => {
  const problems = (window: Partial<Record<keyof WeeklyWindow, unknown>>) => {
    return checkAvailability(weekly({ day: 1, from: '09:00', to: '12:00', ...window } as WeeklyWindow))
  }

  test('nothing is wrong with ordinary words', () => {
    expect(checkAvailability({ ...wednesday, extra: [of('2026-11-26', '17:00', '20:00')] })).toEqual([])
    expect(problems({ to: '24:00', validFrom: '2026-11-25', validTo: '2026-11-25' })).toEqual([])
    expect(problems({ from: '22:00', to: '06:00' })).toEqual([])
  })

  test.each([
    [{ day: 0 }, 'BAD_DAY', 'weekly.0.day'],
    [{ day: 8 }, 'BAD_DAY', 'weekly.0.day'],
    [{ day: 1.5 }, 'BAD_DAY', 'weekly.0.day'],
    [{ from: '24:00' }, 'BAD_TIME', 'weekly.0.from'],
    [{ from: '9:00' }, 'BAD_TIME', 'weekly.0.from'],
    [{ to: '12.30' }, 'BAD_TIME', 'weekly.0.to'],
    [{ to: '24:01' }, 'BAD_TIME', 'weekly.0.to'],
    [{ to: '09:00' }, 'EMPTY_WINDOW', 'weekly.0.to'],
    [{ validFrom: '2026-02-30' }, 'BAD_DATE', 'weekly.0.validFrom'],
    [{ validTo: 'soon' }, 'BAD_DATE', 'weekly.0.validTo'],
    [{ validFrom: '2026-11-25', validTo: '2026-11-24' }, 'VALIDITY_REVERSED', 'weekly.0.validTo'],
  ])('%j: %s', (window, code, field) => {
    expect(problems(window)).toEqual([{ code, field }])
  })

  test('exceptions need instants in the stored form, in order', () => {
    const start = '2026-11-25T10:00:00.000Z'
    expect(checkAvailability({ ...nothing, extra: [{ start, end: start }] })).toEqual([
      { code: 'END_BEFORE_START', field: 'extra.0.end' },
    ])
    const away = [{ start: '2026-11-25T12:00:00+02:00', end: 'later' }]
    expect(checkAvailability({ ...nothing, away })).toEqual([
      { code: 'BAD_INSTANT', field: 'away.0.start' },
      { code: 'BAD_INSTANT', field: 'away.0.end' },
    ])
  })

  test('every problem is told, each with its place', () => {
    const nonsense = { day: 9, from: 'x', to: 'x' } as unknown as WeeklyWindow
    const input = { ...wednesday, weekly: [...wednesday.weekly, nonsense] }
    expect(checkAvailability(input).map((p) => `${p.field} ${p.code}`)).toEqual([
      'weekly.1.day BAD_DAY',
      'weekly.1.from BAD_TIME',
      'weekly.1.to BAD_TIME',
      'weekly.1.to EMPTY_WINDOW',
    ])
  })
})
