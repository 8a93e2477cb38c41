import type { County } from './county.ts'
import { chance } from './random.ts'

/** An instance with costs of its own sort; `best` where it is known. */
export interface Family {
  readonly name: string
  readonly one: County
  readonly best?: number
}

type Cost = (row: number, column: number) => number

function dense(requests: number, partners: number, places: number, cost: Cost): County {
  const cells = Array.from({ length: requests * partners }, (_, n) => [Math.floor(n / partners), n % partners] as const)
  return {
    requests,
    capacity: new Int32Array(partners).fill(places),
    from: Int32Array.from(cells, ([row]) => row),
    into: Int32Array.from(cells, ([, column]) => column),
    costs: Int32Array.from(cells, ([row, column]) => cost(row, column)),
  }
}

/** Costs (i + 1)(j + 1), on which methods that go row by row take longest; the best is the reversed order (Machol and Wien 1976). */
export function macholWien(n: number): Family {
  const best = Array.from({ length: n }, (_, i) => (i + 1) * (n - i)).reduce((sum, one) => sum + one, 0)
  return { name: `Machol–Wien ${n} × ${n}`, one: dense(n, n, 1, (i, j) => (i + 1) * (j + 1)), best }
}

export const allEqual = (requests: number, partners: number): Family => ({
  name: `all costs 7, ${requests} × ${partners}`,
  one: dense(requests, partners, Math.ceil(requests / partners), () => 7),
  best: requests * 7,
})

/**
 * Costs of the generalised assignment problem's published types, every task weighing one: C (uniform), D (cost against
 * weight: P. Chu and J. Beasley, "A genetic algorithm for the generalised assignment problem", 1997) and E (exponential:
 * M. Laguna et al., "Assigning jobs with several agents", 1995).
 */
export function generalised(type: 'C' | 'D' | 'E', requests: number, partners: number, seed: number): Family {
  const dice = chance(seed * 65_537 + type.charCodeAt(0))
  const share = () => (1 + dice.below(2 ** 20)) / 2 ** 20
  const costs: Readonly<Record<typeof type, Cost>> = {
    C: () => 10 + dice.below(41),
    D: () => 111 - (1 + dice.below(100)) + (dice.below(21) - 10) + 10,
    E: () => Math.max(1, Math.round(1000 / (1 - 10 * Math.log(share())) - 10 * share())),
  }
  const places = Math.ceil((0.8 * requests) / partners)
  return {
    name: `generalised assignment, type ${type}, ${requests} × ${partners}`,
    one: dense(requests, partners, places, costs[type]),
  }
}
