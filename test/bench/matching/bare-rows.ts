import { assign } from '#engine/assign/assign.ts'
import { graphOf } from '#engine/assign/graph.ts'
import { assignInOrder, withoutLevel } from '#engine/assign/in-order.ts'
import { assignedIn, keep } from '#engine/assign/kept.ts'
import { ask, withdraw } from '#engine/assign/one-change.ts'
import { BARE_WISHES } from '#engine/assign/read-bare.ts'
import { checkPrices } from '#engine/verify/check-prices.ts'
import { county, type Regime, REGIMES } from './county.ts'
import { allEqual, type Family, generalised, macholWien } from './families.ts'
import { highsAnswer } from './peers.ts'
import { cpu, duration, quantile, type Row, timed } from './row.ts'

interface Asked {
  readonly quick?: boolean | undefined
  readonly full?: boolean | undefined
}

/** Where no times clash: what classes and load add, costs with known optima, and one change at a time. */
export async function* bareRows({ quick = false, full = false }: Asked = {}): AsyncGenerator<Row> {
  const regimes = Object.keys(REGIMES) as Regime[]
  const sizes = quick ? [[150, 45]] : [[1000, 300], [5000, 1500], ...(full ? [[20_000, 6000]] : [])]
  for (const [r, p] of sizes) for (const regime of regimes) yield inOrder(r!, p!, regime)
  for (const [r, p] of sizes) for (const regime of regimes) yield oneChange(r!, p!, regime)
  const n = quick ? 60 : 500
  for (const one of [macholWien(n), allEqual(n, Math.round(0.4 * n))]) yield await family(one)
  for (const type of ['C', 'D', 'E'] as const) yield await family(generalised(type, quick ? 60 : 400, 20, 1))
}

/** What classes and a convex load add to the linear problem. */
function inOrder(r: number, p: number, regime: Regime): Row {
  const one = county(r, p, regime, 1)
  const graph = graphOf(r, p, one.from, one.into, one.costs)
  const classes = 60
  const classOf = Int32Array.from({ length: r }, (_, n) => (n * 7919) % classes)
  const unitCost = (q: number, n: number) => Math.floor((1000 * (2 * n + 1)) / Math.max(1, one.capacity[q]!))
  const unitCosts = Array.from(one.capacity, (own, q) => Int32Array.from({ length: own }, (_, n) => unitCost(q, n)))
  const order = { capacity: one.capacity, classOf, classes, unitCosts }
  for (let n = 0; n < 5; n++) assignInOrder(graph, order)
  const [, inOrderTook] = cpu(() => assignInOrder(graph, order), 10)
  const [, linearTook] = cpu(() => assign(graph, one.capacity), 10)
  const answer = assignInOrder(graph, order)
  const wrong = checkPrices({ ...one, without: (seat) => withoutLevel(classes, classOf[seat]!), unitCost, ...answer })
  if (wrong !== undefined) throw new Error(`the proof does not hold: ${wrong}`)
  return {
    what: `no clashes, ${regime}: ${classes} classes, convex load, cost; beside cost alone`,
    size: `${r} × ${p}`,
    measured: `${duration(inOrderTook)}, ${duration(linearTook)}; proven`,
    aim: 'beside',
  }
}

async function family({ name, one, best }: Family): Promise<Row> {
  const graph = graphOf(one.requests, one.capacity.length, one.from, one.into, one.costs)
  const [answer, milliseconds] = cpu(() => assign(graph, one.capacity), 3)
  const wrong = checkPrices({ ...one, ...BARE_WISHES, ...answer })
  if (wrong !== undefined) throw new Error(`the proof does not hold: ${wrong}`)
  const known = best ?? (await highsAnswer(one, () => 0)).cost
  if (answer.cost !== known) throw new Error(`${name}: ${answer.cost}, known to be ${known}`)
  return {
    what: `${name}: the ${best === undefined ? 'optimum HiGHS finds' : 'known optimum'}`,
    size: `cost ${known}`,
    measured: `${duration(milliseconds)}; proven`,
    aim: 'equal',
  }
}

/** Requests withdrawn and asked again, one at a time; the end is checked against solving anew. */
function oneChange(r: number, p: number, regime: Regime): Row {
  const one = county(r, p, regime, 1)
  const graph = graphOf(r, p, one.from, one.into, one.costs)
  const first = assign(graph, one.capacity)
  const kept = keep(graph, one.capacity, first)
  const took: number[] = []
  for (let n = 0; n < 600; n++) {
    const request = (n * 7919) % r
    took.push(
      timed(() => withdraw(kept, request)),
      timed(() => ask(kept, request)),
    )
  }
  const last = assignedIn(kept)
  const wrong = checkPrices({ ...one, ...BARE_WISHES, ...last })
  if (wrong !== undefined || last.served !== first.served || last.cost !== first.cost)
    throw new Error(`not what it was before: ${wrong ?? 'sums'}`)
  const own = took.slice(200)
  return {
    what: `one request withdrawn or asked again, ${regime}, p50 / p95`,
    size: `${r} × ${p}`,
    measured: `${duration(quantile(own, 0.5))} / ${duration(quantile(own, 0.95))}; proven`,
    aim: 'p95: 64 µs · 370 µs · 4.3 ms',
  }
}
