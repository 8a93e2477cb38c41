import { type Able, type Problem, type Wanted } from '#engine/problem/problem.ts'
import { county, type Regime } from './county.ts'
import { chance } from './random.ts'

const FIRST_DAY = 20_782
/** Times over a week; or a rush: all on three afternoons, so that hardly anybody can meet two in one. */
export const WEEKS = {
  week: { days: [2, 6, 8, 6, 2, 1, 1], hours: [0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 4, 8, 12, 16, 12, 8, 4, 2, 1, 1, 1, 1] },
  rush: { days: [0, 1, 1, 1, 0, 0, 0], hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 2, 1, 0, 0, 0, 0, 0, 0] },
} as const

/**
 * The same county for one week: every request names two times (half hours from 8 in the morning), most about the end of
 * the school day, and every partner is free at six in ten of them; half an hour's way from one to the next.
 */
export function overlaps(
  requests: number,
  partners: number,
  regime: Regime,
  seed: number,
  { perDay = 10, week = 'week' }: { readonly perDay?: number; readonly week?: keyof typeof WEEKS } = {},
  urgencies: readonly number[] = [0, 0, 1],
): Problem {
  const { capacity, from, into, costs } = county(requests, partners, regime, seed)
  const dice = chance(seed * 104_729 + requests + perDay)
  const wanted = Array.from({ length: requests }, (_, n): Wanted => ({
    id: `r${n}`,
    urgency: dice.weighted(urgencies),
    waiting: 0,
    minutes: 60 + 30 * dice.below(3),
    fromAfar: false,
    cents: 0,
    seats: 1,
    together: false,
    emergency: false,
  }))
  const able = Array.from(capacity, (own, n): Able => ({
    id: `p${n}`,
    capacity: own,
    size: Math.max(1, own),
    load: 0,
    travel: 30,
    meetingsPerDay: perDay,
    restDay: false,
  }))
  const times = wanted.map(() =>
    Array.from({ length: 2 }, () => {
      const day = FIRST_DAY + dice.weighted(WEEKS[week].days)
      return { day, start: day * 1440 + 8 * 60 + 30 * dice.weighted(WEEKS[week].hours) }
    }),
  )
  const rows: number[][] = []
  for (let n = 0; n < from.length; n++)
    for (const { day, start } of times[from[n]!]!) if (dice.happens(0.6)) rows.push([from[n]!, into[n]!, start, day, costs[n]!])
  const column = (at: number) => Int32Array.from(rows, (row) => row[at]!)
  const options = { request: column(0), partner: column(1), start: column(2), day: column(3), cost: column(4) }
  return { requests: wanted, partners: able, options, fixed: [] }
}
