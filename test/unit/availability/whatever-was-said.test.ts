import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { freeAt, type WeeklyWindow, windowsBetween } from '#core/records/availability.ts'
import { plus } from '#core/time/instant.ts'
import { contains, covers, normalise, overlaps } from '#core/time/interval.ts'
import { localDate, ZONE } from '#core/time/zone.ts'
import { nearCorner, times } from '../time/arbitrary.ts'
import { runs } from '../../support/reduced.ts'

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
  const often = { numRuns: runs(1500, 400) }

  test('windows lie within what was asked, in order and apart', () => {
    fc.assert(
      fc.property(scenes, ({ availability, slot }) => {
        const windows = windowsBetween(availability, slot.start, slot.end)
        expect(normalise(windows)).toEqual(windows)
        for (const window of windows) expect(contains(slot, window)).toBe(true)
      }),
      often,
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
      often,
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
      often,
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
      often,
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
      often,
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
      { numRuns: runs(300, 75) }, // reads the wall clock hundreds of times a run
    )
  })
})
