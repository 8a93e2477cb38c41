import { expect, test } from 'vitest'
import { assign } from '#engine/assign/assign.ts'
import { graphOf } from '#engine/assign/graph.ts'
import { county } from '../../../bench/matching/county.ts'
import { highsAnswer } from '../../../bench/matching/peers.ts'

test.each(['scarce', 'balanced'] as const)('medium instances, %s: served and cost are what HiGHS finds', async (regime) => {
  for (const seed of [1, 2, 3]) {
    const one = county(150, 45, regime, seed)
    const { served, cost } = assign(graphOf(one.requests, 45, one.from, one.into, one.costs), one.capacity)
    const oracle = await highsAnswer(one, () => 0)
    expect({ served, cost }, `seed ${seed}`).toEqual({ served: oracle.served, cost: oracle.cost })
  }
})
