import { countingSort, sortBy } from '../assign/counting-sort.ts'
import type { Able, Options, Wanted } from '../problem/problem.ts'
import { monthOf } from '../time/calendar.ts'
import type { Limits } from './limits.ts'
import type { Fixed } from './fixed.ts'

/** One entry an option. */
export interface Choices {
  readonly request: Int32Array
  readonly partner: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly day: Int32Array
  readonly month: Int32Array
  readonly cost: Int32Array
  /** Its number in the problem. */
  readonly number: Int32Array
}

/** The options of one pair stand together: from its first up to, not including, its end. */
export interface Pairs {
  readonly pairFirst: Int32Array
  readonly pairEnd: Int32Array
}

/** Everybody in order of their ids. */
export interface Ranked<T> {
  readonly all: readonly T[]
  /** Position in the problem by position here, and the other way round. */
  readonly numbers: Int32Array
  readonly rank: Int32Array
}

export function ranked<T extends { readonly id: string }>(all: readonly T[]): Ranked<T> {
  const numbers = Int32Array.from(all.keys()).sort((a, b) => (all[a]!.id < all[b]!.id ? -1 : 1))
  const rank = new Int32Array(all.length)
  for (const [position, n] of numbers.entries()) rank[n] = position
  return { all: Array.from(numbers, (n) => all[n]!), numbers, rank }
}

/** Those of the options that what stands leaves possible, of each pair and start the cheapest. */
export function choicesIn(
  options: Options,
  requests: Ranked<Wanted>,
  partners: Ranked<Able>,
  fixed: Fixed,
  limits: readonly Limits[],
): Choices {
  const request = Int32Array.from(options.request, (r) => requests.rank[r]!)
  const partner = Int32Array.from(options.partner, (p) => partners.rank[p]!)
  const start = Int32Array.from(options.start)
  const byStart = sortBy(
    Int32Array.from(start, (one) => one + 1),
    sortBy(options.cost, Int32Array.from(start.keys())),
  )
  const order = countingSort(request, requests.all.length, countingSort(partner, partners.all.length, byStart))
  let kept = 0
  let before = -1
  for (const n of order) {
    const r = request[n]!
    const p = partner[n]!
    if (before >= 0 && request[before] === r && partner[before] === p && start[before] === start[n]) continue
    before = n
    const wanted = requests.all[r]!
    if (wanted.seats === 0 || partners.all[p]!.capacity === 0 || fixed.requests[p]!.has(r)) continue
    const settled = fixed.together.get(r)
    if (settled !== undefined && settled !== start[n]) continue
    if (limits[p]!.allows(wanted, start[n]!, options.day[n]!)) order[kept++] = n
  }
  const number = order.slice(0, kept)
  const column = (of: ArrayLike<number>) => Int32Array.from(number, (n) => of[n]!)
  const own = { request: column(request), partner: column(partner), start: column(start), day: column(options.day) }
  const end = own.start.map((one, n) => one + requests.all[own.request[n]!]!.minutes)
  return { ...own, end, month: own.day.map(monthOf), cost: column(options.cost), number }
}

export function pairsIn({ request, partner }: Choices): Pairs {
  const pairFirst = new Int32Array(request.length)
  const pairEnd = new Int32Array(request.length)
  const isSame = (n: number) => request[n] === request[n - 1] && partner[n] === partner[n - 1]
  for (let n = 0; n < request.length; n++) pairFirst[n] = n > 0 && isSame(n) ? pairFirst[n - 1]! : n
  for (let n = request.length - 1; n >= 0; n--) pairEnd[n] = n + 1 < request.length && isSame(n + 1) ? pairEnd[n + 1]! : n + 1
  return { pairFirst, pairEnd }
}
