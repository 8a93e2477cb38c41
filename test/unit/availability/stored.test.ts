import { describe, expect, test } from 'vitest'
import { type Availability, checkAvailability, type WeeklyWindow } from '#core/records/availability.ts'
import type { Window } from '#core/time/interval.ts'
import { atLocal } from '#core/time/zone.ts'

const nothing: Availability = { weekly: [], extra: [], away: [] }

const of = (date: string, from: string, to: string): Window => ({
  start: atLocal(date, from),
  end: atLocal(date, to),
})

const weekly = (...windows: WeeklyWindow[]): Availability => ({ ...nothing, weekly: windows })
/* 25 November 2026 is a Wednesday. */
const wednesday = weekly({ day: 3, from: '09:00', to: '15:00' })

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
