import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf } from '#engine/columns/columns.ts'
import { explain } from '#engine/explain/explain.ts'
import { rankerOf } from '#engine/rank/rank.ts'
import { termsOf } from '#engine/rank/terms.ts'
import { circumstancesOf } from '#engine/rules/pairing.ts'
import type { Partner, Request, Snapshot } from '#engine/snapshot/snapshot.ts'
import { fromThePage } from '../../support/engine/from-the-page.ts'
import { registerOf } from '../../support/engine/registers.ts'
import { runs } from '../../support/reduced.ts'

const explained = (snapshot: Snapshot, request: Request) =>
  snapshot.partners.map((partner) => explain(request, partner, circumstancesOf(snapshot)))

test('whoever reads only the explanations comes to the same first three and the same reasons, whatever the register', () => {
  let fitting = 0
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const snapshot = registerOf(seed, { partners: 10, areas: 1, open: true })
      const request = snapshot.requests[0] as Request
      // Through JSON, as a page would have it: nothing else can have been read.
      const explanations = explained(snapshot, request)
      const told = fromThePage(JSON.parse(JSON.stringify(explanations)))
      const terms = termsOf(snapshot)
      const first = rankerOf(columnsOf(snapshot.partners, terms.calendar), terms).rank(request, 3)
      expect(told.firstThree).toEqual(first.map((one) => one.partner))
      for (const { partner, codes } of explanations) expect(told.codes.get(partner)).toEqual(codes)
      fitting += first.length
    }),
    { numRuns: runs(1000, 250) },
  )
  expect(fitting).toBeGreaterThan(runs(200, 50))
})

const EXCLUSIONS: readonly ((partner: Partner, request: Request) => Partner)[] = [
  (one) => ({ ...one, conflicts: { ...one.conflicts, ownCase: true } }),
  (one, { worker }) => ({ ...one, conflicts: { ...one.conflicts, workers: [worker] } }),
  (one, { area }) => ({ ...one, conflicts: { ...one.conflicts, areas: [area] } }),
]

test('two registers that differ only in a private exclusion are explained alike but for that one code', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(...EXCLUSIONS), (seed, exclude) => {
      const snapshot = registerOf(seed, { partners: 4, areas: 1 })
      const request = { ...(snapshot.requests[0] as Request), wishes: {}, excluded: [] }
      const open = snapshot.partners.map((one) => ({ ...one, conflicts: { workers: [], areas: [], ownCase: false } }))
      const [first, ...others] = open
      const secret = [exclude(first as Partner, request), ...others]
      const [before, ...same] = explained({ ...snapshot, partners: open }, request)
      const [after, ...unchanged] = explained({ ...snapshot, partners: secret }, request)
      expect(unchanged).toEqual(same)
      expect(before?.codes).toEqual(after?.codes.filter((code) => code !== 'CONFLICT'))
      expect(after?.against.find(({ code }) => code === 'CONFLICT')?.facts).toEqual({ fails: true })
      const but = (one: typeof before) => ({
        ...one,
        codes: [],
        against: one?.against.filter(({ code }) => code !== 'CONFLICT'),
        looked: { ...one?.looked, pair: { ...one?.looked.pair, CONFLICT: {} } },
      })
      expect(but(after)).toEqual(but(before))
    }),
    { numRuns: runs(300, 100) },
  )
})
