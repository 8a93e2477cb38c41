import { describe, expect, test } from 'vitest'
import type { Problem } from '#engine/problem/problem.ts'
import { isRefused } from '#engine/refusal.ts'
import type { Solution } from '#engine/solve/solution.ts'
import { solve } from '#engine/solve/solve.ts'
import { verify } from '#engine/verify/verify.ts'
import { type Chance, chance } from '../../../support/engine/chance.ts'
import { problemOf } from '../../../support/engine/problems.ts'
import { able, options, wanted } from '../problems.ts'

/** What is claimed for other options: the sums are right, so only a rule or the proof can tell. */
function claimed({ requests, partners, options }: Problem, chosen: readonly number[], proof: Solution['proof']): Solution {
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
  return { chosen, worth: { served, ...worth }, proof }
}

type Corrupt = (problem: Problem, solution: Solution, by: Chance) => Solution | undefined

const CORRUPTIONS: Readonly<Record<string, Corrupt>> = {
  'a pair dropped': (problem, { chosen, proof }, by) => {
    const gone = by.of(chosen)
    return claimed(
      problem,
      chosen.filter((n) => n !== gone),
      proof,
    )
  },
  'a pair added': (problem, { chosen, proof }, by) => {
    const left = [...Array.from(problem.options.request).keys()].filter((n) => !chosen.includes(n))
    return left.length === 0
      ? undefined
      : claimed(
          problem,
          [...chosen, by.of(left)].sort((a, b) => a - b),
          proof,
        )
  },
  'a pair twice': (problem, { chosen, proof }, by) =>
    claimed(
      problem,
      [...chosen, by.of(chosen)].sort((a, b) => a - b),
      proof,
    ),
  'an option there is not': (problem, { chosen, proof }) => {
    const worse = claimed(problem, chosen, proof)
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
  'a promise of more': (_, one) => {
    const { relaxed } = one.proof
    return relaxed && { ...one, proof: { ...one.proof, relaxed: relaxed.map(() => -1) } }
  },
}

describe.each([
  ['without times', 0, false],
  ['with times and limits', 3, true],
] as const)('%s', (_, starts, limits) => {
  test.each(Object.entries(CORRUPTIONS))('100 of 100 are seen: %s', (name, corrupt) => {
    let rejected = 0
    let tried = 0
    for (let seed = 1; tried < 100; seed++) {
      const problem = problemOf(seed, { requests: 15, partners: 8, starts, days: 3, limits, seats: starts > 0 ? 0.1 : 0 })
      const solution = solve(problem)
      if (isRefused(solution) || solution.chosen.length === 0) continue
      expect(verify(problem, solution)).toBeUndefined()
      const corrupted = corrupt(problem, solution, chance(seed))
      if (!corrupted && name === 'a promise of more' && starts === 0) return
      if (!corrupted) continue
      tried++
      if (verify(problem, corrupted) !== undefined) rejected++
    }
    expect(rejected).toBe(100)
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
    expect(verify(problem, claimed(problem, [0, 1], proof))).toBe(rule)
  })
})
