import { afterEach, describe, expect, test, vi } from 'vitest'
import { offsetAt, zoneYear } from '#core/time/offset.ts'
import { withOffset } from '#core/time/zone.ts'

const HOUR = 3_600_000
const change = (at: string, before: number, after: number) => ({ at: Date.parse(at), before: before * HOUR, after: after * HOUR })

describe('a year of the zone', () => {
  test.each([
    ['of today’s law', 2199, [change('2199-03-31T01:00Z', 2, 3), change('2199-10-27T01:00Z', 3, 2)]],
    ['of the war', 1942, [change('1942-04-02T22:00Z', 2, 3), change('1942-10-03T22:00Z', 3, 2)]],
    ['without a change of the clocks', 1975, []],
  ])('%s: %i', (_, year, changes) => {
    expect(zoneYear(year)).toEqual({ offset: 2 * HOUR, changes })
  })

  test('before the zones the clocks went by the sun over Helsinki', () => {
    expect(zoneYear(1910)).toEqual({ offset: 99 * 60_000, changes: [] })
    expect(withOffset('1910-06-01T00:00:00.000Z')).toBe('1910-06-01T01:39:00+01:39')
  })

  test('is asked of the runtime once', () => {
    expect(zoneYear(1976)).toBe(zoneYear(1976))
  })

  test('holds to the millisecond', () => {
    const spring = Date.parse('2198-03-25T01:00Z')
    expect([spring - 1, spring].map(offsetAt)).toEqual([2 * HOUR, 3 * HOUR])
  })
})

describe('a runtime that does not know the zone', () => {
  // Whoever asks after this test in the same process must ask the real one.
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  test('is refused, not taken for one in Greenwich', async () => {
    vi.resetModules()
    vi.stubGlobal('Intl', {
      DateTimeFormat: class {
        format = () => '1/1/2026, GMT'
      },
    })
    const { zoneYear: asking } = await import('#core/time/offset.ts')
    expect(() => asking(2026)).toThrow(new Error('no time zone data for Europe/Helsinki'))
  })
})
