import { graphOf } from '../assign/graph.ts'
import { type Assigned, assignInOrder } from '../assign/in-order.ts'
import { type Board, byTurn } from './board.ts'
import { unitCost } from './load.ts'

/** Every seat by itself, and pairs instead of times: the bare problem with what is wanted in order. */
export interface Seats {
  /** The request of each seat. */
  readonly of: Int32Array
  readonly assigned: Assigned
}

/** As if nobody's times could clash: what no plan can be better than, and the plan itself if they do not. */
export function relaxed(board: Board): Seats {
  const { requests, partners } = board
  const of = Int32Array.from(requests.flatMap(({ seats }, r) => Array.from({ length: seats }, () => r)))
  const classes = classesOf(board, of)
  const { from, into, costs } = pairsOf(board, of)
  const graph = graphOf(of.length, partners.length, from, into, costs)
  const degree = new Int32Array(partners.length)
  for (const p of graph.to) degree[p]!++
  const unitCosts = partners.map((one, p) =>
    Int32Array.from({ length: Math.min(one.capacity, degree[p]!) }, (_, more) => unitCost(one, more)),
  )
  const capacity = Int32Array.from(partners, (one) => one.capacity)
  return { of, assigned: assignInOrder(graph, { capacity, ...classes, unitCosts }) }
}

/** Urgent before soon before routine, and among them who waits longer: a class for each that differs. */
function classesOf({ requests }: Board, of: Int32Array): { classOf: Int32Array; classes: number } {
  const order = Int32Array.from(of.keys()).sort((a, b) => byTurn(requests[of[a]!]!, requests[of[b]!]!))
  const classOf = new Int32Array(of.length)
  let classes = 0
  for (const [n, seat] of order.entries()) {
    if (n > 0 && byTurn(requests[of[order[n - 1]!]!]!, requests[of[seat]!]!) !== 0) classes++
    classOf[seat] = classes
  }
  return { classOf, classes: classes + 1 }
}

function pairsOf({ row, partner, cost }: Board, of: Int32Array) {
  const from: number[] = []
  const into: number[] = []
  const costs: number[] = []
  for (const [seat, r] of of.entries())
    for (let n = row[r]!; n < row[r + 1]!; n++) {
      if (n > row[r]! && partner[n] === partner[n - 1]) {
        if (cost[n]! < costs.at(-1)!) costs[costs.length - 1] = cost[n]!
        continue
      }
      from.push(seat)
      into.push(partner[n]!)
      costs.push(cost[n]!)
    }
  return { from, into, costs }
}

/** Seats filled of urgent requests, of urgent and soon, of all. */
export const filledIn = ({ requests }: Board, { of, assigned: { at } }: Seats): number[] =>
  [0, 1, 2].map((urgency) => of.filter((r, seat) => at[seat] !== -1 && requests[r]!.urgency <= urgency).length)
