import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf } from '#engine/columns/columns.ts'
import { explain } from '#engine/explain/explain.ts'
import { termsOf } from '#engine/rank/terms.ts'
import { rankerOf } from '#engine/rank/rank.ts'
import { settingOf } from '#engine/rules/question.ts'
import type { Request, Snapshot } from '#engine/snapshot/snapshot.ts'
import { upTo } from '#engine/time/calendar.ts'
import { registerOf } from '../../support/engine/registers.ts'

const byRule = (snapshot: Snapshot, request: Request) =>
  snapshot.partners
    .map((partner) => explain(request, partner, settingOf(snapshot)))
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
    { numRuns: 120 },
  )
  expect(fitting).toBeGreaterThan(200)
})
