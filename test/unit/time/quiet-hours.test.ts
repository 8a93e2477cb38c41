import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ms, plus } from '#core/time/instant.ts'
import { afterQuiet, eveningBefore, isQuiet, QUIET } from '#core/time/quiet-hours.ts'
import { addDays, atLocal, localDate, localTime } from '#core/time/zone.ts'
import { instants, nearCorner, times } from './arbitrary.ts'

const anyQuiet = fc.record({ from: times, to: times })
const around = fc.oneof(instants, nearCorner)

describe('from 21 to 8', () => {
  test.each([
    ['2026-11-25', '20:59', false],
    ['2026-11-25', '21:00', true],
    ['2026-11-25', '23:59', true],
    ['2026-11-26', '00:00', true],
    ['2026-11-26', '07:59', true],
    ['2026-11-26', '08:00', false],
    ['2026-11-26', '12:00', false],
  ])('%s %s quiet: %s', (date, time, quiet) => {
    expect(isQuiet(atLocal(date, time), QUIET)).toBe(quiet)
  })

  test('what comes in the evening waits for the morning', () => {
    expect(afterQuiet(atLocal('2026-11-25', '22:15'), QUIET)).toBe(atLocal('2026-11-26', '08:00'))
    expect(afterQuiet(atLocal('2026-11-26', '03:15'), QUIET)).toBe(atLocal('2026-11-26', '08:00'))
  })

  test('what comes in the day goes at once, to the second', () => {
    const noon = '2026-11-25T10:00:07.123Z'
    expect(afterQuiet(noon, QUIET)).toBe(noon)
  })

  test('over New Year and both changes of the clocks', () => {
    expect(afterQuiet(atLocal('2026-12-31', '23:00'), QUIET)).toBe(atLocal('2027-01-01', '08:00'))
    expect(afterQuiet(atLocal('2026-03-28', '21:00'), QUIET)).toBe('2026-03-29T05:00:00.000Z')
    expect(afterQuiet(atLocal('2026-10-24', '21:00'), QUIET)).toBe('2026-10-25T06:00:00.000Z')
  })

  test('a reminder for a meeting at nine goes at 20 the evening before', () => {
    expect(eveningBefore(atLocal('2026-11-26', '07:00'), QUIET)).toBe(atLocal('2026-11-25', '20:00'))
    expect(eveningBefore(atLocal('2026-11-26', '00:00'), QUIET)).toBe(atLocal('2026-11-25', '20:00'))
  })

  test('a reminder falling late goes at 20 the same evening', () => {
    expect(eveningBefore(atLocal('2026-11-25', '21:30'), QUIET)).toBe(atLocal('2026-11-25', '20:00'))
  })

  test('on the first morning of summer time too', () => {
    expect(eveningBefore(atLocal('2026-03-29', '07:00'), QUIET)).toBe(atLocal('2026-03-28', '20:00'))
  })
})

describe('other hours', () => {
  test('within one day', () => {
    const noon = { from: '12:00', to: '13:00' }
    expect(isQuiet(atLocal('2026-11-25', '12:30'), noon)).toBe(true)
    expect(isQuiet(atLocal('2026-11-25', '13:00'), noon)).toBe(false)
    expect(isQuiet(atLocal('2026-11-25', '23:00'), noon)).toBe(false)
  })

  test('equal times: never quiet', () => {
    fc.assert(fc.property(around, times, (i, time) => !isQuiet(i, { from: time, to: time })))
  })

  test('equal times: not even between the two times a repeated hour has them', () => {
    expect(isQuiet('2026-10-25T00:45:00.000Z', { from: '03:30', to: '03:30' })).toBe(false)
  })

  test('ending within the repeated hour: quiet until it has passed twice', () => {
    const early = { from: '21:00', to: '03:30' }
    expect(afterQuiet(atLocal('2026-10-24', '22:00'), early)).toBe('2026-10-25T01:30:00.000Z')
    expect(isQuiet('2026-10-25T00:45:00.000Z', early)).toBe(true)
  })
})

describe('nearly the whole day', () => {
  test('goes on where the free half hour is skipped', () => {
    const long = { from: '03:30', to: '03:00' }
    expect(afterQuiet(atLocal('2026-03-28', '12:00'), long)).toBe(atLocal('2026-03-30', '03:00'))
  })
})

describe('whatever the hours', () => {
  test('after quiet is never quiet, never earlier, and nothing before it was free', () => {
    fc.assert(
      fc.property(around, anyQuiet, (i, quiet) => {
        const after = afterQuiet(i, quiet)
        expect(after >= i).toBe(true)
        expect(isQuiet(after, quiet)).toBe(false)
        if (after > i) expect(isQuiet(plus(after, -1), quiet)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('the evening before is earlier by at most a day and two hours', () => {
    fc.assert(
      fc.property(around, anyQuiet, (i, quiet) => {
        const before = eveningBefore(i, quiet)
        expect(before <= i).toBe(true)
        expect(ms(i) - ms(before)).toBeLessThanOrEqual(26 * 3_600_000)
      }),
      { numRuns: 2000 },
    )
  })

  test('of 21 to 8, quiet is what the clock on the wall says', () => {
    fc.assert(
      fc.property(around, (i) => isQuiet(i, QUIET) === (localTime(i) >= '21:00' || localTime(i) < '08:00')),
      { numRuns: 2000 },
    )
  })

  test('of 21 to 8, the evening before is at 20 and itself not quiet', () => {
    fc.assert(
      fc.property(around, (i) => {
        const before = eveningBefore(i, QUIET)
        expect(localTime(before)).toBe('20:00')
        expect(isQuiet(before, QUIET)).toBe(false)
        expect([localDate(i), addDays(localDate(i), -1)]).toContain(localDate(before))
      }),
    )
  })
})
