/**
 * `npm run bench:matching [-- --full] [-- --native]`: the engine beside its peers on seeded instances, all in turn, medians
 * of CPU milliseconds. Prints a table for docs/matching.md; fails where an answer is not the oracle's or its proof not sound.
 */
import { parseArgs } from 'node:util'
import { assign } from '#engine/assign/assign.ts'
import { graphOf } from '#engine/assign/graph.ts'
import { BARE_WISHES } from '#engine/assign/read-bare.ts'
import { checkPrices } from '#engine/verify/check-prices.ts'
import { type County, county, type Regime } from './county.ts'
import { type Answer, lemon } from './native.ts'
import { highsAnswer } from './peers.ts'

const { values } = parseArgs({ options: { full: { type: 'boolean' }, native: { type: 'boolean' }, quick: { type: 'boolean' } } })
const SEEDS = values.quick ? [1] : [1, 2, 3]
const SIZES: readonly (readonly [number, number])[] = values.quick
  ? [[200, 60]]
  : [[1000, 300], [5000, 1500], ...(values.full ? [[20_000, 6000] as const] : [])]
const native = values.native ? lemon() : undefined

/** Fine enough when many rounds are taken together. */
const cpu = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function ours(one: County): Answer & { first: number; building: number } {
  const built = cpu()
  const graph = graphOf(one.requests, one.capacity.length, one.from, one.into, one.costs)
  const building = cpu() - built
  const cold = cpu()
  const answer = assign(graph, one.capacity)
  const first = cpu() - cold
  const rounds = Math.max(3, Math.round(40_000 / one.requests))
  const began = cpu()
  for (let n = 0; n < rounds; n++) assign(graph, one.capacity)
  const milliseconds = (cpu() - began) / rounds
  const wrong = checkPrices({ ...one, ...BARE_WISHES, ...answer })
  if (wrong !== undefined) throw new Error(`the proof does not hold: ${wrong}`)
  return { served: answer.served, cost: answer.cost, milliseconds, first, building }
}

const told: string[] = []
for (const [requests, partners] of SIZES)
  for (const regime of ['scarce', 'balanced'] as Regime[])
    for (const seed of SEEDS) {
      const one = county(requests, partners, regime, seed)
      const own = ours(one)
      const peers = [
        ...(requests <= 1000 ? [['highs', await highsAnswer(one, cpu)] as const] : []),
        ...(native ? [['lemon', native.solve(one, requests > 10_000 ? 1 : 5)] as const] : []),
      ]
      for (const [name, { served, cost }] of peers)
        if (served !== own.served || cost !== own.cost)
          throw new Error(`${name} says ${served} for ${cost}, we ${own.served} for ${own.cost}`)
      const cells = peers.map(
        ([name, { milliseconds }]) => `${name} ${milliseconds.toFixed(1)} (${(own.milliseconds / milliseconds).toFixed(2)}×)`,
      )
      told.push(
        `| ${requests} × ${partners} ${regime}, seed ${seed} | ${one.from.length} | ${own.served} | ${own.milliseconds.toFixed(1)} | ${own.first.toFixed(0)} | ${own.building.toFixed(1)} | ${cells.join(', ')} |`,
      )
      console.error(told.at(-1))
    }
native?.away()
console.log('| instance | edges | served | ms warm | ms first | ms rows built | peers (ours ÷ theirs, warm) |')
console.log('|---|---|---|---|---|---|---|')
for (const line of told) console.log(line)
console.log(
  `Every answer proven${native ? ', and equal to LEMON’s' : ''}. ${process.version}, ${process.platform} ${process.arch}.`,
)
