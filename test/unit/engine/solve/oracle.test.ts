import { expect, test } from 'vitest'
import { isRefused } from '#engine/refusal.ts'
import { solve } from '#engine/solve/solve.ts'
import { verify } from '#engine/verify/verify.ts'
import { mostServed } from '../../../bench/matching/mip.ts'
import { overlaps } from '../../../bench/matching/overlaps.ts'
import { some } from '../../../support/reduced.ts'

/** Seconds that HiGHS may take; these take it none. */
const PATIENCE = 60

test.each(['scarce', 'balanced'] as const)(
  'medium instances whose times clash, %s: as many served as HiGHS finds',
  async (regime) => {
    for (const perDay of [1, 2, 10])
      for (const seed of some([1, 2, 3], 1)) {
        const problem = overlaps(150, 45, regime, seed, { week: 'rush', perDay })
        const solution = solve(problem)
        if (isRefused(solution)) throw new Error(solution.at)
        expect(verify(problem, solution)).toBeUndefined()
        const most = await mostServed(problem, 2, PATIENCE)
        expect(solution.chosen.length, `${perDay} a day, seed ${seed}`).toBe(most)
        expect(solution.proof.bounds?.[2]?.most ?? most).toBeGreaterThanOrEqual(most!)
      }
  },
)
