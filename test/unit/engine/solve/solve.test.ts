import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Problem } from '#engine/problem/problem.ts'
import { isRefused } from '#engine/refusal.ts'
import type { Solution } from '#engine/solve/solution.ts'
import { solve } from '#engine/solve/solve.ts'
import { verify } from '#engine/verify/verify.ts'
import { bestOfAll, compare, vectorOf } from '../../../support/engine/best-of-all.ts'
import { problemOf } from '../../../support/engine/problems.ts'
import { able, options, wanted } from '../problems.ts'

function solved(problem: Problem): Solution | undefined {
  const solution = solve(problem)
  if (isRefused(solution)) {
    expect(solution.refused).toBe('CONTRADICTORY')
    return undefined
  }
  expect(verify(problem, solution)).toBeUndefined()
  return solution
}

describe('without times', () => {
  test('is the best of all plans, and proven', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = problemOf(seed, { requests: 6, partners: 4, starts: 0, days: 1, limits: false, fixed: 0.1 })
        const solution = solved(problem)
        if (!solution) return
        expect(solution.proof.relaxed).toBeUndefined()
        expect(vectorOf(problem, solution.chosen)).toEqual(bestOfAll(problem))
      }),
      { numRuns: 400 },
    )
  })
})

describe('with times, limits, several seats and pins', () => {
  test('keeps every rule; what is called exact is the best of all plans, and nearly all others fill as many seats', () => {
    let exact = 0
    let others = 0
    let fewer = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = problemOf(seed, { requests: 5, partners: 3, starts: 2, days: 2, limits: true, seats: 0.2, fixed: 0.1 })
        const solution = solved(problem)
        if (!solution) return
        const best = bestOfAll(problem)
        const difference = compare(vectorOf(problem, solution.chosen), best)
        if (solution.proof.relaxed) {
          others++
          if (compare(vectorOf(problem, solution.chosen).slice(0, 3), best.slice(0, 3)) !== 0) fewer++
          expect(difference).toBeGreaterThanOrEqual(0)
          const seats = [0, 1, 2].map((urgency) =>
            sum(problem.requests.filter((one) => one.urgency <= urgency).map((one) => one.seats)),
          )
          for (const [n, bound] of solution.proof.bounds!.entries())
            if (bound) expect(bound.most).toBeGreaterThanOrEqual(seats[n]! - sum(best.slice(0, n + 1)))
        } else {
          exact++
          expect(difference).toBe(0)
        }
      }),
      { numRuns: 400 },
    )
    expect(exact).toBeGreaterThan(100)
    expect(others).toBeGreaterThan(40)
    expect(fewer / others).toBeLessThan(0.1)
  })
})

test('the same problem has the same solution in whatever order it comes', () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, hasTimes) => {
      const sort = { requests: 12, partners: 6, starts: hasTimes ? 3 : 0, days: 2, limits: true, seats: 0.2, fixed: 0.1 }
      const problem = problemOf(seed, sort)
      const turned = shuffled(problem, seed)
      const solution = solved(problem)
      const other = solved(turned)
      expect(other === undefined).toBe(solution === undefined)
      if (!solution) return
      expect(named(turned, other!)).toEqual(named(problem, solution))
      expect(other!.worth).toEqual(solution.worth)
    }),
    { numRuns: 150 },
  )
})

test('one more partner never serves fewer where nobody names a time', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const problem = problemOf(seed, { requests: 20, partners: 8, starts: 0, days: 1, limits: false })
      const fewer = {
        ...problem,
        partners: problem.partners.with(problem.partners.length - 1, { ...problem.partners.at(-1)!, capacity: 0 }),
      }
      const [more, less] = [problem, fewer].map((one) => solved(one)!.worth.served)
      for (let n = 1; n <= 3; n++) expect(sum(more!.slice(0, n))).toBeGreaterThanOrEqual(sum(less!.slice(0, n)))
    }),
  )
})

describe('what stands', () => {
  const at = (day: number, hour: number) => ({ day, start: day * 1440 + hour * 60 })
  const requests = [wanted('r1'), wanted('r2', { waiting: 10 }), wanted('r3', { waiting: 5 })]
  const eight = at(20_782, 8)
  const nine = at(20_782, 9)

  test('is not moved: who is free then only by moving it is not asked', () => {
    const problem: Problem = {
      requests,
      partners: [able('p1', { capacity: 3 })],
      options: options([0, 0, 0, eight.start], [1, 0, 0, eight.start], [2, 0, 0, nine.start]),
      fixed: [{ request: 0, partner: 0, ...eight }],
    }
    expect(solved(problem)!.chosen).toEqual([2])
  })

  test.each([
    [
      'one partner at two places at once',
      [
        { request: 0, partner: 0, ...eight },
        { request: 1, partner: 0, ...eight },
      ],
      'r1 r2 p1',
    ],
    [
      'one partner twice',
      [
        { request: 0, partner: 0, ...eight },
        { request: 0, partner: 0, ...nine },
      ],
      'r1 p1',
    ],
    [
      'a shared sitting at two times',
      [
        { request: 3, partner: 0, ...eight },
        { request: 3, partner: 1, ...nine },
      ],
      'r4',
    ],
  ])('%s is refused with the ids', (_, fixed, ids) => {
    const problem: Problem = {
      requests: [...requests, wanted('r4', { together: true, seats: 2 })],
      partners: [able('p1'), able('p2')],
      options: options(),
      fixed,
    }
    expect(solve(problem)).toEqual({ refused: 'CONTRADICTORY', at: ids })
  })
})

function shuffled(problem: Problem, seed: number): Problem {
  const turn = <T>(all: readonly T[], n: number) => all.map((_, at) => all[(at * 7 + n) % all.length]!)
  const by = (length: number) => {
    const all = Array.from({ length }, (_, n) => n)
    return length % 7 === 0 ? all.toReversed() : turn(all, Math.abs(seed) % length)
  }
  const requests = by(problem.requests.length)
  const partners = by(problem.partners.length)
  const order = problem.options.request.length === 0 ? [] : by(problem.options.request.length)
  const column = (name: keyof Problem['options']) => order.map((n) => problem.options[name][n]!)
  return {
    requests: requests.map((n) => problem.requests[n]!),
    partners: partners.map((n) => problem.partners[n]!),
    options: {
      request: column('request').map((r) => requests.indexOf(r)),
      partner: column('partner').map((p) => partners.indexOf(p)),
      start: column('start'),
      day: column('day'),
      cost: column('cost'),
    },
    fixed: problem.fixed
      .map((one) => ({ ...one, request: requests.indexOf(one.request), partner: partners.indexOf(one.partner) }))
      .toReversed(),
  }
}

const named = ({ requests, partners, options }: Problem, { chosen }: Solution) =>
  chosen.map((n) => `${requests[options.request[n]!]!.id} ${partners[options.partner[n]!]!.id} ${options.start[n]}`).toSorted()

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
