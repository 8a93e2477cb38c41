import { type Able, NO_TIME, type Problem, type Wanted } from '#engine/problem/problem.ts'
import { chance } from './chance.ts'

/** How a problem is made up; absent = by chance. */
export interface Sort {
  readonly requests: number
  readonly partners: number
  /** How many starts a pair has at most; 0: nobody names a time. */
  readonly starts: number
  /** Days over which starts are spread. */
  readonly days: number
  /** Whether hours, earnings, daily limits and days of rest bind. */
  readonly limits: boolean
  /** How often a request wants two partners, and how often one stands already. */
  readonly seats?: number
  readonly fixed?: number
}

/** Small problems of all sorts: no rule of a register behind them, so all that `Problem` allows occurs. */
export function problemOf(seed: number, { requests, partners, starts, days, limits, seats = 0, fixed = 0 }: Sort): Problem {
  const by = chance(seed)
  const first = 20_782
  const wanted = Array.from({ length: by.below(requests) + 1 }, (_, n): Wanted => {
    const more = by.is(seats)
    return {
      id: `r${(n * 7919) % 1009}`,
      urgency: by.below(3),
      waiting: by.below(5) * 100,
      minutes: by.of([30, 60, 90]),
      fromAfar: by.is(0.3),
      cents: 5000,
      seats: more ? 2 : by.is(0.95) ? 1 : 0,
      together: more && by.is(0.5),
      emergency: limits && by.is(0.2),
    }
  })
  const able = Array.from({ length: by.below(partners) + 1 }, (_, n): Able => {
    const capacity = by.below(4)
    return {
      id: `p${(n * 104_729) % 997}`,
      capacity,
      size: capacity + by.below(2),
      load: by.below(4),
      travel: by.of([0, 30]),
      meetingsPerDay: limits ? by.below(3) : 10,
      restDay: limits && by.is(0.5),
      ...(limits && by.is(0.4) && { minutesPerMonth: by.of([60, 120, 150]), months: [{ month: 2026 * 12 + 11, minutes: 60 }] }),
      ...(limits && by.is(0.2) && { centsPerMonth: by.of([5000, 10_000]) }),
      ...(limits && by.is(0.3) && { days: [{ day: first + by.below(days), meetings: 1 }] }),
    }
  })
  const rows: { request: number; partner: number; start: number; day: number; cost: number }[] = []
  const at = () => {
    const day = first + by.below(days)
    return { day, start: day * 1440 + 8 * 60 + by.below(8) * 30 }
  }
  for (const request of wanted.keys())
    for (const partner of able.keys()) {
      if (!by.is(0.6)) continue
      if (starts === 0) rows.push({ request, partner, start: NO_TIME, day: 0, cost: by.below(6) })
      const cost = by.below(6)
      for (let n = by.below(starts + 1); n > 0; n--)
        rows.push({ request, partner, ...at(), cost: by.is(0.8) ? cost : by.below(6) })
    }
  const column = (of: keyof (typeof rows)[number]) => rows.map((one) => one[of])
  const names = ['request', 'partner', 'start', 'day', 'cost'] as const
  return {
    requests: wanted,
    partners: able,
    options: Object.fromEntries(names.map((one) => [one, column(one)])) as unknown as Problem['options'],
    fixed: wanted.flatMap((_, request) => {
      if (!by.is(fixed)) return []
      return [{ request, partner: by.below(able.length), ...(by.is(0.5) ? at() : { start: NO_TIME, day: 0 }) }]
    }),
  }
}
