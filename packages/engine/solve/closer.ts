import { bestSoFar } from './best.ts'
import { boundOf, PARTS, press, type Pressing, pressing } from './bound.ts'
import { chains } from './chains.ts'
import { daysOf } from './days.ts'
import { fill } from './fill.ts'
import { add, canTake, type Plan, planOf } from './plan.ts'
import type { Bound } from './solution.ts'

/** Steps at most, fewer where there are many options; after every so many a plan is made of what was chosen on average. */
const STEPS = 300
const MOST_WORK = 40_000_000
const BETWEEN = 50
/** So many steps are always made. */
const SURELY = 150
/** Beyond so many options making plans takes longer than it brings. */
const MOST_ROUNDED = 50_000
/** What was chosen less often is no hint. */
const SELDOM = 0.02
/** Prices to begin with. */
const FIRST_PRICE = 0.3

/**
 * Brings the plan and what no plan can be better than closer to each other: for urgent requests, for urgent and soon, for
 * all, wherever they are apart. `most` says how many seats of each there could be filled if no times clashed.
 */
export function closer(
  start: Plan,
  most: readonly number[],
): { readonly plan: Plan; readonly bounds: readonly (Bound | undefined)[] } {
  const { board } = start
  const best = bestSoFar(start)
  const seats = Int32Array.from(board.requests, (one) => one.seats)
  const days = daysOf(board)
  const steps = Math.min(STEPS, Math.ceil(MOST_WORK / (days.option.length + 1)))
  const bounds = most.map((limit, urgency) => {
    if (best.served(urgency) >= limit) return undefined
    const counts = Uint8Array.from(board.requests, (one) => Number(one.urgency <= urgency))
    const price = Float64Array.from(counts, (one) => one * FIRST_PRICE)
    const state = pressing(days, counts, seats, price)
    let before = Infinity
    for (let n = 1; n <= steps && best.served(urgency) < limit; n++) {
      if (press(state, best.served(urgency))) break
      if (n % BETWEEN !== 0) continue
      if (days.option.length <= MOST_ROUNDED) best.offer(rounded(start, state))
      // Steps gain less and less: if even as much as of late would not do, nothing will.
      if (n > SURELY && state.best - ((before - state.best) * (steps - n)) / BETWEEN > best.served(urgency) + 1) break
      before = state.best
    }
    const multipliers = Int32Array.from(state.bestPrice, (one) => Math.round(one * PARTS))
    const bound = boundOf(state, multipliers)
    return bound < limit ? { most: bound, multipliers: Array.from(multipliers) } : undefined
  })
  return { plan: best.plan, bounds }
}

/** A plan of what was chosen most often, filled up. */
function rounded({ board }: Plan, { days, often }: Pressing): Plan {
  const plan = planOf(board)
  const positions = Array.from(often.keys()).filter((n) => often[n]! > SELDOM)
  for (const n of positions.sort((a, b) => often[b]! - often[a]! || days.option[a]! - days.option[b]!)) {
    const option = days.option[n]!
    const r = board.request[option]!
    if (plan.filled[r]! < board.requests[r]!.seats && canTake(plan, option)) add(plan, option)
  }
  fill(plan)
  chains(plan, board.urgency)
  return plan
}
