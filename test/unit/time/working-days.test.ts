import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plus } from '#core/time/instant.ts'
import { addWorkingDays, addWorkingHours, isWorkingDay, publicHolidays } from '#core/time/working-days.ts'
import { addDays, atLocal, localDate, localTime, weekday } from '#core/time/zone.ts'
import { dates, instants } from './arbitrary.ts'

const OFFICE = { from: '08:00', to: '16:00' }

describe('days off', () => {
  test('of 2026', () => {
    expect([...publicHolidays('2026')].sort()).toEqual([
      '2026-01-01', // New Year
      '2026-01-06', // Epiphany
      '2026-04-03', // Good Friday
      '2026-04-05', // Easter Sunday
      '2026-04-06', // Easter Monday
      '2026-05-01', // May Day
      '2026-05-14', // Ascension
      '2026-05-24', // Pentecost
      '2026-06-19', // Midsummer Eve
      '2026-06-20', // Midsummer Day
      '2026-10-31', // All Saints
      '2026-12-06', // Independence Day
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ])
  })

  test.each([
    ['2000', '2000-04-23'],
    ['2008', '2008-03-23'],
    ['2011', '2011-04-24'],
    ['2024', '2024-03-31'],
    ['2025', '2025-04-20'],
    ['2027', '2027-03-28'],
    ['2035', '2035-03-25'],
    ['2038', '2038-04-25'],
  ])('Easter of %s is %s', (year, easter) => {
    expect(publicHolidays(year).has(easter)).toBe(true)
    expect(publicHolidays(year).has(addDays(easter, 39))).toBe(true)
  })

  test.each([
    ['2025', '2025-06-21', '2025-11-01'],
    ['2026', '2026-06-20', '2026-10-31'],
    ['2027', '2027-06-26', '2027-11-06'],
    ['2028', '2028-06-24', '2028-11-04'],
  ])('Midsummer Day and All Saints of %s', (year, midsummer, allSaints) => {
    expect(publicHolidays(year).has(midsummer)).toBe(true)
    expect(publicHolidays(year).has(addDays(midsummer, -1))).toBe(true)
    expect(publicHolidays(year).has(allSaints)).toBe(true)
  })

  test('fall on their weekdays whatever the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1970, max: 2150 }), (year) => {
        const within = (from: string, to: string) => {
          const days = [...publicHolidays(String(year))]
          return days.filter((day) => day >= `${year}-${from}` && day <= `${year}-${to}`)
        }
        expect(within('03-20', '04-26').map(weekday)).toEqual(expect.arrayContaining([5, 7, 1]))
        expect(within('06-19', '06-26').map(weekday).sort()).toEqual([5, 6])
        expect(within('10-31', '11-06').map(weekday)).toEqual([6])
      }),
    )
  })

  test('Saturday, Sunday and holidays are not worked, other days are', () => {
    expect(isWorkingDay('2026-11-27')).toBe(true)
    expect(isWorkingDay('2026-11-28')).toBe(false)
    expect(isWorkingDay('2026-11-29')).toBe(false)
    expect(isWorkingDay('2026-05-14')).toBe(false)
    expect(isWorkingDay('2026-12-24')).toBe(false)
    expect(isWorkingDay('2026-12-31')).toBe(true)
  })
})

describe('working days', () => {
  test('contact on a Tuesday, seven working days: Thursday of next week', () => {
    expect(weekday('2026-11-10')).toBe(2)
    expect(addWorkingDays('2026-11-10', 7)).toBe('2026-11-19')
    expect(weekday('2026-11-19')).toBe(4)
  })

  test('over Christmas and New Year', () => {
    expect(addWorkingDays('2026-12-23', 1)).toBe('2026-12-28')
    expect(addWorkingDays('2026-12-23', 5)).toBe('2027-01-04')
  })

  test('none of them is the date itself', () => {
    expect(addWorkingDays('2026-11-28', 0)).toBe('2026-11-28')
  })

  test.each([[-1], [1.5], [Number.NaN], [Infinity]])('%d of them is a bug', (days) => {
    expect(() => addWorkingDays('2026-11-10', days)).toThrow(RangeError)
  })

  test('ends on a working day with exactly so many on the way', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 40 }), (date, days) => {
        const end = addWorkingDays(date, days)
        let worked = 0
        for (let d = addDays(date, 1); d <= end; d = addDays(d, 1)) if (isWorkingDay(d)) worked += 1
        expect(worked).toBe(days)
        expect(isWorkingDay(end)).toBe(true)
      }),
    )
  })
})

describe('working hours', () => {
  test('within a day', () => {
    expect(addWorkingHours(atLocal('2026-11-10', '09:00'), 4, OFFICE)).toBe(atLocal('2026-11-10', '13:00'))
  })

  test('a full day ends when the office closes', () => {
    expect(addWorkingHours(atLocal('2026-11-10', '08:00'), 8, OFFICE)).toBe(atLocal('2026-11-10', '16:00'))
  })

  test('none of them: now where the office is open, to its last moment', () => {
    expect(addWorkingHours(atLocal('2026-11-10', '09:10'), 0, OFFICE)).toBe(atLocal('2026-11-10', '09:10'))
    expect(addWorkingHours(atLocal('2026-11-10', '16:00'), 0, OFFICE)).toBe(atLocal('2026-11-10', '16:00'))
  })

  test('over the weekend', () => {
    expect(addWorkingHours(atLocal('2026-11-13', '15:00'), 4, OFFICE)).toBe(atLocal('2026-11-16', '11:00'))
  })

  test('from the night, a Sunday or Midsummer: counts from the next opening', () => {
    expect(addWorkingHours(atLocal('2026-11-10', '02:00'), 1, OFFICE)).toBe(atLocal('2026-11-10', '09:00'))
    expect(addWorkingHours(atLocal('2026-11-10', '20:00'), 1, OFFICE)).toBe(atLocal('2026-11-11', '09:00'))
    expect(addWorkingHours(atLocal('2026-06-18', '16:30'), 0, OFFICE)).toBe(atLocal('2026-06-22', '08:00'))
  })

  test('over the change of the clocks', () => {
    expect(addWorkingHours(atLocal('2026-10-23', '12:00'), 8, OFFICE)).toBe(atLocal('2026-10-26', '12:00'))
  })

  test('ends in office hours, and two waits make one long wait', () => {
    const minutes = fc.integer({ min: 1, max: 4000 })
    fc.assert(
      fc.property(instants, minutes, minutes, (i, a, b) => {
        const first = addWorkingHours(i, a / 60, OFFICE)
        expect(isWorkingDay(localDate(first))).toBe(true)
        expect(localTime(first) >= '08:00' && localTime(first) <= '16:00').toBe(true)
        expect(first >= plus(i, a)).toBe(true)
        expect(addWorkingHours(first, b / 60, OFFICE)).toBe(addWorkingHours(i, (a + b) / 60, OFFICE))
      }),
    )
  })

  test('of an office never open is a bug', () => {
    const now = atLocal('2026-11-10', '09:00')
    expect(() => addWorkingHours(now, 1, { from: '16:00', to: '08:00' })).toThrow(RangeError)
    expect(() => addWorkingHours(now, -1, OFFICE)).toThrow(RangeError)
  })
})
