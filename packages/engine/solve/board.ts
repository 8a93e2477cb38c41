import type { Able, FixedPair, Problem, Wanted } from '../problem/problem.ts'
import { isRefused, type Refusal } from '../refusal.ts'
import { type Choices, choicesIn, type Pairs, pairsIn, ranked } from './choices.ts'
import { type Limits, limitsOf } from './limits.ts'
import { type Fixed, fixedIn } from './fixed.ts'

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
  readonly fixed: Fixed
  readonly limits: readonly Limits[]
  /** The options of request `r` are those from `row[r]` up to `row[r + 1]`: by partner, then start; each pair and start once. */
  readonly row: Int32Array
}

export function boardOf(problem: Problem): Board | Refusal {
  const requests = ranked(problem.requests)
  const partners = ranked(problem.partners)
  const pairs = problem.fixed
    .map((one): FixedPair => ({ ...one, request: requests.rank[one.request]!, partner: partners.rank[one.partner]! }))
    .toSorted((a, b) => a.request - b.request || a.partner - b.partner || a.start - b.start)
  const ordered = { ...problem, requests: requests.all, partners: partners.all, fixed: pairs }
  const fixed = fixedIn(ordered)
  if (isRefused(fixed)) return fixed
  const limits = partners.all.map((one, p) => limitsOf(one, fixed.meetings[p]!, requests.all))
  const choices = choicesIn(problem.options, requests, partners, fixed, limits)
  const row = new Int32Array(requests.all.length + 1)
  for (const r of choices.request) row[r + 1]!++
  for (let r = 0; r < requests.all.length; r++) row[r + 1]! += row[r]!
  return {
    ...ordered,
    ...columnsOf(requests.all, partners.all),
    requestNumbers: requests.numbers,
    partnerNumbers: partners.numbers,
    fixed,
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
