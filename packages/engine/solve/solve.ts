import type { Problem } from '../problem/problem.ts'
import { isRefused, type Refusal } from '../refusal.ts'
import { type Board, boardOf } from './board.ts'
import { chains } from './chains.ts'
import { closer } from './closer.ts'
import { fill } from './fill.ts'
import { fairnessOf } from './fairness.ts'
import { chosenIn, type Plan } from './plan.ts'
import { polish } from './polish.ts'
import { filledIn, relaxed, type Seats } from './relaxed.ts'
import type { Bound, Proof, Solution } from './solution.ts'
import { timed } from './timed.ts'
import { worthOf } from './worth.ts'

/**
 * Who is asked about what, and when: hard rules, then urgent, soon and routine served, then who waits longest, then load,
 * then cost. The same problem has the same solution in whatever order it comes. Refused where what stands contradicts
 * itself (CONTRADICTORY, with the ids).
 */
export function solve(problem: Problem): Solution | Refusal {
  const board = boardOf(problem)
  if (isRefused(board)) return board
  const seats = relaxed(board)
  let plan = timed(board, seats)
  let proof: Proof = pricesIn(board, seats)
  if (chosenIn(plan).length < seats.assigned.served) {
    fill(plan)
    chains(plan)
    const close = closer(plan, filledIn(board, seats))
    if (plan !== close.plan) chains(close.plan)
    plan = close.plan
    settle(plan)
    proof = { ...proof, relaxed: partnersIn(board, seats), bounds: close.bounds.map((one) => boundIn(board, one)) }
  }
  const chosen = chosenIn(plan)
  return {
    chosen: chosen.map((one) => board.number[one]!).sort((a, b) => a - b),
    worth: worthOf(board, chosen),
    proof,
    fairness: fairnessOf(plan),
  }
}

/** Shares the load out, and serves whoever that makes room for, until neither changes anything. */
function settle(plan: Plan): void {
  for (let served = -1; served < chosenIn(plan).length;) {
    served = chosenIn(plan).length
    polish(plan)
    fill(plan)
  }
}

function boundIn({ requestNumbers }: Board, bound: Bound | undefined): Bound | null {
  if (!bound) return null
  const multipliers = bound.multipliers.slice()
  for (const [r, n] of requestNumbers.entries()) multipliers[n] = bound.multipliers[r]!
  return { most: bound.most, multipliers }
}

/** In the order of the problem. */
function pricesIn({ partnerNumbers }: Board, { assigned }: Seats): Pick<Proof, 'level' | 'share' | 'price'> {
  const inOrder = (column: ArrayLike<number>) => {
    const all = Array.from(column)
    for (const [p, n] of partnerNumbers.entries()) all[n] = column[p]!
    return all
  }
  return { level: inOrder(assigned.level), share: inOrder(assigned.share), price: inOrder(assigned.price) }
}

function partnersIn({ requestNumbers, partnerNumbers }: Board, { of, assigned: { at } }: Seats): number[] {
  const own = Array.from(requestNumbers, (): number[] => [])
  for (const [seat, r] of of.entries()) own[requestNumbers[r]!]!.push(at[seat] === -1 ? -1 : partnerNumbers[at[seat]!]!)
  return own.flat()
}
