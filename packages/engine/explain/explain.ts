import { type Code, CODES } from '../rules/codes.ts'
import type { Circumstances } from '../rules/pairing.ts'
import type { Partner, Request, Span } from '../snapshot/snapshot.ts'
import { instantOf, upTo } from '../time/calendar.ts'
import { type DayFacts, failingIn, judge, type Judged } from './judge.ts'
import { nameStarts } from './name-starts.ts'
import type { Run } from './runs.ts'
import { type Part, partsOf, scoreOf } from './score.ts'

export interface Explanation {
  readonly partner: string
  /** Every failing rule; empty where the partner may be asked. Of several times asked for, the one with the least against it. */
  readonly codes: readonly Code[]
  /** The same with the facts behind each. Of `CONFLICT` there are none: that it applies is all that is told. */
  readonly against: readonly { readonly code: Code; readonly facts: unknown }[]
  /** Times to name, at most three; none where the request has none ("when suits"). Told as if there were no `CONFLICT`. */
  readonly slots: readonly Span[]
  /** What the partner is ordered by, and its sum; absent where a rule other than `CONFLICT` forbids asking. */
  readonly parts?: readonly Part[]
  readonly score?: number
  /** All that was looked at: enough to come to the same answer without the register. */
  readonly looked: Pick<Judged, 'pair' | 'days' | 'views'> & { readonly minutes: number }
}

/** Puts a request to a partner and says all that stands against it, or what speaks for it and which times would do. */
export function explain(request: Request, partner: Partner, circumstances: Circumstances): Explanation {
  const { pair, days, views, failing, runs } = judge({ request, partner, circumstances })
  const looked = { minutes: request.durationMinutes, pair, days, views }
  const least = runs.reduce<(typeof runs)[number] | undefined>(
    (best, run) => (best && best.codes.length <= run.codes.length ? best : run),
    undefined,
  )
  const day = days.find((one) => one.day === least?.day) as DayFacts
  const noTime = [...failingIn(day), ...(request.windows.length > 0 ? (['SLOT'] as const) : [])]
  const ofTime: readonly Code[] = least ? least.codes : noTime
  const codes = CODES.filter((code) => failing.includes(code) || ofTime.includes(code))
  const facts = { ...pair, ...day, SLOT: { minutes: request.durationMinutes, views } }
  const told = { partner: partner.id, codes, against: codes.map((code) => ({ code, facts: facts[code] })), looked }
  if (codes.some((code) => code !== 'CONFLICT')) return { ...told, slots: [] }

  const doing = runs.filter((run) => run.codes.length === 0)
  const known = doing.filter((run) => run.free === 'free')
  const parts = partsOf(request, partner, known.length > 0)
  return { ...told, slots: named(known.length > 0 ? known : doing, request, circumstances), parts, score: scoreOf(parts) }
}

function named(runs: readonly Run[], request: Request, { calendar }: Circumstances): Span[] {
  const opens = request.windows.map(({ start }) => upTo(start))
  const doing = runs.map((run) => ({ ...run, lastIsEdge: run.to + 1 !== calendar.startOfDay(run.day + 1) }))
  return nameStarts(doing, opens, request.durationMinutes).map((start) => ({
    start: instantOf(start),
    end: instantOf(start + request.durationMinutes),
  }))
}
