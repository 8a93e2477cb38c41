import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain as inCore } from '#core/matching/explain.ts'
import { explain } from '#engine/explain/explain.ts'
import { settingOf } from '#engine/rules/question.ts'
import { registerOf } from '../../support/engine/registers.ts'
import { candidateInCore, requestInCore, tenantInCore } from '../../support/engine/to-core.ts'

/** Times on the half hour: elsewhere the engine finds starts that the product's steps pass over. */
const KIND = { partners: 12, grid: 30, plain: true, areas: 2 }

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
          now: snapshot.now,
        })
        const ours = explain(request, partner, settingOf(snapshot))
        expect(ours.codes).toEqual(theirs.codes)
        if (theirs.codes.length > 0) continue
        fitting++
        expect(ours.slots).toEqual(theirs.slots)
        expect(ours.parts?.find((one) => one.part === 'unknown')?.count).toBe(
          theirs.known || request.windows.length === 0 ? 0 : 1,
        )
      }
    }),
    { numRuns: 100 },
  )
  expect(fitting).toBeGreaterThan(15)
})
