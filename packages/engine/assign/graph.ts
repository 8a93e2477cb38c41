import { countingSort, sortBy } from './counting-sort.ts'

/** Who could take what, row by row: the edges of request `r` are those from `row[r]` up to `row[r + 1]`. */
export interface Graph {
  readonly requests: number
  readonly partners: number
  readonly row: Int32Array
  /** The partner of each edge: each once in a row, the cheapest first, then by number. */
  readonly to: Int32Array
  readonly cost: Int32Array
}

/**
 * Rows from loose edges in any order, of doubles the cheapest kept: sorted by request, then cost, then partner, each by a
 * counting sort. So the same edges give the same rows, in whatever order they come.
 */
export function graphOf(
  requests: number,
  partners: number,
  from: ArrayLike<number>,
  into: ArrayLike<number>,
  costs: ArrayLike<number>,
): Graph {
  const order = countingSort(from, requests, sortBy(costs, countingSort(into, partners)))
  const row = new Int32Array(requests + 1)
  const to = new Int32Array(order.length)
  const cost = new Int32Array(order.length)
  const seen = new Int32Array(partners).fill(-1)
  let edges = 0
  for (let n = 0; n < order.length; n++) {
    const edge = order[n]!
    const request = from[edge]!
    const partner = into[edge]!
    if (seen[partner] === request) continue
    seen[partner] = request
    to[edges] = partner
    cost[edges++] = costs[edge]!
    row[request + 1] = edges
  }
  for (let r = 0; r < requests; r++) if (row[r + 1]! < row[r]!) row[r + 1] = row[r]!
  return { requests, partners, row, to: to.subarray(0, edges), cost: cost.subarray(0, edges) }
}
