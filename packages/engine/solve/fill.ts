import type { Board } from './board.ts'
import { unitCost } from './load.ts'
import { add, canTake, type Plan } from './plan.ts'

/** Serves who still can be without moving anybody, in turn: by who has least to do, then at the least cost. */
export function fill(plan: Plan): void {
  const { board, own, filled } = plan
  const { row, requests, partners, partner, cost } = board
  for (const r of inTurn(board))
    while (filled[r]! < requests[r]!.seats) {
      let best = -1
      let load = Infinity
      for (let n = row[r]!; n < row[r + 1]!; n++) {
        const more = unitCost(partners[partner[n]!]!, own[partner[n]!]!.length)
        if (more > load || (more === load && cost[n]! >= cost[best]!) || !canTake(plan, n)) continue
        best = n
        load = more
      }
      if (best === -1) break
      add(plan, best)
    }
}

/** The requests in the order in which they are served. */
export const inTurn = ({ turn }: Board): Int32Array => Int32Array.from(turn.keys()).sort((a, b) => turn[a]! - turn[b]! || a - b)
