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
  let largest = 0
  for (let n = 0; n < costs.length; n++) if (costs[n]! > largest) largest = costs[n]!
  let order = sorted(into, partners)
  for (let shift = 0; shift === 0 || (shift < 32 && largest >> shift > 0); shift += DIGIT)
    order = sorted(costs, Math.min(largest + 1, 1 << DIGIT), order, shift, (1 << DIGIT) - 1)
  order = sorted(from, requests, order)
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

/** Bits of a cost sorted at once. */
const DIGIT = 12

/** The places sorted by the digit (key >> shift) & mask, which is below `most`, stably from the order before: a counting sort. */
function sorted(keys: ArrayLike<number>, most: number, before?: Int32Array, shift = 0, mask = -1): Int32Array {
  const starts = new Int32Array(most + 1)
  const length = keys.length
  for (let n = 0; n < length; n++) starts[((keys[n]! >> shift) & mask) + 1]!++
  for (let key = 1; key < starts.length; key++) starts[key]! += starts[key - 1]!
  const order = new Int32Array(length)
  for (let n = 0; n < length; n++) {
    const place = before === undefined ? n : before[n]!
    order[starts[(keys[place]! >> shift) & mask]!++] = place
  }
  return order
}
