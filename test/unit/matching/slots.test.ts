import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explain } from '#core/matching/explain.ts'
import { freeFor, pickSlots, possibleSlots } from '#core/matching/slots.ts'
import type { Candidate } from '#core/records/partner.ts'
import type { Request } from '#core/records/request.ts'
import type { Window } from '#core/time/interval.ts'
import { booking, candidate, circumstances, NOW, on, request, SLOT } from './builders.ts'

const setting = circumstances()
const starts = (all: readonly { start: string }[]) => all.map((one) => one.start.slice(8, 16))

/** The starts tried for somebody nobody knows anything of, or who said what is given. */
const tried = (asked: Partial<Request>, partner: Candidate = candidate(), now = NOW) =>
  possibleSlots(request(asked), partner, now).map(starts)

test('a window as long as the meeting means one time, a longer one every half hour, and the last that does', () => {
  expect(possibleSlots(request(), candidate(), NOW)).toEqual([[SLOT]])
  expect(tried({ windows: [on(25, 10, 4)] })).toEqual([['25T08:00', '25T08:30', '25T09:00', '25T09:30', '25T10:00']])
  expect(tried({ windows: [on(25, 10, 4)], durationMinutes: 220 })).toEqual([['25T08:00', '25T08:20']])
})

test('nothing sooner than an hour from now, and then a whole five minutes', () => {
  expect(tried({ windows: [on(23, 10, 3)], durationMinutes: 60 })).toEqual([['23T09:00', '23T09:30', '23T10:00']])
  const now = '2026-11-23T08:02:30.000Z'
  expect(tried({ windows: [on(23, 10, 3)], durationMinutes: 60 }, candidate(), now)).toEqual([
    ['23T09:05', '23T09:30', '23T10:00'],
  ])
})

test('half hours are real time also on the night the clocks are turned back', () => {
  const window = { start: '2026-10-24T23:00:00.000Z', end: '2026-10-25T02:00:00.000Z' } // 02:00–04:00 local, three hours
  expect(tried({ windows: [window] }, candidate(), '2026-10-20T08:00:00.000Z')).toEqual([['24T23:00', '24T23:30', '25T00:00']])
})

/** Local times of a Wednesday in winter. */
const at = (from: string, to: string): Window => ({ start: utc(from), end: utc(to) })
const utc = (clock: string) => new Date(Date.parse(`2026-11-25T${clock}:00Z`) - 2 * 3_600_000).toISOString()
const free = (from: string, to: string) => ({ availability: { weekly: [{ day: 3 as const, from, to }], extra: [], away: [] } })
const fits = (asked: Partial<Request>, partner: Candidate) => {
  const { codes, slots } = explain(request(asked), partner, setting)
  return { codes, starts: slots.map((one) => one.start) }
}

describe('somebody free exactly as long as asked fits, wherever the half hours fall', () => {
  test('free for the hour from twelve, asked from a quarter to', () => {
    const asked = { windows: [at('11:45', '16:00')], durationMinutes: 60 }
    expect(fits(asked, candidate(free('12:00', '13:00')))).toEqual({ codes: [], starts: [utc('12:00')] })
  })

  test('free from a quarter past ten for an hour and a half', () => {
    const asked = { windows: [at('08:00', '16:00')], durationMinutes: 90 }
    expect(fits(asked, candidate(free('10:15', '11:45')))).toEqual({ codes: [], starts: [utc('10:15')] })
  })

  test('an hour and a half between two meetings, with three quarters of an hour of way to each', () => {
    const capacity = { families: 2, meetingsPerDay: 3, hoursPerMonth: 20, offersPerWeek: 3 }
    const bookings = [booking(at('09:00', '10:00')), booking(at('13:00', '14:00'))]
    const partner = candidate({ ...free('08:00', '20:00'), travelMinutes: 45, capacity }, { bookings })
    const asked = { windows: [at('10:00', '13:00')], durationMinutes: 90 }
    expect(fits(asked, partner)).toEqual({ codes: [], starts: [utc('10:45')] })
  })

  test('until away, and from when back', () => {
    const away = { weekly: [{ day: 3 as const, from: '08:00', to: '20:00' }], extra: [], away: [at('10:07', '14:53')] }
    const asked = { windows: [at('09:07', '15:53')], durationMinutes: 60 }
    expect(fits(asked, candidate({ availability: away })).starts).toEqual([utc('09:07'), utc('14:53')])
  })

  test('whoever is free for the length on any minute inside a window is found so, and who might be is found so too', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
    const span = fc.tuple(minute, fc.integer({ min: 1, max: 300 }))
    const spans = fc.array(span, { maxLength: 3 })
    const world = fc.record({
      window: span,
      length: fc.integer({ min: 15, max: 120 }),
      extra: spans,
      away: spans,
      booked: spans,
      told: fc.boolean(),
    })
    const midnight = Date.parse('2026-11-25T22:00:00.000Z')
    const windowOf = ([from, minutes]: [number, number]) => ({
      start: new Date(midnight + from * 60_000).toISOString(),
      end: new Date(midnight + (from + minutes) * 60_000).toISOString(),
    })
    let found = 0
    fc.assert(
      fc.property(world, ({ window, length, extra, away, booked, told }) => {
        const weekly = told ? [{ day: 4 as const, from: '09:13', to: '17:41' }] : []
        const availability = { weekly, extra: extra.map(windowOf), away: away.map(windowOf) }
        const partner = candidate({ availability, travelMinutes: 20 }, { bookings: booked.map((one) => booking(windowOf(one))) })
        const asked = request({ windows: [windowOf(window)], durationMinutes: length })
        const howAt = (start: number) => {
          const slot = windowOf([start, length])
          return freeFor(partner, slot, asked.mode, { requestId: asked.id })
        }
        const each = Array.from({ length: Math.max(0, window[1] - length + 1) }, (_, n) => howAt(window[0] + n))
        const ours = possibleSlots(asked, partner, NOW)
          .flat()
          .map((slot) => freeFor(partner, slot, asked.mode, { requestId: asked.id }))
        // A start that is busy need not be tried.
        const good = (how: readonly string[]) => new Set(how.filter((one) => one !== 'busy'))
        expect(good(ours)).toEqual(good(each))
        if (each.includes('free') && each.includes('busy')) found++
      }),
      { numRuns: 400 },
    )
    expect(found).toBeGreaterThan(0)
  })
})

test('an offer names the first of each window, then later ones that do not overlap, three at most, in order', () => {
  const windows = possibleSlots(request({ windows: [on(27, 10, 2), on(25, 10, 6)] }), candidate(), NOW)
  expect(starts(pickSlots(windows))).toEqual(['25T08:00', '25T10:00', '27T08:00'])
})

test('the same time asked for twice is named once', () => {
  expect(pickSlots([[SLOT], [SLOT], [SLOT, on(26, 9)]])).toEqual([SLOT, on(26, 9)])
})

test('only times that fit are named, those known to be free if there are any', () => {
  const asked = request({ windows: [on(25, 8, 2), on(25, 13, 2), on(26, 9, 2)] })
  const booked = candidate({}, { bookings: [booking(on(25, 8))] })
  const all = circumstances({
    agreements: [{ county: '05', area: '529', phase: 'OPEN', organisation: 'Yhdistys', validFrom: '2026-01-01' }],
  })
  const checked = {
    ...booked,
    card: { ...booked.card, checks: { undertakingUntil: '2026-12-31', agreementUntil: '2026-12-31' } },
  }
  expect(explain(asked, checked, all)).toMatchObject({ slots: [on(25, 13), on(26, 9)], known: false })
  const told = { ...checked, card: { ...checked.card, availability: { weekly: [], extra: [on(26, 8, 4)], away: [] } } }
  expect(explain(asked, told, all)).toMatchObject({ slots: [on(26, 9)], known: true })
})

test('a near miss is told by the time with the least against it', () => {
  const asked = request({ windows: [on(26, 9), SLOT] }) // the agreement and the checks hold on the 25th only
  expect(explain(asked, candidate({ languages: [] }), setting).codes).toEqual(['LANGUAGE'])
})

test('times past or too near fail as SLOT, with whatever else stands against them', () => {
  expect(explain(request({ windows: [on(23, 9)], needBy: SLOT.start }), candidate({ roles: [] }), setting).codes).toEqual([
    'ROLE',
    'SLOT',
  ])
})

test('a request without times is judged by the day it is needed by, and no time is named', () => {
  expect(explain(request({ windows: [], needBy: SLOT.start }), candidate(), setting)).toEqual({
    partnerId: 'p',
    codes: [],
    slots: [],
    known: false,
  })
  expect(explain(request({ windows: [], needBy: '2026-11-26T08:00:00.000Z' }), candidate(), setting).codes).toEqual([
    'PHASE',
    'CHECKS',
  ])
})
