import { countingSort, sortBy } from '../assign/counting-sort.ts'
import type { Able, FixedPair, Options, Problem, Wanted } from '../problem/problem.ts'
import { isRefused, type Refusal } from '../refusal.ts'
import { monthOf } from '../time/calendar.ts'
import { type Limits, limitsOf } from './limits.ts'
import { type Standing, standingIn } from './standing.ts'

/**
 * A problem made ready to be solved: everybody in order of their ids, so that the order it came in changes nothing, and of
 * the options only those that what stands leaves possible, in columns.
 */
export interface Board extends Choices, Pairs {
  readonly requests: readonly Wanted[]
  readonly partners: readonly Able[]
  /** Where each stood in the problem. */
  readonly requestNumbers: Int32Array
  readonly partnerNumbers: Int32Array
  /** By request and by partner, close together for what is asked often. */
  readonly urgency: Uint8Array
  readonly fromAfar: Uint8Array
  readonly emergency: Uint8Array
  readonly travel: Int32Array
  readonly restDay: Uint8Array
  readonly capacity: Int32Array
  /** By request: when it is its turn to be served, the same for who may as well go first. */
  readonly turn: Int32Array
  readonly standing: Standing
  readonly limits: readonly Limits[]
  /** The options of request `r` are those from `row[r]` up to `row[r + 1]`: by partner, then start; each pair and start once. */
  readonly row: Int32Array
}

/** One entry an option. */
interface Choices {
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

export function boardOf(problem: Problem): Board | Refusal {
  const requests = ranked(problem.requests)
  const partners = ranked(problem.partners)
  const fixed = problem.fixed
    .map((one): FixedPair => ({ ...one, request: requests.rank[one.request]!, partner: partners.rank[one.partner]! }))
    .toSorted((a, b) => a.request - b.request || a.partner - b.partner || a.start - b.start)
  const ordered = { ...problem, requests: requests.all, partners: partners.all, fixed }
  const standing = standingIn(ordered)
  if (isRefused(standing)) return standing
  const limits = partners.all.map((one, p) => limitsOf(one, standing.meetings[p]!, requests.all))
  const choices = choicesIn(problem.options, requests, partners, standing, limits)
  const row = new Int32Array(requests.all.length + 1)
  for (const r of choices.request) row[r + 1]!++
  for (let r = 0; r < requests.all.length; r++) row[r + 1]! += row[r]!
  return {
    ...ordered,
    ...columnsOf(requests.all, partners.all),
    requestNumbers: requests.numbers,
    partnerNumbers: partners.numbers,
    standing,
    limits,
    row,
    ...choices,
    ...pairsIn(choices),
  }
}

function columnsOf(requests: readonly Wanted[], partners: readonly Able[]) {
  const order = Int32Array.from(requests.keys()).sort((a, b) => byTurn(requests[a]!, requests[b]!) || a - b)
  const turn = new Int32Array(requests.length)
  for (const [n, r] of order.entries()) {
    const before = n === 0 ? r : order[n - 1]!
    turn[r] = byTurn(requests[before]!, requests[r]!) === 0 ? turn[before]! : n
  }
  return {
    urgency: Uint8Array.from(requests, (one) => one.urgency),
    fromAfar: Uint8Array.from(requests, (one) => Number(one.fromAfar)),
    emergency: Uint8Array.from(requests, (one) => Number(one.emergency)),
    travel: Int32Array.from(partners, (one) => one.travel),
    restDay: Uint8Array.from(partners, (one) => Number(one.restDay)),
    capacity: Int32Array.from(partners, (one) => one.capacity),
    turn,
  }
}

/** Urgent before soon before routine, and among them who waits longer. */
export const byTurn = (a: Wanted, b: Wanted): number => a.urgency - b.urgency || b.waiting - a.waiting

interface Ranked<T> {
  readonly all: readonly T[]
  /** Place in the problem by place here, and the other way round. */
  readonly numbers: Int32Array
  readonly rank: Int32Array
}

function ranked<T extends { readonly id: string }>(all: readonly T[]): Ranked<T> {
  const numbers = Int32Array.from(all.keys()).sort((a, b) => (all[a]!.id < all[b]!.id ? -1 : 1))
  const rank = new Int32Array(all.length)
  for (const [place, n] of numbers.entries()) rank[n] = place
  return { all: Array.from(numbers, (n) => all[n]!), numbers, rank }
}

function choicesIn(
  options: Options,
  requests: Ranked<Wanted>,
  partners: Ranked<Able>,
  standing: Standing,
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
    if (wanted.seats === 0 || partners.all[p]!.capacity === 0 || standing.requests[p]!.has(r)) continue
    const settled = standing.together.get(r)
    if (settled !== undefined && settled !== start[n]) continue
    if (limits[p]!.allows(wanted, start[n]!, options.day[n]!)) order[kept++] = n
  }
  const number = order.slice(0, kept)
  const column = (of: ArrayLike<number>) => Int32Array.from(number, (n) => of[n]!)
  const own = { request: column(request), partner: column(partner), start: column(start), day: column(options.day) }
  const end = own.start.map((one, n) => one + requests.all[own.request[n]!]!.minutes)
  return { ...own, end, month: own.day.map(monthOf), cost: column(options.cost), number }
}

function pairsIn({ request, partner }: Choices): Pairs {
  const pairFirst = new Int32Array(request.length)
  const pairEnd = new Int32Array(request.length)
  const isSame = (n: number) => request[n] === request[n - 1] && partner[n] === partner[n - 1]
  for (let n = 0; n < request.length; n++) pairFirst[n] = n > 0 && isSame(n) ? pairFirst[n - 1]! : n
  for (let n = request.length - 1; n >= 0; n--) pairEnd[n] = n + 1 < request.length && isSame(n + 1) ? pairEnd[n + 1]! : n + 1
  return { pairFirst, pairEnd }
}
