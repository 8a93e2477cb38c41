import { type Code, CODES } from '../rules/codes.ts'
import type { Pairing } from '../rules/pairing.ts'
import { type Facts, RULES } from '../rules/rules.ts'
import { type Run, type View, viewsOf } from './runs.ts'

export const OF_THE_PAIR = ['ROLE', 'EXPERIENCE', 'LIVED_AS', 'AREA', 'LANGUAGE', 'PAUSED', 'CONFLICT'] as const
export const OF_THE_DAY = ['PHASE', 'CAPACITY', 'HOURS', 'CHECKS', 'EARNINGS'] as const
/** What the rules found that look at nothing but the two. */
export type PairFacts = { readonly [C in (typeof OF_THE_PAIR)[number]]: Facts<C> }
/** What those found that look at the local day of the start, with its first minute and that of the next one. */
export type DayFacts = { readonly [C in (typeof OF_THE_DAY)[number]]: Facts<C> } & Partial<OneDay>

interface OneDay {
  readonly day: number
  readonly from: number
  readonly until: number
}

/** Everything the rules say of a request and a partner. */
export interface Judged {
  readonly pair: PairFacts
  /** Of each day that could be asked about; one without a day where there is none. */
  readonly days: readonly DayFacts[]
  readonly views: readonly View[]
  readonly failing: readonly Code[]
  /** Every start that could be asked about, in order, with what fails for it beside `failing`. */
  readonly runs: readonly (Run & { readonly codes: readonly Code[] })[]
}

export function judge(pairing: Pairing): Judged {
  const views = viewsOf(pairing)
  const pair = judgeBy(OF_THE_PAIR, pairing) as PairFacts
  const all = views.flatMap((view) => view.runs)
  const days = [...new Set(all.map((run) => run.day))].map((day) => judgeDay(pairing, day))
  const onDay = new Map(days.map((facts) => [facts.day, failingIn(facts)]))
  const runs = all.map((run) => ({
    ...run,
    codes: [...(onDay.get(run.day) as Code[]), ...(run.free === 'busy' ? (['SLOT'] as const) : [])],
  }))
  const noDay = all.length === 0 ? [judgeBy(OF_THE_DAY, pairing) as DayFacts] : []
  return { pair, days: [...days, ...noDay], views, failing: failingIn(pair), runs }
}

function judgeDay(pairing: Pairing, day: number): DayFacts {
  const { startOfDay } = pairing.circumstances.calendar
  return { day, from: startOfDay(day), until: startOfDay(day + 1), ...judgeBy(OF_THE_DAY, { ...pairing, day }) } as DayFacts
}

const judgeBy = (codes: readonly Code[], pairing: Pairing): object =>
  Object.fromEntries(codes.map((code) => [code, RULES[code](pairing)]))

export const failingIn = (facts: object): Code[] =>
  CODES.filter((code) => (facts as Partial<Record<Code, { readonly fails: boolean }>>)[code]?.fails === true)
