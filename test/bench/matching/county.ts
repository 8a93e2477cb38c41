import { type Chance, chance } from './random.ts'

/** Scarce: places for four requests in ten; balanced: for as many as there are. */
export const REGIMES = { scarce: 0.4, balanced: 1 } as const
export type Regime = keyof typeof REGIMES

interface Asking {
  readonly area: number
  readonly phases: readonly number[]
  readonly languages: readonly number[]
  readonly fromAfar: boolean
  /** Who stood there before. */
  readonly before: number
}

interface Offering {
  readonly home: number
  readonly reach: number
  readonly phases: readonly number[]
  readonly native: number
  readonly languages: readonly number[]
  readonly capacity: number
}

export interface County {
  readonly requests: number
  readonly capacity: Int32Array
  readonly from: Int32Array
  readonly into: Int32Array
  readonly costs: Int32Array
}

/** Towns on a line, some large, most small. */
const TOWNS = 60
const SIZES = Array.from({ length: TOWNS }, (_, n) => 1 / (1 + ((n * 7) % TOWNS)))
/** How often each of the eleven phases is asked about; experience is skewed otherwise. */
const ASKED = [3, 8, 30, 6, 14, 5, 4, 12, 4, 10, 2]
const LIVED = [2, 6, 30, 8, 10, 5, 6, 20, 5, 12, 1]
/** fi, sv, en, ru, ar, so, et, fse: the rare ones are what is scarce. */
const SPOKEN = [800, 60, 30, 45, 25, 20, 15, 5]

/**
 * A county's queue without times: who fits whom by town, phase and language, costs from continuity, experience, language
 * and distance as the score has them (0 to some 700). The larger, the more towns: a request fits some 3 % of partners.
 */
export function county(requests: number, partners: number, regime: Regime, seed: number): County {
  const dice = chance(seed * 7919 + requests + (regime === 'scarce' ? 1 : 0))
  const places = Math.round(requests * REGIMES[regime])
  const offering = register(dice, partners, places)
  const from: number[] = []
  const into: number[] = []
  const costs: number[] = []
  for (let r = 0; r < requests; r++) {
    const asking = ask(dice, partners)
    for (let p = 0; p < partners; p++) {
      const cost = costOf(asking, offering[p]!, p)
      if (cost === undefined) continue
      from.push(r)
      into.push(p)
      costs.push(cost + dice.below(10))
    }
  }
  return {
    requests,
    capacity: Int32Array.from(offering, (one) => one.capacity),
    from: Int32Array.from(from),
    into: Int32Array.from(into),
    costs: Int32Array.from(costs),
  }
}

function register(dice: Chance, partners: number, places: number): Offering[] {
  const capacity = new Int32Array(partners)
  for (let n = 0; n < places; n++) {
    let p = dice.below(partners)
    while (capacity[p]! >= 8) p = dice.below(partners)
    capacity[p]!++
  }
  return Array.from(capacity, (own) => {
    const native = dice.weighted(SPOKEN)
    return {
      home: dice.weighted(SIZES),
      reach: dice.below(4),
      phases: several(dice, LIVED, 2 + dice.below(3)),
      native,
      languages: [native, ...(dice.happens(0.9) ? [0] : []), ...(dice.happens(0.15) ? [dice.weighted(SPOKEN)] : [])],
      capacity: own,
    }
  })
}

function ask(dice: Chance, partners: number): Asking {
  return {
    area: dice.weighted(SIZES),
    phases: several(dice, ASKED, dice.happens(0.2) ? 2 : 1),
    languages: [dice.weighted(SPOKEN)],
    fromAfar: dice.happens(0.05),
    before: dice.happens(0.05) ? dice.below(partners) : -1,
  }
}

function several(dice: Chance, weights: readonly number[], many: number): number[] {
  return [...new Set(Array.from({ length: many }, () => dice.weighted(weights)))]
}

/** Nothing where they do not fit. */
function costOf(asking: Asking, offering: Offering, partner: number): number | undefined {
  const away = Math.abs(asking.area - offering.home)
  if (!asking.fromAfar && away > offering.reach) return undefined
  if (!offering.phases.includes(asking.phases[0]!)) return undefined
  if (!asking.languages.every((one) => offering.languages.includes(one))) return undefined
  const unlived = asking.phases.filter((one) => !offering.phases.includes(one)).length
  const foreign = asking.languages.filter((one) => one !== offering.native).length
  return (asking.before === partner ? 0 : 400) + 100 * unlived + 60 * foreign + (asking.fromAfar ? 0 : 20 * away)
}
