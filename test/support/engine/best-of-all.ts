import type { Problem } from '#engine/problem/problem.ts'
import { brokenBy, comeTogether, type Sitting, sitting, fixedIn } from '#engine/verify/keeps-rules.ts'

/** Unserved urgent, soon and routine, minus waiting, load, cost: compared from the left, the least is best. */
export type Vector = readonly number[]

export const compare = (a: Vector, b: Vector): number => a.map((own, n) => own - b[n]!).find((own) => own !== 0) ?? 0

/** Tries every plan there is: the oracle for problems of a handful of requests. */
export function bestOfAll(problem: Problem): Vector {
  const { requests, partners, options } = problem
  const own = partners.map((_, p): Sitting[] => fixedIn(problem).filter((one) => one.partner === p))
  const many = new Int32Array(partners.length)
  const seats = requests.flatMap((one, r) => Array.from({ length: one.seats }, () => r))
  const rows = requests.map((_, r) => [...Array.from(options.request).keys()].filter((n) => options.request[n] === r))
  const chosen: number[] = []
  let best: Vector = [Infinity]
  const place = (seat: number, from: number): void => {
    if (seat === seats.length) {
      const worth = vectorOf(problem, chosen)
      if (compare(worth, best) < 0) best = worth
      return
    }
    const r = seats[seat]!
    const after = (n: number) => (seats[seat + 1] === r ? n + 1 : 0)
    place(seat + 1, from)
    for (const [n, option] of rows[r]!.entries()) {
      if (n < from) continue
      const one = sitting(problem, option)
      if (brokenBy(problem, own[one.partner]!, many[one.partner]!, one) !== undefined) continue
      if (requests[r]!.together && !comeTogether(problem, [...chosen.map((own) => sitting(problem, own)), one])) continue
      own[one.partner]!.push(one)
      many[one.partner]!++
      chosen.push(option)
      place(seat + 1, after(n))
      chosen.pop()
      many[one.partner]!--
      own[one.partner]!.pop()
    }
  }
  place(0, 0)
  return best
}

export function vectorOf({ requests, partners, options }: Problem, chosen: readonly number[]): Vector {
  const unserved = [0, 0, 0]
  for (const { urgency, seats } of requests) unserved[urgency]! += seats
  const tasks = partners.map((one) => one.load)
  let waiting = 0
  let load = 0
  let cost = 0
  for (const n of chosen) {
    const { urgency, waiting: waited } = requests[options.request[n]!]!
    const p = options.partner[n]!
    unserved[urgency]!--
    waiting += (3 - urgency) * waited
    load += Math.floor((1000 * (2 * tasks[p]!++ + 1)) / Math.max(1, partners[p]!.size))
    cost += options.cost[n]!
  }
  return [...unserved, -waiting, load, cost]
}
