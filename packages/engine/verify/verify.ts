import type { Problem } from '../problem/problem.ts'
import type { Solution } from '../solve/solution.ts'
import { checkProof } from './check-proof.ts'
import { checkFairness } from './check-fairness.ts'
import { brokenBy, comeTogether, type Sitting, sitting, fixedIn } from './keeps-rules.ts'

/**
 * Whether a solution is one and is what it says it is: every rule kept, nothing fixed moved, nobody left out who could simply be added, the sums right, and the proof
 * a proof. Shares no code with `solve`. Says what is wrong, in a word; nothing where all holds.
 */
export function verify(problem: Problem, { chosen, worth, proof, fairness }: Solution): string | undefined {
  const isOption = (n: number, at: number) =>
    Number.isInteger(n) && n >= 0 && n < problem.options.request.length && (at === 0 || n > chosen[at - 1]!)
  if (!chosen.every(isOption)) return 'option'
  return (
    rulesBroken(problem, chosen) ??
    wrongWorth(problem, chosen, worth) ??
    checkProof(problem, chosen, proof) ??
    checkFairness(problem, chosen, fairness, (p, more) => slope(problem.partners[p]!.load + more, problem.partners[p]!.size))
  )
}

function rulesBroken(problem: Problem, chosen: readonly number[]): string | undefined {
  const seats = problem.requests.map((one) => one.seats)
  const ofPartner = problem.partners.map((): Sitting[] => [])
  const own = new Int32Array(problem.partners.length)
  for (const one of fixedIn(problem)) ofPartner[one.partner]!.push(one)
  const sittings = chosen.map((n) => sitting(problem, n))
  for (const one of sittings) {
    if (--seats[one.request]! < 0) return 'seats'
    const broken = brokenBy(problem, ofPartner[one.partner]!, own[one.partner]!++, one)
    if (broken !== undefined) return broken
    ofPartner[one.partner]!.push(one)
  }
  if (!comeTogether(problem, sittings)) return 'together'
  const isLeftOut = (one: Sitting) =>
    seats[one.request]! > 0 &&
    brokenBy(problem, ofPartner[one.partner]!, own[one.partner]!, one) === undefined &&
    (!problem.requests[one.request]!.together || comeTogether(problem, [...sittings, one]))
  for (let n = 0; n < problem.options.request.length; n++) if (isLeftOut(sitting(problem, n))) return 'left-out'
  return undefined
}

function wrongWorth({ requests, partners, options }: Problem, chosen: readonly number[], claimed: Solution['worth']) {
  const served = [0, 0, 0]
  const tasks = partners.map((one) => one.load)
  const sums = { waiting: 0, load: 0, cost: 0 }
  for (const n of chosen) {
    const { urgency, waiting } = requests[options.request[n]!]!
    const p = options.partner[n]!
    served[urgency]!++
    sums.waiting += (3 - urgency) * waiting
    sums.load += slope(tasks[p]!++, partners[p]!.size)
    sums.cost += options.cost[n]!
  }
  const isSame = served.every((one, n) => one === claimed.served[n]) && claimed.served.length === 3
  const { waiting, load, cost } = claimed
  return isSame && waiting === sums.waiting && load === sums.load && cost === sums.cost ? undefined : 'worth'
}

/** What a partner's next task costs the sharing of load: by the tasks they have and the room they give. */
const slope = (tasks: number, size: number): number => Math.floor((1000 * (2 * tasks + 1)) / Math.max(1, size))
