/**
 * What is decided, and what proves it. Plain data with numbers into the problem, so that it can be written to a file and
 * be checked by `verify` or by anybody else.
 */
export interface Solution {
  /** The options chosen, by their number in the problem, in rising order; what was fixed stands beside them. */
  readonly chosen: readonly number[]
  readonly worth: Worth
  readonly proof: Proof
  readonly fairness: Fairness
}

/** Rules that keep somebody from a meeting beside what they have; those that keep them from it anyway leave no option. */
export const RULES = ['capacity', 'twice', 'time', 'rest', 'day', 'hours', 'earnings', 'together'] as const
export type Rule = (typeof RULES)[number]

/**
 * That the load is shared as it can be, one task at a time: for each request served and each partner with an option for it
 * on whom it would weigh less, the rule that moving it there would break. One entry each in three columns, by request, then
 * partner, as numbers into the problem. Where no option is, a hard rule forbids asking at all (`explain` says which).
 */
export interface Fairness {
  readonly request: readonly number[]
  readonly partner: readonly number[]
  readonly rule: readonly Rule[]
}

/** What was wanted, in this order: each is settled before the next is looked at. */
export interface Worth {
  /** Seats filled of urgent, soon and routine requests: the most. */
  readonly served: readonly [urgent: number, soon: number, routine: number]
  /** Minutes waited by who is served, three times for urgent, twice for soon: the most. */
  readonly waiting: number
  /** The sum of `unitCost` (load.ts): the least, which shares tasks out by the room each partner gives. */
  readonly load: number
  /** Of the options chosen: the least. */
  readonly cost: number
}

/**
 * Prices of the partners as in assign/in-order.ts, partners in the order of the problem: how scarce each is, and what that
 * is worth. They prove that nothing is better than the solution or, where times clash, than `relaxed`.
 */
export interface Proof {
  readonly level: readonly number[]
  readonly share: readonly number[]
  readonly price: readonly number[]
  /**
   * The partner of each seat (or -1) in the best there would be if nobody's times could clash; seats in the order of the
   * requests. Absent where that is the solution: then it is exact.
   */
  readonly relaxed?: readonly number[]
  /** With `relaxed`: for urgent requests, for urgent and soon, and for all, where times leave less than it says. */
  readonly bounds?: readonly (Bound | null)[]
}

/** No plan fills more seats of these requests: proven by multipliers, one a request in the order of the problem. */
export interface Bound {
  readonly most: number
  /** What a seat of each request is priced at, in parts of a seat: 2 ** 20 are a whole one. */
  readonly multipliers: readonly number[]
}

/** How much a minute waited counts, by urgency. */
export const WAITING_WEIGHTS = [3, 2, 1] as const
