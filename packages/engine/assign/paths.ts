import { type Block, CLOSED_PRICE, type Placed } from './block.ts'

/** A place a partner must fill, against one it may: more than any detour can cost. */
const MUST = 2 ** 42

/**
 * Places everybody of a block at least cost, one after the other by the shortest chain of moves (successive shortest
 * paths with potentials: R. G. Busacker and P. J. Gowen 1960; J. Edmonds and R. M. Karp 1972; N. Tomizawa 1971). Takes the
 * same time whatever the costs are, where an auction may bid long (costs like those of R. E. Machol and M. Wien, 1976).
 */
export function shortestPaths(block: Block): Placed {
  const { n, m, row, to, cost, most, least, optional, spare, idle } = block
  const items = m + 1
  const size = Int32Array.from({ length: items }, (_, p) => (p < m ? most[p]! : spare))
  const base = new Int32Array(items + 1)
  for (let p = 0; p < items; p++) base[p + 1] = base[p]! + size[p]!
  const member = new Int32Array(base[items]!)
  const load = new Int32Array(items)
  const price = new Float64Array(items)
  const at = new Int32Array(n).fill(-1)
  const position = new Int32Array(n)
  const own = new Float64Array(n)
  const distance = new Float64Array(items)
  const via = new Int32Array(items)
  const state = new Uint8Array(items)
  const frontier = new Int32Array(items)
  for (let p = 0; p < m; p++) if (idle > 0 && least[p]! > 0) price[p] = -MUST

  /** What one more costs there; the price of a partner never leaves the range between its last and its next. */
  const next = (p: number): number => (load[p]! >= size[p]! ? Infinity : idle > 0 && p < m && load[p]! < least[p]! ? -MUST : 0)

  for (let start = 0; start < n; start++) {
    let open = 0
    let end = -1
    let endAt = Infinity
    distance.fill(Infinity)
    state.fill(0)
    relax(start, 0)
    while (open > 0) {
      let where = 0
      for (let f = 1; f < open; f++) if (distance[frontier[f]!]! < distance[frontier[where]!]!) where = f
      const p = frontier[where]!
      if (distance[p]! >= endAt) break
      frontier[where] = frontier[--open]!
      state[p] = 2
      for (let k = base[p]!; k < base[p]! + load[p]!; k++) {
        const r = member[k]!
        relax(r, distance[p]! - own[r]! - price[p]!)
      }
    }
    if (end === -1) throw new Error('a block has room for everybody in it')
    for (let p = 0; p < items; p++) if (distance[p]! < endAt) price[p]! += endAt - distance[p]!
    let p = end
    let into = load[p]!++
    for (let r = via[p]!; ; r = via[p]!) {
      const from = at[r]!
      const where = position[r]!
      member[base[p]! + into] = r
      at[r] = p
      position[r] = into
      own[r] = costOf(r, p)
      if (r === start) break
      p = from
      into = where
    }

    function relax(r: number, before: number): void {
      for (let e = row[r]!; e < row[r + 1]!; e++) reach(r, to[e]!, before + cost[e]! + price[to[e]!]!)
      if (optional[r] === 1 && spare > 0) reach(r, m, before + price[m]!)
    }

    function reach(r: number, p: number, along: number): void {
      if (along >= distance[p]! || along >= endAt) return
      if (state[p] === 0) {
        if (size[p] === 0) return
        state[p] = 1
        frontier[open++] = p
      }
      distance[p] = along
      via[p] = r
      const whole = along + next(p) - price[p]!
      if (whole < endAt) {
        endAt = whole
        end = p
      }
    }
  }
  for (let p = 0; p < m; p++) if (size[p] === 0) price[p] = CLOSED_PRICE
  const zero = spare > 0 ? price[m]! : 0
  return { at, atCost: own, price: price.map((one) => (one === CLOSED_PRICE ? one : one - zero)) }

  function costOf(r: number, p: number): number {
    if (p === m) return 0
    for (let e = row[r]!; e < row[r + 1]!; e++) if (to[e] === p) return cost[e]!
    throw new Error('no such edge')
  }
}
