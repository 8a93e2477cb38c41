import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign } from '#engine/assign/assign.ts'
import { graphOf } from '#engine/assign/graph.ts'
import { assignedIn, keep, type Kept } from '#engine/assign/kept.ts'
import { ask, narrow, widen, withdraw } from '#engine/assign/one-change.ts'
import { BARE_WISHES } from '#engine/assign/read-bare.ts'
import { checkPrices } from '#engine/verify/check-prices.ts'

type Edge = readonly [number, number, number]
const REQUESTS = 14
const PARTNERS = 7

const changes = [
  (kept: Kept, n: number) => withdraw(kept, n % REQUESTS),
  (kept: Kept, n: number) => ask(kept, n % REQUESTS),
  (kept: Kept, n: number) => widen(kept, n % PARTNERS),
  (kept: Kept, n: number) => narrow(kept, n % PARTNERS),
] as const

const graphFrom = (edges: readonly Edge[]) =>
  graphOf(
    REQUESTS,
    PARTNERS,
    edges.map(([r]) => r),
    edges.map(([, p]) => p),
    edges.map(([, , cost]) => cost),
  )

test('after every change it is what solving anew finds, and proven', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(REQUESTS - 1), fc.nat(PARTNERS - 1), fc.nat(50)), { maxLength: 60 }),
      fc.array(fc.nat(3), { minLength: PARTNERS, maxLength: PARTNERS }),
      fc.array(fc.tuple(fc.nat(3), fc.nat(100)), { maxLength: 25 }),
      (edges, capacity, steps) => {
        const graph = graphFrom(edges)
        const kept = keep(graph, capacity, assign(graph, Int32Array.from(capacity)))
        for (const [kind, n] of steps) {
          changes[kind]!(kept, n)
          const left = edges.filter(([r]) => kept.isAsked[r] === 1)
          const now = assignedIn(kept)
          const claim = { from: left.map(([r]) => r), into: left.map(([, p]) => p), costs: left.map(([, , cost]) => cost) }
          expect(checkPrices({ capacity: kept.capacity, ...claim, ...BARE_WISHES, ...now })).toBeUndefined()
          const anew = assign(graphFrom(left), kept.capacity)
          expect([now.served, now.cost]).toEqual([anew.served, anew.cost])
        }
      },
    ),
    { numRuns: 500 },
  )
})
