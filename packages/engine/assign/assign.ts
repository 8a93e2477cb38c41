import { auction } from './auction.ts'
import { type Block, blockOf, CLOSED_PRICE, type Placed } from './block.ts'
import type { Graph } from './graph.ts'
import { type Part, partsByClass, tightAndFree } from './levels.ts'
import { type Matching, matchingOf } from './matching.ts'
import { shortestPaths } from './paths.ts'

/**
 * Prices of the partners, compared level first: what makes everybody's choice the cheapest they have, and so proves it.
 * `level` is 2 for partners that somebody goes without for, 1 for others that are full whatever is decided, else 0.
 */
export interface Prices {
  readonly level: Int32Array
  readonly price: Float64Array
}

export interface Assigned extends Prices {
  /** The partner of each request, or -1. */
  readonly at: Int32Array
  readonly served: number
  readonly cost: number
}

const SCARCE = 2
const TIGHT = 1
const FREE = 0

/**
 * The most requests served, then the least cost: exact. First who can be served at all, which splits the whole into parts
 * that nothing optimal crosses, so that no "a request unserved costs a billion" is needed; then each part by itself.
 */
export function assign(graph: Graph, capacity: ArrayLike<number>): Assigned {
  const matching = matchingOf(graph, capacity)
  const local = new Int32Array(graph.partners)
  const at = new Int32Array(graph.requests).fill(-1)
  const level = new Int32Array(graph.partners).fill(SCARCE)
  const price = new Float64Array(graph.partners)
  let served = 0
  let cost = 0
  for (const part of partsByClass(matching, new Int32Array(graph.requests), 1)) {
    if (part.level === 0) placeAll(part, SCARCE)
    else {
      const { tight, free } = tightAndFree(matching, part)
      placeAll(tight, TIGHT)
      placeAll(free, FREE)
    }
  }
  return { at, level, price, served, cost }

  function placeAll(part: Part, rank: number): void {
    const limits = { least: () => 0, most: (p: number) => matching.room[p]!, optional: () => rank === SCARCE }
    const block = blockOf(graph, part, limits, local)
    const placed = isFlat(block) ? asMatched(block, matching, local) : place(block)
    for (let n = 0; n < block.n; n++) {
      if (placed.at[n] === block.m) continue
      at[block.requests[n]!] = block.partners[placed.at[n]!]!
      served++
      cost += placed.atCost[n]!
    }
    for (let n = 0; n < block.m; n++) {
      const p = block.partners[n]!
      // A partner with more places than people who could come has all of them: free, whatever the part.
      const isOpen = matching.room[p]! < capacity[p]!
      level[p] = isOpen ? FREE : rank
      price[p] = isOpen ? 0 : placed.price[n]!
    }
  }
}

const isFlat = ({ smallestCost, largestCost }: Block): boolean => smallestCost === largestCost

/** Where all costs are the same, serving the most is all there is to it. */
function asMatched(block: Block, matching: Matching, local: Int32Array): Placed {
  const cost = block.smallestCost
  const at = block.requests.map((r) => (matching.at[r] === -1 ? block.m : local[matching.at[r]!]!))
  const price = Float64Array.from({ length: block.m + 1 }, (_, p) => {
    if (p < block.m && block.most[p] === 0) return CLOSED_PRICE
    return p < block.m && block.spare > 0 ? -cost : 0
  })
  return { at, atCost: Float64Array.from(at, (item) => (item === block.m ? 0 : cost)), price }
}

/** By auction, unless the costs make that one long. */
export function place(block: Block): Placed {
  if (block.n === 0) return { at: new Int32Array(0), atCost: new Float64Array(0), price: new Float64Array(block.m + 1) }
  return auction(block) ?? shortestPaths(block)
}
