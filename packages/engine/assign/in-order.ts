import { auction } from './auction.ts'
import { type Block, blockOf, CLOSED_PRICE, type Placed } from './block.ts'
import type { Graph } from './graph.ts'
import { type Part, partsByClass, partsByLoad, tightAndFree, unitsUpTo } from './levels.ts'
import { type Matching, matchingOf } from './matching.ts'
import { shortestPaths } from './paths.ts'

/** What is wanted, in this order: classes served, load shared, cost. */
export interface Order {
  readonly capacity: ArrayLike<number>
  /** The class of each request, from 0, the first to be served. */
  readonly classOf: Int32Array
  readonly classes: number
  /** What each further task of a partner costs the sharing of load, never falling; empty lists where load does not count. */
  readonly unitCosts: readonly Int32Array[]
}

/**
 * Prices of the partners, compared in this order: what makes everybody's choice the cheapest they have, and so proves it.
 * `level` is 2 · (classes − k) where somebody of class `k` goes without for the partner, 1 where the partner is full
 * whatever is decided, else 0; `share` in units of load; `price` in costs.
 */
export interface Prices {
  readonly level: Int32Array
  readonly share: Int32Array
  readonly price: Float64Array
}

export interface Assigned extends Prices {
  /** The partner of each request, or -1. */
  readonly at: Int32Array
  readonly served: number
  readonly cost: number
}

const TIGHT = 1
const FREE = 0
/** What it is to go without for somebody of a class: dearer than any price below, so partners' levels are even numbers too. */
export const withoutLevel = (classes: number, classOf: number): number => 2 * (classes - classOf)

/**
 * Exact, one wish after the other: who can be served at all splits the whole into parts that nothing optimal crosses, how
 * the load is shared splits those where all are served, and what is left is a matter of cost in each part by itself. So no
 * "a request unserved costs a billion" is needed, and numbers stay small.
 */
export function assignInOrder(graph: Graph, order: Order): Assigned {
  const { capacity, classOf, classes, unitCosts } = order
  const matching = matchingOf(graph, capacity)
  const local = new Int32Array(graph.partners)
  const at = new Int32Array(graph.requests).fill(-1)
  const level = new Int32Array(graph.partners).fill(withoutLevel(classes, 0))
  const share = new Int32Array(graph.partners)
  const price = new Float64Array(graph.partners)
  let served = 0
  let cost = 0
  for (const part of partsByClass(matching, classOf, classes)) {
    const whole = { least: () => 0, most: (p: number) => matching.room[p]!, optional: (r: number) => classOf[r] === part.level }
    if (part.level < classes) placeAll(part, withoutLevel(classes, part.level), 0, whole)
    else {
      const { tight, free } = tightAndFree(matching, part)
      placeAll(tight, TIGHT, 0, whole)
      if (unitCosts.length === 0) placeAll(free, FREE, 0, whole)
      else placeByLoad(free)
    }
  }
  return { at, level, share, price, served, cost }

  function placeByLoad(part: Part): void {
    const values = distinct(part.partners, unitCosts, matching)
    for (const piece of partsByLoad(matching, part, unitCosts, values)) {
      const value = values[piece.level] ?? 0
      placeAll(piece, FREE, value, {
        least: (p) => unitsUpTo(unitCosts[p]!, slots(matching, p), value, true),
        most: (p) => unitsUpTo(unitCosts[p]!, slots(matching, p), value),
        optional: () => false,
      })
    }
  }

  function placeAll(part: Part, rank: number, value: number, limits: Parameters<typeof blockOf>[2]): void {
    const block = blockOf(graph, part, limits, local)
    const placed = isFlat(block) ? asMatched(block, matching, local) : place(block)
    const load = new Int32Array(block.m)
    for (let n = 0; n < block.n; n++) {
      if (placed.at[n] === block.m) continue
      at[block.requests[n]!] = block.partners[placed.at[n]!]!
      load[placed.at[n]!]!++
      served++
      cost += placed.atCost[n]!
    }
    for (let n = 0; n < block.m; n++) {
      const p = block.partners[n]!
      // A partner with more places than people who could come has all of them: no price is needed to keep others away.
      const hasAll = load[n] === slots(matching, p) && load[n]! < capacity[p]!
      level[p] = hasAll ? FREE : rank
      share[p] = hasAll ? (unitCosts[p]?.[load[n]! - 1] ?? 0) : value
      price[p] = hasAll ? 0 : placed.price[n]!
    }
  }
}

/** Places that somebody could come to. */
const slots = ({ base }: Matching, p: number): number => base[p + 1]! - base[p]!

function distinct(partners: Int32Array, unitCosts: readonly Int32Array[], matching: Matching): Int32Array {
  const values = new Set<number>()
  for (const p of partners) for (let n = 0; n < slots(matching, p); n++) values.add(unitCosts[p]![n]!)
  return Int32Array.from(values).sort()
}

/** By auction, unless the costs make that one long. */
function place(block: Block): Placed {
  if (block.n === 0) return { at: new Int32Array(0), atCost: new Float64Array(0), price: new Float64Array(block.m + 1) }
  return auction(block) ?? shortestPaths(block)
}

const isFlat = ({ smallestCost, largestCost, least }: Block): boolean =>
  smallestCost === largestCost && least.every((one) => one === 0)

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
