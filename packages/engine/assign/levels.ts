import { serveMost } from './hopcroft-karp.ts'
import { CLOSED, greedy, type Matching, takeAway } from './matching.ts'

/** A piece of the whole that nothing optimal leaves or enters. */
export interface Part {
  readonly requests: Int32Array
  readonly partners: Int32Array
  readonly level: number
}

/**
 * Who is served when not all can be: requests by class (0 first), each class as far as the ones before allow. What can be
 * served together is a transversal matroid, so taking class by class serves the most of every class *and* the most in all
 * (J. Edmonds and D. R. Fulkerson, "Transversals and matroid partition", 1965; R. Rado 1957).
 *
 * Splits everything into parts by the class at which its partners become scarce: in part `k` all places go to classes up
 * to `k`, and of class `k` some may have to go without; in the last part (`classes`) nobody does. A request wants no
 * partner scarcer than its own, so edges between parts are dropped: the Dulmage–Mendelsohn split (A. L. Dulmage and
 * N. S. Mendelsohn, "Coverings of bipartite graphs", 1958), once for every class, by halving the range of classes.
 */
export function partsByClass(matching: Matching, classOf: Int32Array, classes: number): Part[] {
  const parts: Part[] = []
  split(upTo(matching.at.length), upTo(matching.room.length), 0, classes, false)
  return parts

  function split(requests: Int32Array, partners: Int32Array, lowest: number, highest: number, done: boolean): void {
    if (lowest === highest) {
      const inPart = requests.filter((r) => classOf[r]! <= lowest)
      if (!done) serve(inPart, partners)
      parts.push({ requests: inPart, partners, level: lowest })
      return
    }
    const middle = (lowest + highest) >> 1
    const first = requests.filter((r) => classOf[r]! <= middle)
    for (const r of requests) if (classOf[r]! > middle && matching.at[r] !== -1) takeAway(matching, r)
    const scarce = serve(first, partners)
    const isScarce = mark(matching, partners, scarce)
    const [among, rest] = apart(requests, (r) => classOf[r]! <= middle && (matching.at[r] === -1 || isScarce(matching.at[r]!)))
    const others = partners.filter((p) => !isScarce(p))
    // While these are looked at, the scarce ones are full and closed: nobody of the rest wants one of them.
    split(rest, others, middle + 1, highest, middle + 1 === classes)
    if (scarce.length > 0) split(among, scarce, lowest, middle, middle === lowest)
  }

  function serve(requests: Int32Array, partners: Int32Array): Int32Array {
    greedy(matching, requests)
    return serveMost(matching, requests, partners)
  }
}

/**
 * Of the part where everybody is served: who stands at partners that are full whatever is decided (`tight`), and who at
 * partners from which a chain of moves leads to a place left free. Nobody of the latter goes to the former.
 */
export function tightAndFree(matching: Matching, { requests, partners, level }: Part): { tight: Part; free: Part } {
  matching.level.fill(CLOSED)
  reachesRoom(matching, partners)
  const isFree = (p: number) => matching.level[p] === 1
  const [free, tight] = apart(requests, (r) => isFree(matching.at[r]!))
  const [freePartners, tightPartners] = apart(partners, isFree)
  for (const p of tightPartners) matching.level[p] = CLOSED
  return {
    tight: { requests: tight, partners: tightPartners, level },
    free: { requests: free, partners: freePartners, level },
  }
}

/** Backwards from the partners with room: who stands next to whom is written down by partner first, then followed. */
function reachesRoom(matching: Matching, partners: Int32Array): void {
  const { row, to, at, room, load, base, member, level } = matching
  for (const p of partners) level[p] = load[p]! < room[p]! ? 1 : 0
  // Most have somebody with an edge straight to a partner with room: they need no list.
  const near = partners.filter((p) => level[p] === 0 && touches(matching, p))
  for (const p of near) level[p] = 1
  const unsure = partners.filter((p) => level[p] === 0)
  const starts = new Int32Array(room.length + 1)
  const eachEdge = (see: (from: number, to: number) => void) => {
    for (const p of unsure)
      for (let m = base[p]!; m < base[p]! + load[p]!; m++) {
        const r = member[m]!
        for (let e = row[r]!; e < row[r + 1]!; e++) if (to[e] !== at[r]) see(p, to[e]!)
      }
  }
  eachEdge((_, q) => void starts[q + 1]!++)
  for (let q = 0; q < room.length; q++) starts[q + 1]! += starts[q]!
  const fill = starts.slice(0, room.length)
  const waits = new Int32Array(starts[room.length]!)
  eachEdge((p, q) => void (waits[fill[q]!++] = p))
  const queue = new Int32Array(partners.length)
  const known = partners.filter((p) => level[p] === 1)
  queue.set(known)
  let last = known.length
  for (let n = 0; n < last; n++)
    for (let w = starts[queue[n]!]!; w < starts[queue[n]! + 1]!; w++) {
      const p = waits[w]!
      if (level[p] === 1) continue
      level[p] = 1
      queue[last++] = p
    }
}

function touches({ row, to, load, base, member, level }: Matching, partner: number): boolean {
  for (let m = base[partner]!; m < base[partner]! + load[partner]!; m++) {
    const r = member[m]!
    for (let e = row[r]!; e < row[r + 1]!; e++) if (level[to[e]!] === 1) return true
  }
  return false
}

/**
 * Who gives how much when all are served: shares the tasks out so that the sum of each partner's `unitCosts` (what one
 * more task costs, never falling) is least. Splits the part by the cost at which its partners take the last one: in level
 * `m` every unit cheaper than `values[m]` is used, none dearer. That is the decomposition of a separable convex function
 * over a base polytope (S. Fujishige, "Lexicographically optimal base of a polymatroid", 1980; H. Groenevelt, 1991), for
 * bipartite graphs by halving the range of costs (J. Fakcharoenphol, B. Laekhanukit, D. Nanongkai, "Faster algorithms for
 * semi-matching problems", 2010).
 */
export function partsByLoad(matching: Matching, part: Part, unitCosts: readonly Int32Array[], values: Int32Array): Part[] {
  const parts: Part[] = []
  share(part.requests, part.partners, 0, values.length - 1)
  return parts

  function share(requests: Int32Array, partners: Int32Array, lowest: number, highest: number): void {
    if (lowest >= highest) {
      limit(matching, partners, unitCosts, values[lowest] ?? 0)
      serveMost(matching, requests, partners)
      parts.push({ requests, partners, level: lowest })
      return
    }
    const middle = (lowest + highest) >> 1
    limit(matching, partners, unitCosts, values[middle]!)
    greedy(matching, requests)
    const more = serveMost(matching, requests, partners)
    const takesMore = mark(matching, partners, more)
    const [among, rest] = apart(requests, (r) => matching.at[r] === -1 || takesMore(matching.at[r]!))
    const others = partners.filter((p) => !takesMore(p))
    share(rest, others, lowest, middle)
    if (more.length > 0) share(among, more, middle + 1, highest)
  }
}

/** How many of a partner's units cost at most that (or, `below`, less). */
export function unitsUpTo(unitCosts: Int32Array, most: number, value: number, below = false): number {
  let n = 0
  while (n < most && (below ? unitCosts[n]! < value : unitCosts[n]! <= value)) n++
  return n
}

function limit(matching: Matching, partners: Int32Array, unitCosts: readonly Int32Array[], value: number): void {
  const { room, load, base, member } = matching
  for (const p of partners) {
    room[p] = unitsUpTo(unitCosts[p]!, base[p + 1]! - base[p]!, value)
    while (load[p]! > room[p]!) takeAway(matching, member[base[p]! + load[p]! - 1]!)
  }
}

/** The marked are closed until they are searched themselves. */
function mark({ level }: Matching, partners: Int32Array, marked: Int32Array): (partner: number) => boolean {
  for (const p of partners) level[p] = 0
  for (const p of marked) level[p] = CLOSED
  return (p) => level[p] === CLOSED
}

function apart(all: Int32Array, fits: (one: number) => boolean): [Int32Array, Int32Array] {
  const flags = Uint8Array.from(all, (one) => (fits(one) ? 1 : 0))
  return [all.filter((_, n) => flags[n] === 1), all.filter((_, n) => flags[n] === 0)]
}

const upTo = (n: number): Int32Array => Int32Array.from({ length: n }, (_, index) => index)
