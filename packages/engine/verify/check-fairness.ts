import type { Problem } from '../problem/problem.ts'
import type { Fairness } from '../solve/solution.ts'
import { brokenBy, comeTogether, type Sitting, sitting, fixedIn } from './keeps-rules.ts'

/**
 * Whether it is so that no single task could be moved to somebody on whom it would weigh less: every such move is named,
 * none else is, and each breaks the rule it is said to. `slope` says what a partner's next task weighs.
 */
export function checkFairness(
  problem: Problem,
  chosen: readonly number[],
  fairness: Fairness,
  slope: (p: number, more: number) => number,
): string | undefined {
  const { request, partner, rule } = fairness
  if (partner.length !== request.length || rule.length !== request.length) return 'fairness'
  const claims = new Map(rule.map((one, n) => [key(request[n]!, partner[n]!), one]))
  if (claims.size !== rule.length) return 'fairness'
  const all = problem.partners.map((): Sitting[] => [])
  for (const one of fixedIn(problem)) all[one.partner]!.push(one)
  const stood = all.map((own) => own.slice())
  const sittings = chosen.map((n) => sitting(problem, n))
  for (const one of sittings) all[one.partner]!.push(one)
  const tasks = (p: number) => all[p]!.length - stood[p]!.length
  const optionsOf = Map.groupBy(Array.from(problem.options.request).keys(), (n) => problem.options.request[n]!)
  const needed = new Set<string>()
  for (const moved of sittings) {
    const now = slope(moved.partner, tasks(moved.partner) - 1)
    const others = sittings.filter((one) => one !== moved && one.request === moved.request)
    const possible = (optionsOf.get(moved.request) ?? [])
      .map((n) => sitting(problem, n))
      .filter((one) => one.partner !== moved.partner && slope(one.partner, tasks(one.partner)) < now)
      .filter((one) => brokenBy(problem, stood[one.partner]!, 0, one) === undefined && comeTogether(problem, [one]))
    for (const [p, own] of Map.groupBy(possible, (one) => one.partner)) {
      const broken = own.map(
        (one) => brokenBy(problem, all[p]!, tasks(p), one) ?? (comeTogether(problem, [...others, one]) ? undefined : 'together'),
      )
      const claim = claims.get(key(moved.request, p))
      if (claim === undefined || broken.includes(undefined) || !broken.includes(claim)) return 'fairness'
      needed.add(key(moved.request, p))
    }
  }
  return needed.size === claims.size ? undefined : 'fairness'
}

const key = (request: number, partner: number): string => `${request} ${partner}`
