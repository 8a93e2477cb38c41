import { coverage } from '#engine/coverage/coverage.ts'
import { explain, type Explanation } from '#engine/explain/explain.ts'
import { funnel } from '#engine/help/funnel.ts'
import { type Register, registerFrom } from '#engine/help/register.ts'
import { smallestChange } from '#engine/help/smallest-change.ts'
import { problemFrom } from '#engine/options/problem-from.ts'
import { rankerOf } from '#engine/rank/rank.ts'
import { isRefused } from '#engine/refusal.ts'
import { readSnapshot } from '#engine/snapshot/read-snapshot.ts'
import type { Request } from '#engine/snapshot/snapshot.ts'
import { instantOf } from '#engine/time/calendar.ts'
import { notTaken } from './not-taken.ts'

export interface Wish {
  /** Only this request. */
  readonly request?: string
  /** Only this partner. */
  readonly partner?: string
  /** How many of a ranking. */
  readonly most: number
  /** With all that was looked at, not only what decided. */
  readonly all: boolean
}

/** What is asked of a snapshot alone; `value` is what its file holds. */
type Verb = (register: Register, wish: Wish) => unknown

const rank: Verb = ({ snapshot, columns, terms }, wish) => {
  const ranker = rankerOf(columns, terms)
  return asked(snapshot.requests, wish).map((request) => ({
    request: request.id,
    ranked: ranker.rank(request, wish.most).map(({ starts, ...one }) => ({ ...one, starts: starts.map(instantOf) })),
  }))
}

const why: Verb = (register, wish) =>
  asked(register.snapshot.requests, wish).map((request) => ({
    request: request.id,
    funnel: funnel(request, register),
    helps: smallestChange(request, register) ?? null,
    partners: register.snapshot.partners
      .filter((one) => wish.partner === undefined || one.id === wish.partner)
      .map((one) => shown(explain(request, one, register.circumstances), wish)),
  }))

const options: Verb = ({ snapshot }) => {
  const { requests, partners, options: found, fixed } = problemFrom(snapshot)
  const columns = Object.entries(found).map(([name, column]) => [name, Array.from(column as ArrayLike<number>)])
  return { requests, partners, options: Object.fromEntries(columns), fixed }
}

export const REGISTER_VERBS = {
  rank,
  explain: why,
  coverage: (register) => coverage(register),
  options,
} as const satisfies Readonly<Record<string, Verb>>

/** A verb asked of what a file holds. Throws NotTaken where that is no snapshot. */
export const askRegister =
  (verb: Verb) =>
  (value: unknown, wish: Wish): unknown => {
    const snapshot = readSnapshot(value)
    if (isRefused(snapshot)) throw notTaken(snapshot)
    return verb(registerFrom(snapshot), wish)
  }

const asked = (requests: readonly Request[], { request }: Wish): readonly Request[] =>
  request === undefined ? requests : requests.filter((one) => one.id === request)

const shown = ({ looked, ...decided }: Explanation, { all }: Wish) => (all ? { ...decided, looked } : decided)
