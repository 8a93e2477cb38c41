import type { Problem } from '../problem/problem.ts'
import type { Proof } from '../solve/solution.ts'
import { checkBounds } from './check-bounds.ts'
import { checkPrices } from './check-prices.ts'
import { brokenBy, comeTogether, type Sitting, sitting, fixedIn } from './keeps-rules.ts'

/**
 * Whether prices prove that nothing is better than what they belong to: where the proof names no partners of its own that
 * is the solution, else the best there would be if nobody's times could clash, which says how far the solution may be off.
 * Everybody who could be asked about a seat is an edge, whenever it is.
 */
export function checkProof(problem: Problem, chosen: readonly number[], proof: Proof): string | undefined {
  const { requests, partners, options } = problem
  const { level, share, price } = proof
  if ([level, share, price].some((one) => one.length !== partners.length)) return 'proof'
  const first = new Int32Array(requests.length + 1)
  for (const [r, { seats }] of requests.entries()) first[r + 1] = first[r]! + seats
  const seats = first[requests.length]!
  const owner = Int32Array.from(requests.flatMap(({ seats }, r) => Array.from({ length: seats }, () => r)))
  const edges = edgesOf(problem, first)
  const levels = levelsOf(problem)
  let at: ArrayLike<number>
  let cost = 0
  if (proof.relaxed) {
    if (proof.relaxed.length !== seats) return 'proof'
    at = proof.relaxed
    cost = costOf(edges, at)
  } else {
    const next = first.slice()
    const own = new Int32Array(seats).fill(-1)
    for (const n of chosen) own[next[options.request[n]!]!++] = options.partner[n]!
    at = own
    cost = chosen.reduce((sum, n) => sum + options.cost[n]!, 0)
  }
  if (proof.bounds && !proof.relaxed) return 'proof'
  const wrong = checkPrices({
    capacity: partners.map((one) => one.capacity),
    from: edges.from,
    into: edges.into,
    costs: edges.costs,
    without: (seat) => levels.get(turn(requests[owner[seat]!]!))!,
    unitCost: (p, n) => Math.floor((1000 * (2 * (partners[p]!.load + n) + 1)) / Math.max(1, partners[p]!.size)),
    at,
    level,
    share,
    price,
    served: Array.from(at).filter((p) => p !== -1).length,
    cost,
  })
  return wrong ?? checkBounds(problem, edges.possible, proof)
}

/** Of each seat the cheapest there is with its partner. */
function costOf({ from, into, costs }: ReturnType<typeof edgesOf>, at: ArrayLike<number>): number {
  const least = new Float64Array(at.length).fill(Infinity)
  for (let n = 0; n < from.length; n++) if (at[from[n]!] === into[n]) least[from[n]!] = Math.min(least[from[n]!]!, costs[n]!)
  return least.reduce((sum, one) => (one === Infinity ? sum : sum + one), 0)
}

const turn = ({ urgency, waiting }: Problem['requests'][number]): string => `${urgency} ${waiting}`

/** Twice the number of kinds of turn from this one on: urgent before soon before routine, then who waits longer. */
function levelsOf({ requests }: Problem): ReadonlyMap<string, number> {
  const order = requests
    .filter((one) => one.seats > 0)
    .toSorted((a, b) => b.urgency - a.urgency || a.waiting - b.waiting)
    .map(turn)
  return new Map([...new Set(order)].map((one, n) => [one, 2 * (n + 1)]))
}

function edgesOf(problem: Problem, first: Int32Array) {
  const { requests, options, partners } = problem
  const own = partners.map((): Sitting[] => [])
  for (const one of fixedIn(problem)) own[one.partner]!.push(one)
  const possible: Sitting[] = []
  const from: number[] = []
  const into: number[] = []
  const costs: number[] = []
  for (let n = 0; n < options.request.length; n++) {
    const one = sitting(problem, n)
    if (requests[one.request]!.seats === 0) continue
    if (requests[one.request]!.together && !comeTogether(problem, [one])) continue
    if (brokenBy(problem, own[one.partner]!, 0, one) !== undefined) continue
    possible.push(one)
    for (let seat = first[one.request]!; seat < first[one.request + 1]!; seat++) {
      from.push(seat)
      into.push(one.partner)
      costs.push(options.cost[n]!)
    }
  }
  return { possible, from, into, costs }
}
