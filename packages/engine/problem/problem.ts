/**
 * What `solve` takes: requests, partners, and every option, that is, a pair that no hard rule forbids at one time.
 * Plain data in parallel columns, so that a million options cost no million objects. Whole numbers throughout.
 */
export interface Problem {
  readonly requests: readonly Wanted[]
  readonly partners: readonly Able[]
  readonly options: Options
  /** What stands already: never moved, whether or not an option says it could be. */
  readonly fixed: readonly FixedPair[]
}

export interface Wanted {
  readonly id: string
  /** 0 urgent, 1 soon, 2 routine: each class is served before the next is looked at. */
  readonly urgency: number
  /** Minutes; within a class who waits longer is served first. */
  readonly waiting: number
  readonly minutes: number
  /** Nobody has to travel: remote or by phone. */
  readonly fromAfar: boolean
  /** What the meeting pays; counts against a cap on earnings. */
  readonly cents: number
  /** Partners wanted beside those fixed; 1 unless it says otherwise. */
  readonly seats: number
  /** All its partners come at one time. */
  readonly together: boolean
  /** A partner who keeps a rest day has the day after it free. */
  readonly emergency: boolean
}

export interface Able {
  readonly id: string
  /** How many more requests, beside those fixed. */
  readonly capacity: number
  /** What load is measured against: how many they give room for in all. */
  readonly size: number
  /** Tasks they have already; `fair/` shares out what comes on top. */
  readonly load: number
  readonly travel: number
  readonly meetingsPerDay: number
  readonly restDay: boolean
  /** Left in any local month that `months` does not name; absent = no limit. */
  readonly minutesPerMonth?: number
  readonly centsPerMonth?: number
  /** By months since year 0 (`year * 12 + month - 1`): left of what the limit allows. */
  readonly months?: readonly { readonly month: number; readonly minutes?: number; readonly cents?: number }[]
  /** Local days since 1970-01-01 with meetings already: how many. */
  readonly days?: readonly { readonly day: number; readonly meetings: number }[]
}

/** One entry an option; requests and partners by their index in the lists above. */
export interface Options {
  readonly request: ArrayLike<number>
  readonly partner: ArrayLike<number>
  /** Minutes since 1970 UTC, or `NO_TIME` where the request has none ("when suits"). */
  readonly start: ArrayLike<number>
  /** The local day of the start, in days since 1970-01-01; 0 where there is no time. */
  readonly day: ArrayLike<number>
  /** What it costs to choose it: the sum of the score's parts (continuity, experience, language, distance), 0 best. */
  readonly cost: ArrayLike<number>
}

export const NO_TIME = -1

export interface FixedPair {
  readonly request: number
  readonly partner: number
  readonly start: number
  readonly day: number
}
