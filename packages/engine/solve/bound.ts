import { bestDays, type Desk, deskOf } from './best-days.ts'
import { type Days } from './days.ts'

/** How far the first steps go, against what would close the gap if all went one way. */
const FIRST_STEP = 4
/** Steps without gain after which they become shorter. */
const PATIENCE = 8
/** How much of the direction before is kept, and how fast the averages follow. */
const KEPT = 0.6
const WEIGHT = 0.03
/** Multipliers are written down in whole parts of a seat. */
export const PARTS = 2 ** 20

/** A bound being pressed down. */
export interface Pressing {
  readonly days: Days
  readonly desk: Desk
  /** By request: what a seat counts, and how many there are. */
  readonly counts: Uint8Array
  readonly seats: Int32Array
  /** What a seat of each request costs partners for now. */
  readonly price: Float64Array
  readonly worth: Float64Array
  readonly direction: Float64Array
  /** By position: how often it was chosen of late. */
  readonly often: Float64Array
  best: number
  readonly bestPrice: Float64Array
  step: number
  without: number
  turns: number
}

export function pressing(days: Days, counts: Uint8Array, seats: Int32Array, price: Float64Array): Pressing {
  return {
    days,
    desk: deskOf(days),
    counts,
    seats,
    price,
    worth: new Float64Array(days.option.length),
    direction: new Float64Array(counts.length),
    often: new Float64Array(days.option.length),
    best: Infinity,
    bestPrice: price.slice(),
    step: FIRST_STEP,
    without: 0,
    turns: 0,
  }
}

/**
 * One step of pressing the bound down: every partner takes the best they could at these prices, and prices rise where too
 * many want a request and fall where nobody does. Whatever the prices, no plan serves more than they say (Lagrangean
 * relaxation: M. Held and R. M. Karp 1971, A. M. Geoffrion 1974; steps after B. T. Polyak 1969; averages of what was chosen
 * come near the best mixture of plans: F. Barahona and R. Anbil, "The volume algorithm", 2000). True once `target` is met.
 */
export function press(state: Pressing, target: number): boolean {
  const { days, desk, counts, seats, price, worth, direction, often } = state
  const { option, request, row } = days
  for (let n = 0; n < option.length; n++) worth[n] = counts[request[n]!]! - price[request[n]!]!
  const left = Float64Array.from(seats)
  const follow = Math.max(WEIGHT, 1 / (1 + state.turns++))
  for (let n = 0; n < often.length; n++) often[n]! *= 1 - follow
  let bound = 0
  for (let r = 0; r < counts.length; r++) bound += seats[r]! * price[r]!
  for (let p = 0; p + 1 < row.length; p++) {
    bound += bestDays(days, p, worth, desk)
    for (let n = 0; n < desk.count; n++) {
      left[request[desk.chosen[n]!]!]!--
      often[desk.chosen[n]!]! += follow
    }
  }
  if (bound < state.best - 1e-6) {
    state.best = bound
    state.bestPrice.set(price)
    state.without = 0
  } else if (++state.without >= PATIENCE) {
    state.step *= 0.7
    state.without = 0
  }
  if (Math.floor(state.best + 1e-4) <= target) return true
  let length = 0
  for (let r = 0; r < counts.length; r++) {
    direction[r] = KEPT * direction[r]! + left[r]!
    if (price[r]! > 0 || direction[r]! < 0) length += direction[r]! ** 2
  }
  if (length === 0) return true
  const size = (state.step * (bound - target)) / length
  for (let r = 0; r < counts.length; r++)
    if (counts[r] === 1) price[r] = Math.min(1, Math.max(0, price[r]! - size * direction[r]!))
  return false
}

/** The bound that multipliers in whole parts give, exactly. */
export function boundOf({ days, desk, counts, seats }: Pressing, multipliers: Int32Array): number {
  const worth = Float64Array.from(days.request, (r) => counts[r]! * PARTS - multipliers[r]!)
  let sum = 0
  for (let r = 0; r < counts.length; r++) sum += seats[r]! * multipliers[r]!
  for (let p = 0; p + 1 < days.row.length; p++) sum += bestDays(days, p, worth, desk)
  return Math.floor(sum / PARTS)
}
