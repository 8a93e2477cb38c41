import { problemFrom } from '#engine/options/problem-from.ts'
import type { Problem } from '#engine/problem/problem.ts'
import { isRefused } from '#engine/refusal.ts'
import type { Solution } from '#engine/solve/solution.ts'
import { solve } from '#engine/solve/solve.ts'
import { verify } from '#engine/verify/verify.ts'
import { whatIf } from '#engine/what-if/what-if.ts'
import { type Regime, REGIMES } from './county.ts'
import { mostServed } from './mip.ts'
import { overlaps } from './overlaps.ts'
import { register } from './register.ts'
import { cpu, duration, median, type Row } from './row.ts'

interface Asked {
  readonly quick?: boolean | undefined
  readonly full?: boolean | undefined
}
const regimes = Object.keys(REGIMES) as Regime[]

/** Solved warm and checked; throws where anything does not hold. */
function solved(problem: Problem, rounds: number): { readonly solution: Solution; readonly milliseconds: number } {
  const took: number[] = []
  let solution: Solution | undefined
  for (let n = 0; n <= rounds; n++) {
    const [result, milliseconds] = cpu(() => solve(problem))
    if (isRefused(result)) throw new Error(result.at)
    solution = result
    if (n > 0) took.push(milliseconds)
  }
  const wrong = verify(problem, solution!)
  if (wrong !== undefined) throw new Error(`the answer does not hold: ${wrong}`)
  return { solution: solution!, milliseconds: median(took) }
}

/** Whole queues: times that clash beside HiGHS and beside the bound, a register's queue, and what if. */
export async function* solveRows({ quick = false, full = false }: Asked = {}): AsyncGenerator<Row> {
  const seeds = Array.from({ length: quick ? 1 : full ? 20 : 3 }, (_, n) => n + 1)
  const [requests, partners] = quick ? [150, 45] : [1000, 300]
  for (const regime of regimes)
    for (const perDay of [10, 2, 1]) yield await besideHighs(requests, partners, regime, perDay, seeds)
  if (!quick) for (const regime of regimes) for (const perDay of [10, 1]) yield besideBound(5000, 1500, regime, perDay)
  for (const [r, p] of quick
    ? [[100, 30]]
    : [
        [1000, 300],
        [5000, 1500],
      ])
    yield wholeQueue(r!, p!)
  yield ifSomethingChanged(quick)
}

async function besideHighs(r: number, p: number, regime: Regime, perDay: number, seeds: readonly number[]): Promise<Row> {
  const served: string[] = []
  const took: number[] = []
  const theirs: number[] = []
  let same = 0
  let proven = 0
  for (const seed of seeds) {
    const problem = overlaps(r, p, regime, seed, { week: 'rush', perDay })
    const { solution, milliseconds } = solved(problem, 2)
    const before = process.threadCpuUsage()
    const best = await mostServed(problem, 2, 120)
    const { user, system } = process.threadCpuUsage(before)
    const own = solution.chosen.length
    if (best !== undefined && own > best) throw new Error(`more served than HiGHS says is possible: ${own}, ${best}`)
    took.push(milliseconds)
    theirs.push((user + system) / 1000)
    if (own === best) same++
    if (solution.worth.served[2] === (solution.proof.bounds?.[2]?.most ?? solution.worth.served[2])) proven++
    served.push(own === best ? `${own}` : `${own} of ${best ?? '?'}`)
  }
  return {
    what: `times clash, ${regime}, ${perDay === 10 ? 'no daily limit' : `${perDay} a day`}: served as the MIP optimum`,
    size: `${r} × ${p}, seeds 1–${seeds.length}`,
    measured: `${same} of ${seeds.length} (${served.join(', ')}), ${proven} proven; ${duration(median(took))}, highs ${duration(median(theirs))}`,
    aim: '≥ 18 of 20, never under 99.8 %; ≤ 0.1 s',
  }
}

function besideBound(r: number, p: number, regime: Regime, perDay: number): Row {
  const problem = overlaps(r, p, regime, 1, { week: 'rush', perDay })
  const { solution, milliseconds } = solved(problem, 2)
  const most = boundsOf(solution)
  const share = (100 * solution.chosen.length) / most
  return {
    what: `times clash, ${regime}, ${perDay === 10 ? 'no daily limit' : `${perDay} a day`}: served of the proven bound`,
    size: `${r} × ${p}, ${problem.options.request.length} options`,
    measured: `${solution.chosen.length} of ≤ ${most} (${share.toFixed(2)} %), ${duration(milliseconds)}`,
    aim: regime === 'scarce' ? '≥ 99.9 %, ≤ 0.5 s' : '≥ 99.7 %, ≤ 2 s',
  }
}

/** Seats of all requests that could be filled at most. */
function boundsOf({ proof, chosen }: Solution): number {
  const { relaxed, bounds } = proof
  return relaxed ? (bounds?.[2]?.most ?? relaxed.filter((partner) => partner !== -1).length) : chosen.length
}

function wholeQueue(r: number, p: number): Row {
  const problem = problemFrom(register(1, p, r))
  const { solution, milliseconds } = solved(problem, 2)
  const [, checking] = cpu(() => verify(problem, solution))
  return {
    what: 'a register’s whole queue: urgency, waiting, load, cost',
    size: `${r} × ${p}, ${problem.options.request.length} options`,
    measured: `${solution.chosen.length} of ≤ ${boundsOf(solution)}, ${duration(milliseconds)}; verified in ${duration(checking)}`,
    aim: '–',
  }
}

function ifSomethingChanged(quick: boolean): Row {
  const snapshot = register(1, quick ? 30 : 300, quick ? 100 : 1000)
  const change = { pause: [snapshot.partners[0]!.id] }
  whatIf(snapshot, change)
  const [, milliseconds] = cpu(() => whatIf(snapshot, change))
  return {
    what: 'what if one partner paused: solved as it is and as it would be',
    size: `${snapshot.requests.length} × ${snapshot.partners.length}`,
    measured: duration(milliseconds),
    aim: '–',
  }
}
