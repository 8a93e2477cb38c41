import type { Block } from './block.ts'
import { look, type Rows, rowsOf } from './rows.ts'

/**
 * A block being auctioned. Item `m` is the spare one (going without); bidder `n` takes the places that stay empty.
 * Prices never fall.
 */
export interface Auction {
  readonly block: Block
  readonly rows: Rows
  readonly price: Float64Array
  /** No partner's price is below that. */
  lowest: number
  /** Which item a request has, or -1, and what it costs beside its price. */
  readonly at: Int32Array
  readonly atCost: Float64Array
  /** Accepted bids of each item, a heap with the lowest first: `base[p]` up to `base[p] + load[p]`. */
  readonly base: Int32Array
  readonly load: Int32Array
  readonly bid: Float64Array
  readonly owner: Int32Array
}

export function auctionOf(block: Block): Auction {
  const { n, m, most, spare } = block
  const start = startPrice(block)
  const base = new Int32Array(m + 2)
  for (let p = 0; p < m; p++) base[p + 1] = base[p]! + most[p]!
  base[m + 1] = base[m]! + spare
  return {
    block,
    rows: rowsOf(block, start),
    lowest: start,
    price: new Float64Array(m + 1),
    at: new Int32Array(n).fill(-1),
    atCost: new Float64Array(n),
    base,
    load: new Int32Array(m + 1),
    bid: new Float64Array(base[m + 1]!),
    owner: new Int32Array(base[m + 1]!),
  }
}

/**
 * Any prices will do to begin with. Where requests are more than places, partners begin dearer than going without by what
 * the last of those served would pay.
 */
function startPrice({ n, row, cost, spare }: Block): number {
  if (spare === 0) return 0
  const cheapest = Int32Array.from({ length: n }, (_, r) => cost[row[r]!]!).sort()
  return -cheapest[Math.max(0, n - spare - 1)]!
}

export function lowestOf({ price, block }: Auction): number {
  let least = Infinity
  for (let p = 0; p < block.m; p++) if (price[p]! < least) least = price[p]!
  return least
}

/** How much more is offered where there is no second to compare with. */
export const alone = ({ largestCost }: Block): number => 4 * (largestCost + 1)

/**
 * A request offers as much for its cheapest item as would make that one `step` dearer than its second. Says who lost
 * the place by it, or -1.
 */
export function bidFor(auction: Auction, r: number, step: number): number {
  const { block, rows, price, at, atCost } = auction
  const { near, item, cost, worth, beyond } = rows
  const mayLeave = block.optional[r] === 1 && block.spare > 0
  for (;;) {
    let best = mayLeave ? price[block.m]! : Infinity
    let mine = mayLeave ? block.m : -1
    let second = Infinity
    let bestCost = 0
    for (let c = r * near; worth[c]! < second; c++) {
      const value = cost[c]! + price[item[c]!]!
      if (value >= second) continue
      if (value < best) {
        second = best
        best = value
        mine = item[c]!
        bestCost = cost[c]!
      } else second = value
    }
    if (best > beyond[r]!) {
      look(block, rows, r, price, auction.lowest)
      continue
    }
    // What is not at hand costs at least `beyond`: to bid less than one might is always sound.
    second = Math.min(second, beyond[r]!)
    at[r] = mine
    atCost[r] = bestCost
    return accept(auction, mine, r, price[mine]! + (second === Infinity ? alone(block) : second - best + step))
  }
}

/**
 * Who has what is still the cheapest but for `step` stays there at the start of a round, offering what a bid for it would;
 * false for everybody else.
 */
export function keep(auction: Auction, r: number, step: number): boolean {
  const { block, rows, price, at, atCost } = auction
  const { near, item, cost, worth, beyond } = rows
  const mine = at[r]!
  if (mine === -1) return false
  const own = atCost[r]! + price[mine]!
  let other = mine !== block.m && block.optional[r] === 1 && block.spare > 0 ? price[block.m]! : Infinity
  for (let c = r * near; worth[c]! < other; c++) {
    const value = cost[c]! + price[item[c]!]!
    if (value < other && item[c] !== mine) other = value
  }
  if (other > beyond[r]! || other === Infinity || other + step < own) return false
  accept(auction, mine, r, price[mine]!)
  return true
}

/** Takes the place, if need be from whoever bid least for one. */
export function accept({ price, base, load, bid, owner }: Auction, item: number, who: number, offer: number): number {
  const start = base[item]!
  const size = base[item + 1]! - start
  if (load[item]! < size) {
    rise(bid, owner, start, load[item]!++, offer, who)
    if (load[item] === size) price[item] = bid[start]!
    return -1
  }
  const out = owner[start]!
  sink(bid, owner, start, size, offer, who)
  price[item] = bid[start]!
  return out
}

function rise(bid: Float64Array, owner: Int32Array, start: number, from: number, offer: number, who: number): void {
  let n = from
  while (n > 0) {
    const parent = (n - 1) >> 1
    if (bid[start + parent]! <= offer) break
    bid[start + n] = bid[start + parent]!
    owner[start + n] = owner[start + parent]!
    n = parent
  }
  bid[start + n] = offer
  owner[start + n] = who
}

function sink(bid: Float64Array, owner: Int32Array, start: number, size: number, offer: number, who: number): void {
  let n = 0
  for (;;) {
    let child = 2 * n + 1
    if (child >= size) break
    if (child + 1 < size && bid[start + child + 1]! < bid[start + child]!) child++
    if (bid[start + child]! >= offer) break
    bid[start + n] = bid[start + child]!
    owner[start + n] = owner[start + child]!
    n = child
  }
  bid[start + n] = offer
  owner[start + n] = who
}
