import { assign } from '#engine/assign/assign.ts'
import { graphOf } from '#engine/assign/graph.ts'
import { BARE_WISHES } from '#engine/assign/read-bare.ts'
import { checkPrices } from '#engine/verify/check-prices.ts'
import { type County, county, type Regime } from './county.ts'
import { type Solved, lemon } from './native.ts'
import { highsAnswer, munkresAnswer } from './peers.ts'

export interface Asked {
  readonly full?: boolean | undefined
  readonly native?: boolean | undefined
  readonly quick?: boolean | undefined
}

/** Fine enough when many rounds are taken together. */
const cpu = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function ours(one: County): Solved & { first: number; building: number } {
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

/** The bare problem beside its peers. Throws where an answer is not the oracle's or its proof not sound. */
export async function printAssignRows(asked: Asked): Promise<void> {
  const seeds = asked.quick ? [1] : [1, 2, 3]
  const sizes: readonly (readonly [number, number])[] = asked.quick
    ? [[200, 60]]
    : [[1000, 300], [5000, 1500], ...(asked.full ? [[20_000, 6000] as const] : [])]
  const native = asked.native ? lemon() : undefined
  const told: string[] = []
  for (const [requests, partners] of sizes)
    for (const regime of ['scarce', 'balanced'] as Regime[])
      for (const seed of seeds) {
        const one = county(requests, partners, regime, seed)
        const own = ours(one)
        const peers = [
          ...(requests <= 1000
            ? ([
                ['highs', await highsAnswer(one, cpu)],
                ['munkres', munkresAnswer(one, cpu)],
              ] as const)
            : []),
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
}
