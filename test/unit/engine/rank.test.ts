import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf } from '#engine/columns/columns.ts'
import { explain } from '#engine/explain/explain.ts'
import { termsOf } from '#engine/rank/terms.ts'
import { rankerOf } from '#engine/rank/rank.ts'
import { circumstancesOf } from '#engine/rules/pairing.ts'
import type { Request, Snapshot } from '#engine/snapshot/snapshot.ts'
import { upTo } from '#engine/time/calendar.ts'
import { registerOf } from '../../support/engine/registers.ts'
import { aPartner, aRequest, aSnapshot } from './snapshots.ts'
import { runs, some } from '../../support/reduced.ts'

const byRule = (snapshot: Snapshot, request: Request) =>
  snapshot.partners
    .map((partner) => explain(request, partner, circumstancesOf(snapshot)))
    .filter((one) => one.codes.length === 0)
    .map(({ partner, score, slots }) => ({ partner, score: score as number, starts: slots.map(({ start }) => upTo(start)) }))
    .sort((a, b) => a.score - b.score || (a.partner < b.partner ? -1 : 1))

test('the same people, scores and times in the same order as rule by rule, whatever the register', () => {
  let fitting = 0
  fc.assert(
    fc.property(fc.integer(), fc.nat(3), (seed, grid) => {
      const snapshot = registerOf(seed, {
        partners: 40,
        requests: 4,
        areas: 2,
        open: seed % 2 === 0,
        grid: [1, 5, 15, 30][grid] as number,
      })
      const ranker = rankerOf(columnsOf(snapshot.partners, termsOf(snapshot).calendar), termsOf(snapshot))
      for (const request of snapshot.requests) {
        const expected = byRule(snapshot, request)
        fitting += expected.length
        expect(ranker.rank(request, 99)).toEqual(expected)
        expect(ranker.rank(request, 3)).toEqual(expected.slice(0, 3))
      }
    }),
    { numRuns: runs(120, 40) },
  )
  expect(fitting).toBeGreaterThan(runs(200, 66))
})

test('the same where there are far more than are looked at first, whoever is wished for', () => {
  let fitting = 0
  for (const seed of some([1, 2, 3], 1)) {
    const snapshot = registerOf(seed, { partners: 1200, requests: 6, areas: 1, open: true, now: '2026-11-23' })
    const ranker = rankerOf(columnsOf(snapshot.partners, termsOf(snapshot).calendar), termsOf(snapshot))
    for (const request of snapshot.requests) {
      const all = byRule(snapshot, request)
      fitting = Math.max(fitting, all.length)
      const last = all.at(-1)?.partner
      const wished = last === undefined ? request : { ...request, wishes: { partner: last } }
      expect(ranker.rank(wished, 10)).toEqual(byRule(snapshot, wished).slice(0, 10))
      expect(ranker.rank(wished, 9999)).toEqual(byRule(snapshot, wished))
    }
  }
  expect(fitting).toBeGreaterThan(64)
})

test.each([
  ['late on Sunday', '22:00', '24:00', '2026-11-29T20:00:00.000Z', '2026-11-29T22:00:00.000Z'],
  ['from Sunday into Monday', '22:00', '02:00', '2026-11-29T22:00:00.000Z', '2026-11-29T23:30:00.000Z'],
])('finds who is free %s', (_, from, to, start, end) => {
  const partner = aPartner({ availability: { weekly: [{ day: 7, from, to }], extra: [], away: [] } })
  const snapshot = aSnapshot({ partners: [partner], requests: [aRequest({ windows: [{ start, end }] })] })
  const ranker = rankerOf(columnsOf(snapshot.partners, termsOf(snapshot).calendar), termsOf(snapshot))
  expect(ranker.rank(snapshot.requests[0] as Request, 1).map((one) => one.starts[0])).toEqual([upTo(start)])
})
