import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain as inCore } from '#core/matching/explain.ts'
import { rank as rankInCore } from '#core/matching/rank.ts'
import { columnsOf } from '#engine/columns/columns.ts'
import { explain } from '#engine/explain/explain.ts'
import { rankerOf } from '#engine/rank/rank.ts'
import { termsOf } from '#engine/rank/terms.ts'
import { circumstancesOf } from '#engine/rules/pairing.ts'
import { registerOf } from '../../support/engine/registers.ts'
import { candidateInCore, requestInCore, tenantInCore } from '../../support/engine/to-core.ts'
import { runs } from '../../support/reduced.ts'

/** Times on any minute. */
const KIND = { partners: 12, grid: 1, plain: true, areas: 1, open: true }

test('the same codes, times and knowledge as the product, on random registers', () => {
  let fitting = 0
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const snapshot = registerOf(seed, KIND)
      const [request] = snapshot.requests
      if (!request) return
      for (const partner of snapshot.partners) {
        const theirs = inCore(requestInCore(request), candidateInCore(partner), {
          tenant: tenantInCore(snapshot),
          agreements: tenantInCore(snapshot).agreements,
          now: snapshot.now,
        })
        const ours = explain(request, partner, circumstancesOf(snapshot))
        expect(ours.codes).toEqual(theirs.codes)
        if (theirs.codes.length > 0) continue
        fitting++
        expect(ours.slots).toEqual(theirs.slots)
        expect(ours.parts?.find((one) => one.part === 'unknown')?.count).toBe(
          theirs.known || request.windows.length === 0 ? 0 : 1,
        )
      }
    }),
    { numRuns: runs(100, 40) },
  )
  expect(fitting).toBeGreaterThan(runs(20, 8))
})

test('the same order as the product’s, from the columns', () => {
  let ranked = 0
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const snapshot = registerOf(seed, { ...KIND, partners: 20 })
      const [request] = snapshot.requests
      if (!request) return
      const circumstances = { tenant: tenantInCore(snapshot), agreements: tenantInCore(snapshot).agreements, now: snapshot.now }
      const theirs = rankInCore(requestInCore(request), snapshot.partners.map(candidateInCore), circumstances, 99)
      const terms = termsOf(snapshot)
      const ours = rankerOf(columnsOf(snapshot.partners, terms.calendar), terms).rank(request, 99)
      expect(ours.map((one) => one.partner)).toEqual(theirs.map((one) => one.partnerId))
      ranked += ours.length
    }),
    { numRuns: runs(60, 25) },
  )
  expect(ranked).toBeGreaterThan(runs(20, 8))
})
