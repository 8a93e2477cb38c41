import type { Block } from './block.ts'

/** Candidates a request keeps at hand. */
const NEAR = 24

/**
 * The cheapest candidates of each request in order of what they were worth when the whole row was last looked at. Prices
 * never fall, so a worth of then is a bound now: whoever looks for the two cheapest may stop at the first that was not
 * below the second, and needs the whole row only when the best has passed `beyond`, what all others are worth at least.
 */
export interface Rows {
  readonly near: number
  readonly item: Int32Array
  readonly cost: Float64Array
  readonly worth: Float64Array
  readonly beyond: Float64Array
}

/** At the start all prices are the same: rows are in order of cost, so the nearest are the first. */
export function rowsOf({ n, row, to, cost: costs }: Block, price: number): Rows {
  let longest = 0
  for (let r = 0; r < n; r++) longest = Math.max(longest, row[r + 1]! - row[r]!)
  const near = Math.min(NEAR, longest) + 1 // the last stays Infinity: an end that needs no counting
  const item = new Int32Array(n * near)
  const cost = new Float64Array(n * near)
  const worth = new Float64Array(n * near).fill(Infinity)
  const beyond = new Float64Array(n)
  for (let r = 0; r < n; r++) {
    const start = row[r]!
    const length = row[r + 1]! - start
    const many = Math.min(length, near - 1)
    for (let k = 0, c = r * near; k < many; k++, c++) {
      item[c] = to[start + k]!
      cost[c] = costs[start + k]!
      worth[c] = costs[start + k]! + price
    }
    beyond[r] = length > many ? costs[start + many]! + price : Infinity
  }
  return { near, item, cost, worth, beyond }
}

/** Looks at a row at today's prices, as far as its costs let anything be near when no price is below `least`. */
export function look({ row, to, cost: costs }: Block, rows: Rows, r: number, price: Float64Array, least: number): void {
  const { near, item, cost, worth, beyond } = rows
  const from = r * near
  const end = row[r + 1]!
  const full = from + near - 1
  let kept = from
  let last = Infinity
  for (let e = row[r]!; e < end; e++) {
    const own = costs[e]!
    if (own + least >= last) break
    const value = own + price[to[e]!]!
    if (value >= last) continue
    let c = kept < full ? kept++ : full - 1
    for (; c > from && worth[c - 1]! > value; c--) {
      worth[c] = worth[c - 1]!
      item[c] = item[c - 1]!
      cost[c] = cost[c - 1]!
    }
    worth[c] = value
    item[c] = to[e]!
    cost[c] = own
    if (kept === full) last = worth[full - 1]!
  }
  worth[kept] = Infinity
  beyond[r] = end - row[r]! < near ? Infinity : last
}
