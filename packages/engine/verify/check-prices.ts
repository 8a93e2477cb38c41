/**
 * Whether an assignment is what its prices prove it to be: most requests served, then least cost. Shares no code with
 * what found it, and reads the edges as they were given.
 *
 * Each partner has a price, compared level first. It holds if (a) nobody has more than they take, and every pair is an
 * edge; (b) a partner with a place left costs nothing: level and price 0, where above 0 is allowed only if full; (c)
 * everybody's partner is the cheapest they could have by cost + price, going without being dearer than level 1 and dearer
 * than level 2 at no price. Then any other assignment costs as much or more: weak duality of linear programs, over
 * numbers that are compared level first (D. Gale, H. W. Kuhn, A. W. Tucker 1951; an ordered group will do).
 */
export interface Claim {
  readonly capacity: ArrayLike<number>
  readonly from: ArrayLike<number>
  readonly into: ArrayLike<number>
  readonly costs: ArrayLike<number>
  readonly at: ArrayLike<number>
  readonly level: ArrayLike<number>
  readonly price: ArrayLike<number>
  readonly served: number
  readonly cost: number
}

const GOING_WITHOUT = 2

/** What is wrong, in a word; nothing where it holds. */
export function checkPrices({ capacity, from, into, costs, at, level, price, served, cost }: Claim): string | undefined {
  const load = new Int32Array(capacity.length)
  let placed = 0
  for (let r = 0; r < at.length; r++) {
    const p = at[r]!
    if (p === -1) continue
    if (!Number.isInteger(p) || p < 0 || p >= capacity.length) return 'pair'
    load[p]!++
    placed++
  }
  for (let p = 0; p < capacity.length; p++) {
    if (!Number.isSafeInteger(level[p]) || !Number.isSafeInteger(price[p]) || Math.abs(price[p]!) > 2 ** 51) return 'price'
    if (load[p]! > capacity[p]!) return 'capacity'
    // full: not below nothing; some but not all: nothing; none at all: not above nothing
    if (load[p]! > 0 && (level[p]! < 0 || (level[p] === 0 && price[p]! < 0))) return 'price'
    if (load[p]! < capacity[p]! && (level[p]! > 0 || (level[p] === 0 && price[p]! > 0))) return 'price'
  }

  const chosen = new Float64Array(at.length).fill(Infinity)
  for (let n = 0; n < from.length; n++) if (at[from[n]!] === into[n]) chosen[from[n]!] = Math.min(chosen[from[n]!]!, costs[n]!)
  let sum = 0
  for (let r = 0; r < at.length; r++) {
    if (at[r] === -1) continue
    if (chosen[r] === Infinity) return 'pair'
    sum += chosen[r]!
    const p = at[r]!
    if (level[p]! > GOING_WITHOUT || (level[p] === GOING_WITHOUT && chosen[r]! + price[p]! > 0)) return 'choice'
  }
  for (let n = 0; n < from.length; n++) {
    const r = from[n]!
    const q = into[n]!
    const p = at[r]!
    const levelNow = p === -1 ? GOING_WITHOUT : level[p]!
    const valueNow = p === -1 ? 0 : chosen[r]! + price[p]!
    if (level[q]! < levelNow || (level[q] === levelNow && costs[n]! + price[q]! < valueNow)) return 'choice'
  }
  return placed === served && sum === cost ? undefined : 'sum'
}
