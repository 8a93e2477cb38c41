import type { Graph } from './graph.ts'
import type { Part } from './levels.ts'

/**
 * One part by itself, renumbered: everybody in it is to be placed at least cost. `n` requests, `m` partners that take
 * between `least` and `most` each. Where requests are more than places, those who may go without can take the `spare`
 * instead, which costs nothing; where places are more, they stay empty at no cost.
 */
export interface Block {
  readonly n: number
  readonly m: number
  readonly row: Int32Array
  readonly to: Int32Array
  readonly cost: Int32Array
  readonly least: Int32Array
  readonly most: Int32Array
  /** 1 for requests that may go without. */
  readonly optional: Uint8Array
  /** How many go without. */
  readonly spare: number
  /** How many places stay empty. */
  readonly idle: number
  readonly smallestCost: number
  readonly largestCost: number
  /** The numbers outside. */
  readonly requests: Int32Array
  readonly partners: Int32Array
}

/** Everybody placed at least cost. Item `m` stands for going without. */
export interface Placed {
  readonly at: Int32Array
  /** What each costs by itself. */
  readonly atCost: Float64Array
  /** Whole-number prices that prove it, against going without and against staying empty. */
  readonly price: Float64Array
}

/** The price of a partner who takes nobody. */
export const CLOSED_PRICE = 2 ** 50

/** Edges that leave the part are left out: nobody in it wants them. `local` is scratch, one entry a partner. */
export function blockOf(
  { row: rows, to: targets, cost: costs }: Graph,
  part: Part,
  limits: { least: (partner: number) => number; most: (partner: number) => number; optional: (request: number) => boolean },
  local: Int32Array,
): Block {
  const least = Int32Array.from(part.partners, limits.least)
  const most = Int32Array.from(part.partners, limits.most)
  local.fill(-1)
  part.partners.forEach((p, index) => void (local[p] = most[index] === 0 ? -1 : index))
  const edges = part.requests.reduce((sum, r) => sum + rows[r + 1]! - rows[r]!, 0)
  const row = new Int32Array(part.requests.length + 1)
  const requests = new Int32Array(part.requests.length)
  const to = new Int32Array(edges)
  const cost = new Int32Array(edges)
  let smallestCost = Infinity
  let largestCost = 0
  let n = 0
  let e = 0
  for (const r of part.requests) {
    for (let f = rows[r]!; f < rows[r + 1]!; f++) {
      const p = local[targets[f]!]!
      if (p === -1) continue
      to[e] = p
      const value = costs[f]!
      cost[e++] = value
      if (value > largestCost) largestCost = value
      if (value < smallestCost) smallestCost = value
    }
    if (e === row[n]) continue
    requests[n] = r
    row[++n] = e
  }
  const places = most.reduce((sum, one) => sum + one, 0)
  const optional = Uint8Array.from(requests.subarray(0, n), (r) => (limits.optional(r) ? 1 : 0))
  return {
    n,
    m: part.partners.length,
    row: row.subarray(0, n + 1),
    to,
    cost,
    least,
    most,
    optional,
    spare: Math.max(0, n - places),
    idle: Math.max(0, places - n),
    smallestCost,
    largestCost,
    requests: requests.subarray(0, n),
    partners: part.partners,
  }
}
