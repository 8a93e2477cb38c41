import { problemFrom } from '../options/problem-from.ts'
import type { Problem } from '../problem/problem.ts'
import { isRefused, type Refusal } from '../refusal.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Solution, Worth } from '../solve/solution.ts'
import { solve } from '../solve/solve.ts'
import { type Change, changed } from './change.ts'

export interface WhatIf {
  readonly before: Worth
  readonly after: Worth
  /** Requests of which more seats, or fewer, would be filled: ids in order. */
  readonly gained: readonly string[]
  readonly lost: readonly string[]
  /** Whether both are the best there is (solution.ts, `proof`). */
  readonly exact: boolean
}

/** The whole queue decided as it is and as it would be after a change: what becomes served by it, and what no longer. */
export function whatIf(snapshot: Snapshot, change: Change): WhatIf | Refusal {
  const before = decided(snapshot)
  if (isRefused(before)) return before
  const after = decided(changed(snapshot, change))
  if (isRefused(after)) return after
  const more = snapshot.requests.map(({ id }, r) => ({ id, seats: after.filled[r]! - before.filled[r]! }))
  const idsOf = (fits: (seats: number) => boolean) => more.filter((one) => fits(one.seats)).map((one) => one.id)
  return {
    before: before.solution.worth,
    after: after.solution.worth,
    gained: idsOf((seats) => seats > 0).sort(),
    lost: idsOf((seats) => seats < 0).sort(),
    exact: [before, after].every(({ solution }) => !solution.proof.relaxed),
  }
}

function decided(snapshot: Snapshot): { solution: Solution; filled: Int32Array } | Refusal {
  const problem: Problem = problemFrom(snapshot)
  const solution = solve(problem)
  if (isRefused(solution)) return solution
  const filled = new Int32Array(problem.requests.length)
  for (const n of solution.chosen) filled[problem.options.request[n]!]!++
  return { solution, filled }
}
