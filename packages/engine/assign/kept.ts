import { countingSort } from './counting-sort.ts'
import type { Graph } from './graph.ts'
import { type Heap, heapOf } from './heap.ts'
import type { Assigned } from './in-order.ts'

/**
 * An assignment of the bare problem kept with what proves it, so that one change needs one search. `worth` is a partner's
 * price with its level, as one number: going without is dearer than all prices, so levels are far apart.
 */
export interface Kept {
  readonly graph: Graph
  readonly capacity: Int32Array
  readonly at: Int32Array
  /** What each request's own edge costs. */
  readonly own: Float64Array
  readonly isAsked: Uint8Array
  readonly members: number[][]
  readonly worth: Float64Array
  /** The edges of partner `p`, by number, and whose they are: from `column[p]` up to `column[p + 1]`. */
  readonly column: Int32Array
  readonly edge: Int32Array
  readonly from: Int32Array
  readonly distance: Float64Array
  readonly via: Int32Array
  readonly isDone: Uint8Array
  readonly heap: Heap
  readonly reached: number[]
}

/** Levels lie so far apart that no sum of costs reaches from one to the next. */
const LEVEL = 2 ** 46
/** What it is to go without. */
export const WITHOUT = 2 * LEVEL

export function keep(graph: Graph, capacity: ArrayLike<number>, { at, level, price }: Assigned): Kept {
  const { requests, partners, row, to, cost } = graph
  const column = new Int32Array(partners + 1)
  for (const p of to) column[p + 1]!++
  for (let p = 0; p < partners; p++) column[p + 1]! += column[p]!
  const edge = countingSort(to, partners)
  const from = new Int32Array(to.length)
  const own = new Float64Array(requests)
  const members = Array.from({ length: partners }, (): number[] => [])
  for (let r = 0; r < requests; r++)
    for (let e = row[r]!; e < row[r + 1]!; e++) {
      from[e] = r
      if (to[e] !== at[r]) continue
      own[r] = cost[e]!
      members[to[e]!]!.push(r)
    }
  return {
    graph,
    capacity: Int32Array.from(capacity),
    at: at.slice(),
    own,
    isAsked: new Uint8Array(requests).fill(1),
    members,
    worth: Float64Array.from(price, (one, p) => (capacity[p] === 0 ? WITHOUT : level[p]! * LEVEL + one)),
    column,
    edge,
    from,
    distance: new Float64Array(partners).fill(Infinity),
    via: new Int32Array(partners),
    isDone: new Uint8Array(partners),
    heap: heapOf(),
    reached: [],
  }
}

/** As `assign` would say it. Who is no longer asked goes without. */
export function assignedIn({ at, own, worth }: Kept): Assigned {
  const level = Int32Array.from(worth, (one) => Math.round(one / LEVEL))
  const served = at.filter((p) => p !== -1).length
  const cost = own.reduce((sum, one, r) => (at[r] === -1 ? sum : sum + one), 0)
  return { at, served, cost, level, share: new Int32Array(worth.length), price: worth.map((one, p) => one - level[p]! * LEVEL) }
}
