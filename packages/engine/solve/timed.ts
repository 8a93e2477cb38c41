import type { Board } from './board.ts'
import type { Seats } from './relaxed.ts'
import { add, canTake, type Plan, planOf } from './plan.ts'
import { together } from './week.ts'

/** The options that give everybody a time for who they are to serve, at the least cost of each pair, as far as they can. */
export function timed(board: Board, { of, assigned: { at } }: Seats): Plan {
  const { turn, request } = board
  const lists = board.partners.map((): number[][] => [])
  for (let seat = 0; seat < of.length; seat++) if (at[seat] !== -1) lists[at[seat]!]!.push(cheapest(board, of[seat]!, at[seat]!))
  const plan = planOf(board)
  for (const own of lists) {
    const times = together(board, own) ?? own.toSorted((a, b) => turn[request[a[0]!]!]! - turn[request[b[0]!]!]!).flat()
    for (const one of times) if (isOpen(plan, one) && canTake(plan, one)) add(plan, one)
  }
  return plan
}

const isOpen = ({ board, filled }: Plan, option: number): boolean =>
  filled[board.request[option]!]! < board.requests[board.request[option]!]!.seats

function cheapest({ row, partner, cost }: Board, r: number, p: number): number[] {
  let first = row[r]!
  let last = row[r + 1]!
  while (partner[first] !== p) first++
  while (partner[last - 1] !== p) last--
  const all = Array.from({ length: last - first }, (_, n) => first + n)
  const least = Math.min(...all.map((one) => cost[one]!))
  return all.filter((one) => cost[one] === least)
}
