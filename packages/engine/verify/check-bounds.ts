import { NO_TIME, type Problem } from '../problem/problem.ts'
import type { Proof } from '../solve/solution.ts'
import type { Sitting } from './keeps-rules.ts'

/** Multipliers are in parts of a seat. */
const SEAT = 2 ** 20

/**
 * Whether multipliers prove that no plan fills more seats of requests up to each urgency: whatever is charged for a seat,
 * no plan has more than what is charged in all and what every partner could get beyond the charges by themselves (weak
 * duality). `possible` are the options that what stands leaves. Of a partner's own rules only room, meetings a day and times
 * are looked at, and a seat may be counted twice: all of that only makes the bound larger.
 */
export function checkBounds(problem: Problem, possible: readonly Sitting[], { bounds }: Proof): string | undefined {
  if (bounds === undefined) return undefined
  if (bounds.length > 3) return 'bound'
  const ofPartner = problem.partners.map((): Sitting[] => [])
  for (const one of possible) ofPartner[one.partner]!.push(one)
  for (const [urgency, bound] of bounds.entries()) {
    if (bound === null) continue
    const { most, multipliers } = bound
    if (multipliers.length !== problem.requests.length) return 'bound'
    if (!multipliers.every((one) => Number.isInteger(one) && one >= 0 && one <= SEAT)) return 'bound'
    let sum = 0
    for (const [r, { seats }] of problem.requests.entries()) sum += seats * multipliers[r]!
    const gain = ({ request }: Sitting) => (problem.requests[request]!.urgency <= urgency ? SEAT : 0) - multipliers[request]!
    for (const [p, own] of ofPartner.entries())
      sum += mostOf(
        problem,
        p,
        own.filter((one) => gain(one) > 0),
        gain,
      )
    if (Math.floor(sum / SEAT) !== most) return 'bound'
  }
  return undefined
}

/** The most one partner could get: day by day for each number of meetings, then all days together. */
function mostOf(problem: Problem, p: number, own: readonly Sitting[], gain: (one: Sitting) => number): number {
  const { capacity, meetingsPerDay, days = [] } = problem.partners[p]!
  const byDay = Map.groupBy(own, ({ start, day }) => (start === NO_TIME ? NO_TIME : day))
  let all = [0]
  for (const [day, sittings] of byDay) {
    const fixed = problem.fixed.filter((one) => one.partner === p && one.start !== NO_TIME && one.day === day).length
    const had = (days.find((one) => one.day === day)?.meetings ?? 0) + fixed
    const room = Math.min(capacity, day === NO_TIME ? sittings.length : meetingsPerDay - had)
    const ofDay = mostOnDay(problem, p, sittings, gain, room)
    const most = zeros(Math.min(capacity, all.length + ofDay.length - 2) + 1)
    for (const [n, one] of all.entries())
      for (const [m, other] of ofDay.entries()) if (n + m < most.length) most[n + m] = Math.max(most[n + m]!, one + other)
    all = most
  }
  return Math.max(...all)
}

/** By number of meetings: from the last start back, taking each or not. */
function mostOnDay(problem: Problem, p: number, own: readonly Sitting[], gain: (one: Sitting) => number, room: number): number[] {
  const { requests, partners } = problem
  // Only who is called up needs no way there; that the meeting before may need one is not looked at.
  const leaves = ({ request, start }: Sitting) => start - (requests[request]!.fromAfar ? 0 : partners[p]!.travel)
  const order = own.toSorted((a, b) => leaves(a) - leaves(b))
  const next = order.map((one, n) => {
    if (one.start === NO_TIME) return n + 1
    const end = one.start + requests[one.request]!.minutes
    const later = order.findIndex((other, m) => m > n && leaves(other) >= end)
    return later < 0 ? order.length : later
  })
  let fewer = zeros(order.length + 1)
  const most = [0]
  for (let count = 1; count <= Math.min(room, order.length); count++) {
    const own = zeros(order.length + 1)
    for (let n = order.length - 1; n >= 0; n--) own[n] = Math.max(own[n + 1]!, gain(order[n]!) + fewer[next[n]!]!)
    most.push(own[0]!)
    if (own[0] === most[count - 1]) break
    fewer = own
  }
  return most
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0)
