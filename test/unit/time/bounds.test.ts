import { describe, expect, test } from 'vitest'
import { earliest, instant, latest, ms, readInstant } from '#core/time/instant.ts'
import { addWorkingDays, addWorkingHours, publicHolidays } from '#core/time/working-days.ts'
import { addDays, atLocal, isDate, isTime, readLocal, startAt } from '#core/time/zone.ts'
import { normalise, within } from '#core/time/interval.ts'

describe('the last that still is an instant', () => {
  test.each([
    ['2026-12-31T23:59:59Z', '2026-12-31T23:59:59.000Z'],
    ['2026-01-10T23:00:00+14:00', '2026-01-10T09:00:00.000Z'],
    ['2026-01-10T10:00:00+05:59', '2026-01-10T04:01:00.000Z'],
    ['2026-01-10T10:00:00-05:59', '2026-01-10T15:59:00.000Z'],
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
    ['2099-12-31T23:59:59.999Z', '2099-12-31T23:59:59.999Z'],
  ])('%s', (text, read) => {
    expect(readInstant(text)).toBe(read)
  })

  const ANOTHER_DAY = ['2026-01-10T24:00:00Z', '2026-01-31T24:00:00Z', '2026-12-31T99:59:59Z', '2026-02-28T48:00:00+02:00']

  test.each(ANOTHER_DAY)('%s is none', (text) => {
    expect(readInstant(text)).toBeUndefined()
  })
})

describe('text that only contains a date or a time', () => {
  test.each(['2026-11-25T00:00', '2026-11-25 ', 'x2026-11-25', '12026-11-25', '2026-11-250'])('%j is no date', (text) => {
    expect(isDate(text)).toBe(false)
  })

  test.each(['109:30', ' 09:30', '09:300', '09:30:00'])('%j is no time', (text) => {
    expect(isTime(text)).toBe(false)
    expect(readLocal('2026-11-25', text)).toEqual({ problem: 'INVALID' })
  })
})

describe('what was asked wrongly is said', () => {
  const now = '2026-11-10T07:00:00.000Z'
  const never = { from: '09:00', to: '09:00' }
  const backwards = { from: '16:00', to: '08:00' }

  test.each<[string, () => unknown]>([
    ['not an instant', () => ms('soon')],
    ['not an instant we can order: +010000-01-01T00:00:00.000Z', () => instant(253402300800000)],
    ['NONEXISTENT: 2026-03-29 03:30', () => atLocal('2026-03-29', '03:30')],
    ['INVALID: 2026-13-29 03:30', () => atLocal('2026-13-29', '03:30')],
    ['INVALID: 2026-03-29 25:30', () => startAt('2026-03-29', '25:30')],
    ['not a date: 2026-02-30', () => addDays('2026-02-30', 1)],
    ['working days: -1', () => addWorkingDays('2026-11-10', -1)],
    ['working hours: -1', () => addWorkingHours(now, -1, { from: '08:00', to: '16:00' })],
    ['office hours: 16:00–08:00', () => addWorkingHours(now, 1, backwards)],
    ['office hours: 09:00–09:00', () => addWorkingHours(now, 0, never)],
  ])('%s', (says, run) => {
    expect(run).toThrow(new RangeError(says))
  })
})

test('the days off of a year with the latest Easter there is', () => {
  const days = [
    '1943-01-01',
    '1943-01-06',
    '1943-04-23',
    '1943-04-25',
    '1943-04-26',
    '1943-05-01',
    '1943-06-03',
    '1943-06-13',
    '1943-06-25',
    '1943-06-26',
    '1943-11-06',
    '1943-12-06',
    '1943-12-24',
    '1943-12-25',
    '1943-12-26',
  ]
  expect([...publicHolidays('1943')].toSorted()).toEqual(days)
  expect(publicHolidays('1943')).toBe(publicHolidays('1943'))
})

describe('windows', () => {
  const at = (hour: number) => instant(Date.UTC(2026, 10, 25, hour))
  const window = (from: number, to: number) => ({ start: at(from), end: at(to) })

  test('one within another adds nothing', () => {
    expect(normalise([window(8, 16), window(9, 10)])).toEqual([window(8, 16)])
    expect(normalise([window(8, 16), window(8, 10), window(9, 16)])).toEqual([window(8, 16)])
  })

  test('one that goes on makes it longer', () => {
    expect(normalise([window(8, 10), window(9, 12), window(8, 9)])).toEqual([window(8, 12)])
  })

  test('are cut to their bounds, and left as they are inside', () => {
    const cut = within([window(7, 9), window(10, 11), window(15, 18)], window(8, 16))
    expect(cut).toEqual([window(8, 9), window(10, 11), window(15, 16)])
    expect(within([window(8, 16)], window(8, 16))).toEqual([window(8, 16)])
    expect(within([window(6, 7), window(17, 18)], window(8, 16))).toEqual([])
  })

  test('begin with the earliest and end with the latest, wherever it stands', () => {
    expect(earliest(at(9), at(8), at(10))).toBe(at(8))
    expect(latest(at(9), at(10), at(8))).toBe(at(10))
  })
})
