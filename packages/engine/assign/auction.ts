import { type Auction, auctionOf, bidFor, keep, lowestOf } from './bids.ts'
import type { Block, Placed } from './block.ts'
import { giveBack, type Idle, idleOf, takeEmpty } from './idle.ts'
import { wholePrices } from './whole-prices.ts'

/** Each round of bidding is so much finer than the one before. */
const FINER = 1 / 4
/** Bids a request may make on average before another method is tried. */
const PATIENCE = 400

/**
 * Places everybody of a block by auction, from coarse bids to fine (ε-scaling), and ends as soon as prices can be made
 * whole: then the answer is exact. Undefined where that takes too many bids.
 * D. P. Bertsekas, "The auction algorithm: a distributed relaxation method", Annals of OR 14 (1988); places of one partner
 * at one price: D. P. Bertsekas and D. A. Castañon, "The auction algorithm for the transportation problem", ibid. 20 (1989).
 */
export function auction(block: Block): Placed | undefined {
  const state = auctionOf(block)
  const bids = { left: PATIENCE * (block.n + 16) }
  const last = 1 / (block.n + block.m + 2)
  for (let step = firstStep(block); ; step *= FINER) {
    const idle = block.idle > 0 ? idleOf(state) : undefined
    if (!bidAll(state, idle, step, bids)) return undefined
    if (step >= 1) continue
    const price = wholePrices(state, idle, step)
    if (price) return { at: state.at, atCost: state.atCost, price }
    if (step < last) throw new Error('an auction of the last step has whole prices')
  }
}

/** A power of two, so that fractions stay exact. */
const firstStep = ({ largestCost }: Block): number => 2 ** Math.floor(Math.log2(Math.max(1, largestCost / 32)))

/**
 * One round: bids until everything is placed. Prices stay from the round before, and so does whoever has what would still
 * do. False when the bids are used up.
 */
function bidAll(state: Auction, idle: Idle | undefined, step: number, bids: { left: number }): boolean {
  const { n } = state.block
  state.load.fill(0)
  state.lowest = lowestOf(state)
  const stack = new Int32Array(n)
  let top = 0
  for (let r = n - 1; r >= 0; r--) if (!keep(state, r, step)) stack[top++] = r
  let left = bids.left
  while (top > 0 || (idle !== undefined && idle.left > 0)) {
    if (--left < 0) return false
    let out: number
    let item: number
    if (top > 0) {
      const r = stack[--top]!
      out = bidFor(state, r, step)
      item = state.at[r]!
    } else {
      out = takeEmpty(state, idle!, step)
      item = idle!.heap[0]!
    }
    if (out === -1) continue
    if (out === n) giveBack(idle!, item, state.price)
    else stack[top++] = out
  }
  bids.left = left
  return true
}
