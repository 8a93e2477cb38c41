import { type Code, CODES } from '../rules/codes.ts'
import type { Question, Setting } from '../rules/question.ts'
import { type Facts, RULES } from '../rules/rules.ts'
import type { Partner, Request, Span } from '../snapshot/snapshot.ts'
import { instantOf, upTo } from '../time/calendar.ts'
import { nameStarts } from './name-starts.ts'
import { type Run, type View, viewsOf } from './runs.ts'
import { type Parts, partsOf, scoreOf } from './score.ts'

const OF_THE_PAIR = ['ROLE', 'EXPERIENCE', 'AREA', 'LANGUAGE', 'PAUSED', 'CONFLICT'] as const
const OF_THE_DAY = ['PHASE', 'CAPACITY', 'HOURS', 'CHECKS', 'EARNINGS'] as const
/** What the rules found that look at nothing but the two, and what those found that look at the local day of the start. */
export type PairFacts = { readonly [C in (typeof OF_THE_PAIR)[number]]: Facts<C> }
export type DayFacts = { readonly [C in (typeof OF_THE_DAY)[number]]: Facts<C> }

export interface Explanation {
  readonly partner: string
  /** Every failing rule; empty where the partner may be asked. Of several times asked for, the one with the least against it. */
  readonly codes: readonly Code[]
  /** The same with the facts behind each. Of `CONFLICT` there are none: that it applies is all that is told. */
  readonly against: readonly { readonly code: Code; readonly facts: unknown }[]
  /** Times to name, at most three; none where the request has none ("when suits"). Told as if there were no `CONFLICT`. */
  readonly slots: readonly Span[]
  /** What the partner is ordered by, and its sum; absent where a rule other than `CONFLICT` forbids asking. */
  readonly parts?: Parts
  readonly score?: number
  /** All that was looked at: enough to come to the same answer without the register. */
  readonly looked: {
    readonly pair: PairFacts
    /** By local day (since 1970); one without a day where the request names no time that could be asked about. */
    readonly days: readonly (DayFacts & { readonly day?: number })[]
    readonly views: readonly View[]
  }
}

/** Puts a request to a partner and says all that stands against it, or what speaks for it and which times would do. */
export function explain(request: Request, partner: Partner, setting: Setting): Explanation {
  const question: Question = { request, partner, setting }
  const pair = pairFacts(question)
  const views = viewsOf(question)
  const runs = views.flatMap((view) => view.runs)
  const days =
    runs.length === 0
      ? [dayFacts(question)]
      : [...new Set(runs.map((run) => run.day))].map((day) => dayFacts({ ...question, day }))
  const looked = { pair, days, views }
  const failing = failingOf(pair)
  const onDay = new Map(days.map((day) => [day.day, failingOf(day)]))
  const codesAt = (run: Run): readonly Code[] => [
    ...(onDay.get(run.day) ?? []),
    ...(run.free === 'busy' ? (['SLOT'] as const) : []),
  ]

  const doing = runs.filter((run) => codesAt(run).length === 0)
  const least = runs.reduce<Run | undefined>(
    (best, run) => (best && codesAt(best).length <= codesAt(run).length ? best : run),
    undefined,
  )
  const ofTime = least
    ? codesAt(least)
    : [...(onDay.get(undefined) ?? []), ...(request.windows.length > 0 ? (['SLOT'] as const) : [])]
  const codes = CODES.filter((code) => failing.includes(code) || ofTime.includes(code))
  const day = days.find((one) => one.day === least?.day) as DayFacts
  const against = codes.map((code) => ({ code, facts: code === 'SLOT' ? { views } : { ...pair, ...day }[code] }))
  if (codes.some((code) => code !== 'CONFLICT')) return { partner: partner.id, codes, against, slots: [], looked }

  const known = doing.filter((run) => run.free === 'free')
  const parts = partsOf(request, partner, known.length > 0)
  const slots = named(known.length > 0 ? known : doing, request, setting)
  return { partner: partner.id, codes, against, slots, parts, score: scoreOf(parts), looked }
}

const judge = (question: Question, codes: readonly Code[]): object =>
  Object.fromEntries(codes.map((code) => [code, RULES[code](question)]))
const pairFacts = (question: Question) => judge(question, OF_THE_PAIR) as PairFacts
const dayFacts = (question: Question) =>
  ({ ...(question.day !== undefined && { day: question.day }), ...judge(question, OF_THE_DAY) }) as DayFacts & { day?: number }

const failingOf = (facts: object): Code[] =>
  CODES.filter((code) => (facts as Partial<Record<Code, { readonly fails: boolean }>>)[code]?.fails === true)

function named(runs: readonly Run[], request: Request, { calendar }: Setting): Span[] {
  const opens = request.windows.map(({ start }) => upTo(start))
  const doing = runs.map((run) => ({ ...run, lastIsEdge: run.to + 1 !== calendar.startOfDay(run.day + 1) }))
  return nameStarts(doing, opens, request.durationMinutes).map((start) => ({
    start: instantOf(start),
    end: instantOf(start + request.durationMinutes),
  }))
}
