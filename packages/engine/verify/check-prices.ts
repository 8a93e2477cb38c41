/**
 * Whether an assignment is what its prices prove it to be: the most served, class by class, then the load shared at least
 * cost, then the least cost. Shares no code with what found it, and reads the edges as they were given.
 */
export interface Claim {
  readonly capacity: ArrayLike<number>
  readonly from: ArrayLike<number>
  readonly into: ArrayLike<number>
  readonly costs: ArrayLike<number>
  /** The level at which each request goes without: a higher one for whoever is to be served first. */
  readonly without: (request: number) => number
  /** What the `n`th task of a partner (from 0) costs the sharing of load. */
  readonly unitCost: (partner: number, n: number) => number
  readonly at: ArrayLike<number>
  readonly level: ArrayLike<number>
  readonly share: ArrayLike<number>
  readonly price: ArrayLike<number>
  readonly served: number
  readonly cost: number
}

/** A price or a worth: compared from the left. */
type Worth = readonly [level: number, share: number, cost: number]

/**
 * It holds if (a) every pair is an edge and nobody has more than they take; (b) a partner's price is at least what the last
 * task cost and at most what the next would (level first, then share, then cost); (c) everybody's partner is the cheapest
 * they could have by cost + price, going without being one of the choices. Then any other assignment costs as much or
 * more: weak duality of linear programs (D. Gale, H. W. Kuhn, A. W. Tucker 1951) over numbers compared from the left, an
 * ordered group; and of what can be served together, the dearest by any falling weights has the most of every class
 * (R. Rado, "Note on independence functions", 1957). Says what is wrong, in a word; nothing where it holds.
 */
export function checkPrices(claim: Claim): string | undefined {
  const { capacity, from, into, costs, without, unitCost, at, level, share, price } = claim
  const load = new Int32Array(capacity.length)
  for (let r = 0; r < at.length; r++) {
    const p = at[r]!
    if (p === -1) continue
    if (!Number.isInteger(p) || p < 0 || p >= capacity.length) return 'pair'
    load[p]!++
  }
  for (let p = 0; p < capacity.length; p++) {
    const own: Worth = [level[p]!, share[p]!, price[p]!]
    if (!own.every((one) => Number.isSafeInteger(one) && Math.abs(one) <= 2 ** 51)) return 'price'
    if (load[p]! > capacity[p]!) return 'capacity'
    if (load[p]! > 0 && compare(own, [0, unitCost(p, load[p]! - 1), 0]) < 0) return 'price'
    if (load[p]! < capacity[p]! && compare(own, [0, unitCost(p, load[p]!), 0]) > 0) return 'price'
  }

  const chosen = new Float64Array(at.length).fill(Infinity)
  for (let n = 0; n < from.length; n++) if (at[from[n]!] === into[n]) chosen[from[n]!] = Math.min(chosen[from[n]!]!, costs[n]!)
  const worth = (p: number, cost: number): Worth => [level[p]!, share[p]!, cost + price[p]!]
  const now: Worth[] = []
  let served = 0
  let sum = 0
  for (let r = 0; r < at.length; r++) {
    const gone: Worth = [without(r), 0, 0]
    const p = at[r]!
    now.push(p === -1 ? gone : worth(p, chosen[r]!))
    if (p === -1) continue
    if (chosen[r] === Infinity) return 'pair'
    if (compare(now[r]!, gone) > 0) return 'choice'
    served++
    sum += chosen[r]!
  }
  for (let n = 0; n < from.length; n++) {
    const p = into[n]!
    const own = now[from[n]!]!
    const above = level[p]! - own[0] || share[p]! - own[1] || costs[n]! + price[p]! - own[2]
    if (above < 0) return 'choice'
  }
  return served === claim.served && sum === claim.cost ? undefined : 'sum'
}

const compare = (a: Worth, b: Worth): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
