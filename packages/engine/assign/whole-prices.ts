import type { Auction } from './bids.ts'
import { CLOSED_PRICE } from './block.ts'
import type { Idle } from './idle.ts'

/**
 * Prices rounded down so that everybody still has the cheapest they could have, or undefined if no way of rounding does
 * it: all prices less one `t` below 1, rounded down. That spoils a choice only where a whole number plus `t` lies above
 * the cheapest and not above the one chosen; any `t` that nobody forbids will do. With fewer than 1 / `step` bidders
 * there always is one. The result is relative to going without and to staying empty, both 0.
 */
export function wholePrices(state: Auction, idle: Idle | undefined, step: number): Float64Array | undefined {
  const { block, rows, price, at, atCost } = state
  const { near, item, cost, worth, beyond } = rows
  const { n, m } = block
  const cells = Math.round(1 / step)
  const change = new Int32Array(cells + 1)
  let possible = true

  for (let r = 0; r < n; r++) {
    let least = block.optional[r] === 1 && block.spare > 0 ? price[m]! : Infinity
    for (let c = r * near; worth[c]! < least; c++) {
      const value = cost[c]! + price[item[c]!]!
      if (value < least) least = value
    }
    if (least > beyond[r]!)
      for (let e = block.row[r]!; e < block.row[r + 1]!; e++) {
        const value = block.cost[e]! + price[block.to[e]!]!
        if (value < least) least = value
      }
    forbid(least, atCost[r]! + price[at[r]!]!)
  }
  let emptiest = Infinity
  if (idle) {
    for (let p = 0; p < m; p++) if (idle.held[p]! < idle.may[p]! && price[p]! < emptiest) emptiest = price[p]!
    for (let p = 0; p < m; p++) if (idle.held[p]! > 0) forbid(Math.min(emptiest, price[p]!), price[p]!)
  }
  if (!possible) return undefined

  for (let cell = 0, held = 0; cell < cells; cell++) {
    held += change[cell]!
    if (held === 0) return rounded(cell * step)
  }
  return undefined

  function forbid(least: number, own: number): void {
    if (own <= least) return
    const from = Math.round(least * cells) + 1
    const upTo = Math.round(own * cells)
    if (upTo - from + 1 >= cells) possible = false
    const first = ((from % cells) + cells) % cells
    const last = ((upTo % cells) + cells) % cells
    change[first]!++
    if (last < first) {
      change[cells]!--
      change[0]!++
    }
    change[last + 1]!--
  }

  function rounded(t: number): Float64Array {
    const whole = price.map((one) => Math.floor(one - t))
    let zero = block.spare > 0 ? whole[m]! : 0
    if (idle) {
      zero = Math.floor(emptiest - t)
      if (emptiest === Infinity)
        zero = whole.subarray(0, m).reduce((most, one, p) => (idle.held[p]! > 0 ? Math.max(most, one) : most), -Infinity)
    }
    return whole.map((one, p) => (p < m && block.most[p] === 0 ? CLOSED_PRICE : one - zero))
  }
}
