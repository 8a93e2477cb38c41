import { problemFrom } from '#engine/options/problem-from.ts'
import { NO_TIME, type Problem } from '#engine/problem/problem.ts'
import { readProblem } from '#engine/problem/read-problem.ts'
import { isRefused } from '#engine/refusal.ts'
import { readSnapshot } from '#engine/snapshot/read-snapshot.ts'
import { fields, list, oneOf, optional, text, whole } from '#engine/shape.ts'
import { type Proof, type Rule, RULES, type Solution } from '#engine/solve/solution.ts'
import { solve } from '#engine/solve/solve.ts'
import { instantOf } from '#engine/time/calendar.ts'
import { verify } from '#engine/verify/verify.ts'
import { NotTaken, notTaken } from './not-taken.ts'

/** A solution by names, as it stands in a file. */
interface Answer {
  readonly pairs: readonly { readonly request: string; readonly partner: string; readonly start?: string }[]
  readonly worth: Solution['worth']
  readonly proof: Proof
  readonly fairness: readonly { readonly request: string; readonly partner: string; readonly rule: Rule }[]
}

/** A snapshot, or the problem made of one (`options` prints it). */
function problemIn(value: unknown): Problem {
  const isProblem = typeof value === 'object' && value !== null && 'options' in value
  const read = isProblem ? readProblem(value) : readSnapshot(value)
  if (isRefused(read)) throw notTaken(read)
  return 'options' in read ? read : problemFrom(read)
}

/** Milliseconds from the snapshot or problem as read to the answer with its proof, which is checked afterwards. */
export function solveFile(value: unknown): object {
  const began = performance.now()
  const problem = problemIn(value)
  const solution = solve(problem)
  const milliseconds = Number((performance.now() - began).toFixed(3))
  if (isRefused(solution)) throw notTaken(solution)
  const wrong = verify(problem, solution)
  if (wrong !== undefined) throw new Error(`the proof does not hold: ${wrong}`)
  return { exact: !solution.proof.relaxed, milliseconds, certificate: 'verified', ...named(problem, solution) }
}

/** Whether an answer that `solve` printed holds for the file: `wrong` says what does not. */
export function verifyFile(value: unknown, { answer }: { readonly answer?: unknown }): { holds: boolean; wrong?: string } {
  const problem = problemIn(value)
  const wrong = verify(problem, numbered(problem, answer))
  return wrong === undefined ? { holds: true } : { holds: false, wrong }
}

function named(
  { requests, partners, options }: Problem,
  { chosen, worth, proof, fairness }: Solution,
): Answer & { unserved: string[] } {
  const left = requests.map((one) => one.seats)
  const pairs = chosen.map((n) => {
    const start = options.start[n]!
    left[options.request[n]!]!--
    const pair = { request: requests[options.request[n]!]!.id, partner: partners[options.partner[n]!]!.id }
    return start === NO_TIME ? pair : { ...pair, start: instantOf(start) }
  })
  return {
    worth,
    pairs,
    unserved: requests.filter((_, r) => left[r]! > 0).map((one) => one.id),
    proof,
    fairness: fairness.rule.map((rule, n) => ({
      request: requests[fairness.request[n]!]!.id,
      partner: partners[fairness.partner[n]!]!.id,
      rule,
    })),
  }
}

function numbered({ requests, partners, options }: Problem, value: unknown): Solution {
  const refusal = shape(value, 'answer')
  if (refusal) throw notTaken(refusal)
  const answer = value as Answer
  const key = (request: string, partner: string, start: string) => JSON.stringify([request, partner, start])
  const numbers = new Map<string, number>()
  // Of the same pair at the same time the cheapest counts.
  const order = Array.from({ length: options.request.length }, (_, n) => n).sort((a, b) => options.cost[b]! - options.cost[a]!)
  for (const n of order) {
    const start = options.start[n] === NO_TIME ? '' : instantOf(options.start[n]!)
    numbers.set(key(requests[options.request[n]!]!.id, partners[options.partner[n]!]!.id, start), n)
  }
  const chosen = answer.pairs.map(({ request, partner, start = '' }) => {
    const n = numbers.get(key(request, partner, start))
    if (n === undefined) throw new NotTaken(`${request} with ${partner}${start && ` at ${start}`} is no option in this file.`)
    return n
  })
  const place = (all: readonly { readonly id: string }[], id: string) => all.findIndex((one) => one.id === id)
  const fairness = {
    request: answer.fairness.map((one) => place(requests, one.request)),
    partner: answer.fairness.map((one) => place(partners, one.partner)),
    rule: answer.fairness.map((one) => one.rule),
  }
  return { chosen: chosen.sort((a, b) => a - b), worth: answer.worth, proof: answer.proof, fairness }
}

const many = list(whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), 'numbers', 600_000)
const sum = whole(0, Number.MAX_SAFE_INTEGER)
const bound = fields({ most: sum, multipliers: many })
const taken = fields({
  pairs: list(fields({ request: text(), partner: text(), start: optional(text()) }), 'pairs', 600_000),
  worth: fields({ served: list(sum, 'numbers', 3), waiting: sum, load: sum, cost: sum }),
  proof: fields({
    level: many,
    share: many,
    price: many,
    relaxed: optional(many),
    bounds: optional(list((value, at) => (value === null ? undefined : bound(value, at)), 'numbers', 3)),
  }),
  fairness: list(fields({ request: text(), partner: text(), rule: oneOf(RULES) }), 'fairness', 10_000_000),
})
/** Of what `solve` printed, only what is claimed is looked at. */
const shape: typeof taken = (value, at) => {
  const { pairs, worth, proof, fairness } = (value ?? {}) as Partial<Answer>
  return taken({ pairs, worth, proof, fairness }, at)
}
