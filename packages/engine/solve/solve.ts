import type { Problem } from '../problem/problem.ts'
import { isRefused, type Refusal } from '../refusal.ts'
import { type Board, boardOf } from './board.ts'
import { chosenIn, fill } from './fill.ts'
import { relaxed, type Seats } from './relaxed.ts'
import type { Proof, Solution } from './solution.ts'
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
  const plan = timed(board, seats)
  const isExact = chosenIn(plan).length === seats.assigned.served
  if (!isExact) fill(plan)
  const chosen = chosenIn(plan)
  return {
    chosen: chosen.map((one) => board.number[one]!).sort((a, b) => a - b),
    worth: worthOf(board, chosen),
    proof: { ...pricesIn(board, seats), ...(!isExact && { relaxed: partnersIn(board, seats) }) },
  }
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
