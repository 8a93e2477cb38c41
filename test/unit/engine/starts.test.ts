import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeFor } from '#core/matching/slots.ts'
import { explain } from '#engine/explain/explain.ts'
import { circumstancesOf } from '#engine/rules/pairing.ts'
import type { Booked, Partner, Request, Span } from '#engine/snapshot/snapshot.ts'
import { registerOf } from '../../support/engine/registers.ts'
import { candidateInCore } from '../../support/engine/to-core.ts'
import { aPartner, aRequest, aSnapshot } from './snapshots.ts'
import { runs } from '../../support/reduced.ts'

/** Local times of a Wednesday in winter. */
const at = (from: string, to: string): Span => ({ start: wednesday(from), end: wednesday(to) })
const wednesday = (clock: string) => new Date(Date.parse(`2026-11-25T${clock}:00Z`) - 2 * 3_600_000).toISOString()
const free = (from: string, to: string): Partial<Partner> => ({
  availability: { weekly: [{ day: 3, from, to }], extra: [], away: [] },
})
const booked = (from: string, to: string): Booked => ({ ...at(from, to), request: 'x', mode: 'in-person', emergency: false })
const slots = (request: Partial<Request>, partner: Partial<Partner>) => {
  const snapshot = aSnapshot({ requests: [aRequest(request)], partners: [aPartner(partner)] })
  return explain(aRequest(request), aPartner(partner), circumstancesOf(snapshot)).slots.map((one) => one.start)
}

describe('somebody free exactly as long as asked fits, wherever the steps of half an hour fall', () => {
  test('free for the hour from twelve, asked from a quarter to', () => {
    expect(slots({ windows: [at('11:45', '16:00')] }, free('12:00', '13:00'))).toEqual([wednesday('12:00')])
  })

  test('free from a quarter past ten for an hour and a half', () => {
    expect(slots({ windows: [at('08:00', '16:00')], durationMinutes: 90 }, free('10:15', '11:45'))).toEqual([wednesday('10:15')])
  })

  test('an hour and a half between two meetings, with three quarters of an hour of way to each', () => {
    const between = { booked: [booked('09:00', '10:00'), booked('13:00', '14:00')], travelMinutes: 45 }
    const day = { ...free('08:00', '20:00'), ...between, capacity: { ...aPartner().capacity, meetingsPerDay: 3 } }
    expect(slots({ windows: [at('10:00', '13:00')], durationMinutes: 90 }, day)).toEqual([wednesday('10:45')])
  })

  test('until away, and from when back', () => {
    const away = { ...free('08:00', '20:00').availability, weekly: [{ day: 3, from: '08:00', to: '20:00' }], extra: [] }
    const partner = { availability: { ...away, away: [at('10:07', '14:53')] } }
    expect(slots({ windows: [at('09:07', '15:53')] }, partner)).toEqual([wednesday('09:07'), wednesday('14:53')])
  })
})

test('the first that does, the steps of half an hour and the last that does are named, three at most', () => {
  expect(slots({ windows: [at('08:00', '16:00')] }, free('10:10', '13:40'))).toEqual(['10:10', '11:30', '12:30'].map(wednesday))
  expect(slots({ windows: [at('08:00', '16:00')] }, free('10:10', '12:20'))).toEqual(['10:10', '11:20'].map(wednesday))
  expect(slots({ windows: [at('08:00', '16:00')] }, free('10:10', '12:10'))).toEqual(['10:10', '11:10'].map(wednesday))
})

test('nothing sooner than an hour from now, and then a whole five minutes', () => {
  const now = { now: wednesday('08:03') }
  const snapshot = aSnapshot({ ...now, requests: [], partners: [] })
  const request = aRequest({ windows: [at('08:00', '10:00')], durationMinutes: 45 })
  expect(explain(request, aPartner(free('08:00', '20:00')), circumstancesOf(snapshot)).slots).toEqual([at('09:05', '09:50')])
})

/** Every whole minute, asked of the product. */
function minutesFree(partner: Partner, request: Request, now: string): string[] {
  const candidate = candidateInCore(partner)
  const minutes = new Set<string>()
  for (const window of request.windows) {
    const soonest = Math.ceil((Date.parse(now) + 3_600_000) / 300_000) * 300_000
    for (let start = Math.max(soonest, Date.parse(window.start)); ; start += 60_000) {
      const slot = { start: new Date(start).toISOString(), end: new Date(start + request.durationMinutes * 60_000).toISOString() }
      if (slot.end > window.end) break
      if (freeFor(candidate, slot, request.mode, { requestId: request.id }) === 'free') minutes.add(slot.start)
    }
  }
  return [...minutes]
}

test('whoever is free for the length inside a window fits, and is named only where free', () => {
  let fitting = 0
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const snapshot = registerOf(seed, { partners: 3, areas: 1, grid: 1, open: true })
      const anything = {
        role: 'peer-support-person',
        phases: { further: [] },
        minors: false,
        languages: [],
        interpreter: false,
        wishes: {},
        excluded: [],
        mode: 'phone' as const,
      }
      const [first] = snapshot.requests
      const { livedAs: _lived, ...rest } = first as Request
      const request = { ...rest, ...anything, windows: rest.windows.slice(0, 2) }
      for (const one of snapshot.partners) {
        const partner: Partner = {
          ...one,
          paused: false,
          roles: ['peer-support-person'],
          modes: ['phone'],
          restDay: false,
          families: [],
          weeks: {},
          months: {},
          checks: {
            undertakingUntil: '2099-01-01',
            agreementUntil: '2099-01-01',
          },
          conflicts: {
            workers: [],
            areas: [],
            ownCase: false,
          },
          capacity: {
            families: 9,
            meetingsPerDay: 99,
            hoursPerMonth: 999,
            offersPerWeek: 9,
          },
        }
        const { earningsCap: _, ...uncapped } = partner
        const minutes = minutesFree(uncapped, request, snapshot.now)
        const answer = explain(request, uncapped, circumstancesOf(snapshot))
        const isKnown = answer.codes.length === 0 && answer.parts?.[0]?.count === 0 && request.windows.length > 0
        expect(isKnown).toBe(minutes.length > 0)
        if (!isKnown) continue
        fitting++
        for (const slot of answer.slots) expect(minutes).toContain(slot.start)
      }
    }),
    { numRuns: runs(40, 20) },
  )
  expect(fitting).toBeGreaterThan(runs(15, 7))
})
