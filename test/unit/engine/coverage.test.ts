import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, coverage } from '#engine/coverage/coverage.ts'
import { registerFrom } from '#engine/help/register.ts'
import type { Partner, Request } from '#engine/snapshot/snapshot.ts'
import { registerOf } from '../../support/engine/registers.ts'
import { aPartner, aRequest, aSnapshot } from './snapshots.ts'

const map = (requests: readonly Partial<Request>[], partners: readonly Partial<Partner>[]) =>
  coverage(
    registerFrom(
      aSnapshot({
        requests: requests.map((one, n) => aRequest({ id: `r${n}`, ...one })),
        partners: partners.map((one, n) => aPartner({ id: `p${n}`, ...one })),
      }),
    ),
  )
const cell = (cells: readonly Cell[], own: Partial<Cell>) =>
  cells.find((one) => Object.entries(own).every(([name, value]) => one[name as keyof Cell] === value))

const morning = { start: '2026-11-25T07:00:00.000Z', end: '2026-11-25T09:00:00.000Z' }
const here = { phase: 'OPEN', area: '853', language: 'fi' }

test('demand, supply and what is missing, cell by cell', () => {
  const inMornings = { weekly: [{ day: 3, from: '08:00', to: '12:00' }], extra: [], away: [] }
  const cells = map(
    [{ windows: [morning] }, { windows: [morning] }, { windows: [morning], languages: ['ru'] }],
    [{ availability: inMornings, families: ['a', 'b'] }],
  )
  expect(cell(cells, { ...here, daypart: 'morning' })).toEqual({
    ...here,
    daypart: 'morning',
    demand: 2,
    supply: 1,
    known: 1,
    places: 1,
    gap: 1,
  })
  expect(cell(cells, { ...here, daypart: 'evening' })).toBeUndefined()
  expect(cell(cells, { language: 'ru' })).toMatchObject({ daypart: 'morning', demand: 1, supply: 0, places: 0, gap: 1 })
})

test('somebody who told nothing may be free at any time, and a request without times could be met at any', () => {
  const cells = map([{ windows: [] }], [{ availability: { weekly: [], extra: [], away: [] } }])
  expect(cells.map((one) => one.daypart)).toEqual(['morning', 'afternoon', 'evening', 'weekend'])
  expect(cells.every((one) => one.demand === 1 && one.supply === 1 && one.known === 0)).toBe(true)
})

test.each<[string, Partial<Partner>]>([
  ['on a break', { paused: true }],
  ['without an agreement', { organisation: 'o2' }],
])('nobody %s counts', (_, partner) => {
  expect(cell(map([{ windows: [morning] }], [partner]), here)).toMatchObject({ supply: 0, gap: 1 })
})

test('what is not wanted any more is no demand', () => {
  expect(cell(map([{ windows: [morning], seats: 0 }], [{ paused: true }]), here)).toBeUndefined()
})

test('counted person by person it is the same', () => {
  let counted = 0
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const snapshot = registerOf(seed, { partners: 20, requests: 10, areas: 2 })
      for (const { phase, area, language, supply, places, demand, gap } of coverage(registerFrom(snapshot))) {
        const today = snapshot.now.slice(0, 10)
        const agreed = snapshot.agreements.filter(
          (one) => one.phase === phase && one.area === area && one.validFrom <= today && (one.validTo ?? '9') >= today,
        )
        const could = snapshot.partners.filter(
          (one) =>
            !one.paused &&
            one.experience.includes(phase) &&
            one.areas.includes(area) &&
            one.languages.some((own) => own.code === language && own.level !== 'some') &&
            agreed.some(({ organisation }) => organisation === one.organisation),
        )
        expect(supply).toBeLessThanOrEqual(could.length)
        expect(places).toBeLessThanOrEqual(could.reduce((sum, one) => sum + one.capacity.families, 0))
        expect(gap).toBe(Math.max(0, demand - places))
        counted += supply
      }
    }),
    { numRuns: 30 },
  )
  expect(counted).toBeGreaterThan(100)
})
