import { explain as inCore } from '#core/matching/explain.ts'
import { type Columns, columnsOf, put } from '#engine/columns/columns.ts'
import { explain } from '#engine/explain/explain.ts'
import { funnel } from '#engine/help/funnel.ts'
import { registerFrom } from '#engine/help/register.ts'
import { smallestChange } from '#engine/help/smallest-change.ts'
import { problemFrom } from '#engine/options/problem-from.ts'
import { type Ranker, rankerOf } from '#engine/rank/rank.ts'
import { termsOf } from '#engine/rank/terms.ts'
import { circumstancesOf } from '#engine/rules/pairing.ts'
import type { Partner, Request, Snapshot } from '#engine/snapshot/snapshot.ts'
import { candidateInCore, requestInCore, tenantInCore } from '../../support/engine/to-core.ts'
import { register } from './register.ts'
import { type Row, duration, median, quantile, timed } from './row.ts'

const SEED = 1
const ASKED = 10
const ROUNDS = 7
const RANKED = [
  { partners: 500, requests: 1000, aim: '≤ 10 / 50 µs' },
  { partners: 10_000, requests: 1000, aim: '≤ 20 / 150 µs' },
  { partners: 100_000, requests: 500, aim: '≤ 0.3 / 2 ms' },
]
const BATCHES = [
  { requests: 5000, partners: 1500, rounds: 7, aim: '≤ 60 ms' },
  { requests: 20_000, partners: 6000, rounds: 5, aim: '≤ 0.8 s' },
]

/** One request ranked on prepared columns, the batch's options, and what stands around them. */
export function* rankRows({ quick = false }: { readonly quick?: boolean | undefined } = {}): Generator<Row> {
  yield* rankings(quick ? RANKED.slice(0, 1) : RANKED, quick ? 4 : ROUNDS)
  for (const batch of quick ? [{ requests: 200, partners: 60, rounds: 1, aim: '–' }] : BATCHES) yield batchRow(batch)
  yield* quick ? around(60, 5) : around(500, 20)
}

/** All sizes in turn, round by round, so that whatever else the machine does meets them alike. */
function* rankings(ranked: typeof RANKED, rounds: number): Generator<Row> {
  const sizes = ranked.map((size) => {
    const snapshot = register(SEED, size.partners, size.requests)
    const terms = termsOf(snapshot)
    const columns = columnsOf(snapshot.partners, terms.calendar)
    return { ...size, snapshot, columns, ranker: rankerOf(columns, terms), took: snapshot.requests.map((): number[] => []) }
  })
  for (let round = 0; round < rounds; round++)
    for (const { ranker, snapshot, took } of sizes) oneRound(ranker, snapshot.requests, took)
  for (const { partners, aim, took, snapshot, ranker, columns } of sizes) {
    // The first rounds are the compiler's.
    const each = took.map((own) => median(own.slice(2)))
    const fitting = snapshot.requests.slice(0, 100).map((request) => ranker.rank(request, partners).length)
    yield {
      what: `one request ranked, the first ${ASKED}, starts included, p50 / p99`,
      size: `${partners} partners, ${Math.round(median(fitting))} fit`,
      measured: `${duration(quantile(each, 0.5))} / ${duration(quantile(each, 0.99))}`,
      aim,
    }
    yield {
      what: 'one change in the columns',
      size: `${partners} partners`,
      measured: duration(changed(columns, snapshot)),
      aim: '–',
    }
  }
}

function oneRound(ranker: Ranker, requests: readonly Request[], took: readonly number[][]): void {
  for (const [n, request] of requests.entries()) (took[n] as number[]).push(timed(() => ranker.rank(request, ASKED)))
}

function changed(columns: Columns, { partners }: Snapshot): number {
  const some = partners.slice(0, 500)
  for (const one of some) put(columns, one)
  return median(some.map((one, n) => timed(() => put(columns, { ...one, paused: n % 2 === 0 }))))
}

function batchRow({ requests, partners, rounds, aim }: (typeof BATCHES)[number]): Row {
  const snapshot = register(SEED, partners, requests)
  let options = 0
  const cpu: number[] = []
  const took = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    const milliseconds = timed(() => (options = problemFrom(snapshot).options.request.length))
    cpu.push(process.cpuUsage(before).user / 1000)
    return milliseconds
  })
  return {
    what: 'the options of a whole queue, from the snapshot on',
    size: `${requests} × ${partners}, ${options} options`,
    measured: `${duration(median(took))} (CPU ${duration(median(cpu))}), first ${duration(took[0] as number)}`,
    aim,
  }
}

function* around(partners: number, requests: number): Generator<Row> {
  const snapshot = register(SEED, partners, requests)
  const circumstances = circumstancesOf(snapshot)
  const prepared = registerFrom(snapshot)
  const tenant = tenantInCore(snapshot)
  const candidates = snapshot.partners.map(candidateInCore)
  const by = (ask: (request: Request) => unknown) => duration(median(snapshot.requests.map((one) => timed(() => ask(one)))))
  const all = (ask: (request: Request, partner: Partner) => unknown) => (request: Request) =>
    snapshot.partners.map((one) => ask(request, one))
  const inProduct = (request: Request) =>
    candidates.map((one) => inCore(requestInCore(request), one, { tenant, agreements: tenant.agreements, now: snapshot.now }))
  const size = `${partners} partners`
  yield { what: 'one request ranked by the product’s own rules', size, measured: by(inProduct), aim: 'beside' }
  yield { what: 'everybody explained, with all facts', size, measured: by(all((r, p) => explain(r, p, circumstances))), aim: '–' }
  yield { what: 'the columns built', size, measured: by(() => registerFrom(snapshot)), aim: '–' }
  yield { what: 'the funnel', size, measured: by((request) => funnel(request, prepared)), aim: '–' }
  yield { what: 'the smallest change that would help', size, measured: by((r) => smallestChange(r, prepared)), aim: '–' }
}
