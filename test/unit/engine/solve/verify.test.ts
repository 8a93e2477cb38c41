import { describe, expect, test } from 'vitest'
import type { Problem } from '#engine/problem/problem.ts'
import { isRefused } from '#engine/refusal.ts'
import type { Solution } from '#engine/solve/solution.ts'
import { solve } from '#engine/solve/solve.ts'
import { verify } from '#engine/verify/verify.ts'
import { type Chance, chance } from '../../../support/engine/chance.ts'
import { problemOf } from '../../../support/engine/problems.ts'
import { able, options, wanted } from '../problems.ts'
import { runs } from '../../../support/reduced.ts'

/** What is claimed for other options: the sums are right, so only a rule or the proof can tell. */
function claimed(
  { requests, partners, options }: Problem,
  chosen: readonly number[],
  { proof, fairness }: Pick<Solution, 'proof' | 'fairness'>,
): Solution {
  const served: [number, number, number] = [0, 0, 0]
  const tasks = partners.map((one) => one.load)
  const worth = { waiting: 0, load: 0, cost: 0 }
  for (const n of chosen) {
    const { urgency, waiting } = requests[options.request[n]!]!
    const { size } = partners[options.partner[n]!]!
    served[urgency]!++
    worth.waiting += (3 - urgency) * waiting
    worth.load += Math.floor((1000 * (2 * tasks[options.partner[n]!]!++ + 1)) / Math.max(1, size))
    worth.cost += options.cost[n]!
  }
  return { chosen, worth: { served, ...worth }, proof, fairness }
}

type Corrupt = (problem: Problem, solution: Solution, by: Chance) => Solution | undefined

const CORRUPTIONS: Readonly<Record<string, Corrupt>> = {
  'a pair dropped': (problem, { chosen, ...own }, by) => {
    const gone = by.of(chosen)
    return claimed(
      problem,
      chosen.filter((n) => n !== gone),
      own,
    )
  },
  'a pair added': (problem, { chosen, ...own }, by) => {
    const left = [...Array.from(problem.options.request).keys()].filter((n) => !chosen.includes(n))
    return left.length === 0
      ? undefined
      : claimed(
          problem,
          [...chosen, by.of(left)].sort((a, b) => a - b),
          own,
        )
  },
  'a pair twice': (problem, { chosen, ...own }, by) =>
    claimed(
      problem,
      [...chosen, by.of(chosen)].sort((a, b) => a - b),
      own,
    ),
  'an option there is not': (problem, { chosen, ...own }) => {
    const worse = claimed(problem, chosen, own)
    return { ...worse, chosen: [...chosen, problem.options.request.length] }
  },
  'one served more': (_, one) => ({
    ...one,
    worth: { ...one.worth, served: one.worth.served.with(1, one.worth.served[1] + 1) as never },
  }),
  'a sum changed': (_, one, by) => ({
    ...one,
    worth: { ...one.worth, [by.of(['waiting', 'load', 'cost'])]: by.below(10 ** 6) + 10 ** 9 },
  }),
  'a price beyond all': (problem, one, by) => {
    const p = problem.options.partner[by.of(one.chosen)]!
    return { ...one, proof: { ...one.proof, level: one.proof.level.with(p, 1000) } }
  },
  'a proof too short': (_, one) => ({ ...one, proof: { ...one.proof, price: one.proof.price.slice(1) } }),
  'a bound too low': (_, one) => {
    const at = one.proof.bounds?.findIndex((bound) => bound !== null) ?? -1
    if (at < 0) return undefined
    const { most, multipliers } = one.proof.bounds![at]!
    return { ...one, proof: { ...one.proof, bounds: one.proof.bounds!.with(at, { most: most - 1, multipliers }) } }
  },
  'a fair move not named': (_, one, by) => {
    if (one.fairness.rule.length === 0) return undefined
    const at = by.below(one.fairness.rule.length)
    const column = <T>(all: readonly T[]) => all.filter((_, n) => n !== at)
    const { request, partner, rule } = one.fairness
    return { ...one, fairness: { request: column(request), partner: column(partner), rule: column(rule) } }
  },
  'a move kept from by another rule': (_, one, by) => {
    if (one.fairness.rule.length === 0) return undefined
    const at = by.below(one.fairness.rule.length)
    const other = by.of(['hours', 'earnings', 'together'] as const)
    if (one.fairness.rule[at] === other) return undefined
    return { ...one, fairness: { ...one.fairness, rule: one.fairness.rule.with(at, other) } }
  },
  'a move kept from where none would be': (problem, one, by) => {
    const n = by.of(one.chosen)
    const { request, partner, rule } = one.fairness
    const own = [problem.options.request[n]!, problem.options.partner[n]!] as const
    return { ...one, fairness: { request: [...request, own[0]], partner: [...partner, own[1]], rule: [...rule, 'time'] } }
  },
  'a task moved to who has more to do': (problem, { chosen, ...own }) => {
    const tasks = problem.partners.map((one) => one.load)
    for (const n of chosen) tasks[problem.options.partner[n]!]!++
    const { request, partner } = problem.options
    const weight = (p: number, more: number) =>
      Math.floor((1000 * (2 * (tasks[p]! + more) + 1)) / Math.max(1, problem.partners[p]!.size))
    for (const n of chosen)
      for (const [other] of Array.from(request).entries()) {
        if (request[other] !== request[n] || partner[other] === partner[n]) continue
        if (weight(partner[other]!, 0) <= weight(partner[n]!, -1)) continue
        const moved = chosen.map((one) => (one === n ? other : one)).sort((a, b) => a - b)
        return claimed(problem, moved, own)
      }
    return undefined
  },
  'a promise of more': (_, one) => {
    const { relaxed } = one.proof
    return relaxed && { ...one, proof: { ...one.proof, relaxed: relaxed.map(() => -1) } }
  },
}

/** Of each. */
const MANY = runs(100, 25)

/** What only a solution with clashing times has. */
const WITH_TIMES = new Set(['a promise of more', 'a bound too low'])

describe.each([
  ['without times', 0, false],
  ['with times and limits', 3, true],
] as const)('%s', (_, starts, limits) => {
  test.each(Object.entries(CORRUPTIONS))(`${MANY} of ${MANY} are seen: %s`, (name, corrupt) => {
    if (starts === 0 && WITH_TIMES.has(name)) return
    let rejected = 0
    let tried = 0
    for (let seed = 1; tried < MANY; seed++) {
      const problem = problemOf(seed, { requests: 15, partners: 8, starts, days: 3, limits, seats: starts > 0 ? 0.1 : 0 })
      const solution = solve(problem)
      if (isRefused(solution) || solution.chosen.length === 0) continue
      expect(verify(problem, solution)).toBeUndefined()
      const corrupted = corrupt(problem, solution, chance(seed))
      if (!corrupted) continue
      tried++
      if (verify(problem, corrupted) !== undefined) rejected++
    }
    expect(rejected).toBe(MANY)
  })
})

describe('each rule by its name', () => {
  const noon = 20_782 * 1440 + 720
  const one = (own: Partial<Problem>): Problem => ({
    requests: [wanted('r1'), wanted('r2')],
    partners: [able('p1', { capacity: 2 }), able('p2', { capacity: 2 })],
    options: options([0, 0, 0, noon], [1, 0, 0, noon + 120]),
    fixed: [],
    ...own,
  })
  test.each<[string, Problem]>([
    ['capacity', one({ partners: [able('p1', { capacity: 1 })] })],
    ['time', one({ options: options([0, 0, 0, noon], [1, 0, 0, noon + 59]) })],
    ['time', one({ partners: [able('p1', { capacity: 2, travel: 61 })] })],
    ['day', one({ partners: [able('p1', { capacity: 2, meetingsPerDay: 2, days: [{ day: 20_782, meetings: 1 }] })] })],
    ['hours', one({ partners: [able('p1', { capacity: 2, minutesPerMonth: 119 })] })],
    ['earnings', one({ partners: [able('p1', { capacity: 2, centsPerMonth: 9999 })] })],
    [
      'rest',
      one({
        requests: [wanted('r1', { emergency: true }), wanted('r2')],
        partners: [able('p1', { capacity: 2, restDay: true })],
        options: options([0, 0, 0, noon], [1, 0, 0, noon + 1440]),
      }),
    ],
    ['seats', one({ options: options([0, 0, 0, noon], [0, 1, 0, noon]) })],
    ['twice', one({ requests: [wanted('r1', { seats: 2 })], options: options([0, 0, 0, noon], [0, 0, 0, noon + 120]) })],
    [
      'together',
      one({ requests: [wanted('r1', { seats: 2, together: true })], options: options([0, 0, 0, noon], [0, 1, 0, noon + 30]) }),
    ],
    ['twice', one({ fixed: [{ request: 1, partner: 0, start: -1, day: 0 }] })],
    [
      'time',
      one({
        fixed: [{ request: 1, partner: 0, start: noon + 30, day: 20_782 }],
        options: options([0, 0, 0, noon], [0, 0, 1, noon]),
      }),
    ],
  ])('%s', (rule, problem) => {
    const proof = { level: [0, 0], share: [0, 0], price: [0, 0] }
    expect(verify(problem, claimed(problem, [0, 1], { proof, fairness: { request: [], partner: [], rule: [] } }))).toBe(rule)
  })
})
