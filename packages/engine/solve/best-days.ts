import type { Days } from './days.ts'

/** Scratch of looking for the best a partner can do; `chosen[0 … count - 1]` are positions. */
export interface Desk {
  readonly chosen: Int32Array
  count: number
  readonly last: Float64Array
  readonly next: Float64Array
  readonly takes: Uint8Array
  readonly gain: Float64Array
  readonly gainDay: Int32Array
}

export function deskOf({ row, from, room, most }: Days): Desk {
  let longest = 0
  let largest = 0
  let chosen = 0
  let gains = 0
  for (let p = 0; p + 1 < row.length; p++) {
    let own = 0
    let many = 0
    for (let d = row[p]!; d < row[p + 1]!; d++) {
      longest = Math.max(longest, from[d + 1]! - from[d]!)
      own += (from[d + 1]! - from[d]!) * most[d]!
      many += most[d]!
    }
    largest = Math.max(largest, own)
    gains = Math.max(gains, many)
    chosen = Math.max(chosen, room[p]!)
  }
  return {
    chosen: new Int32Array(Math.min(chosen, gains)),
    count: 0,
    last: new Float64Array(longest + 1),
    next: new Float64Array(longest + 1),
    takes: new Uint8Array(largest),
    gain: new Float64Array(gains),
    gainDay: new Int32Array(gains),
  }
}

/**
 * The most that partner can bring at these worths: on each day the best one, two, three … meetings (weighted interval
 * scheduling with a count), then the largest gains of all days as far as there is room. What one more on the same day gains
 * never rises (choosing non-overlapping intervals is a network problem), so taking the largest first is exact. Hours and
 * earnings of a month, days of rest, and that one request needs one meeting only are not looked at: it is a bound.
 */
export function bestDays(days: Days, p: number, worth: Float64Array, desk: Desk): number {
  const { row, from, most, before, room } = days
  const { takes, gain, gainDay } = desk
  let { last, next } = desk
  let gains = 0
  let base = 0
  for (let d = row[p]!; d < row[p + 1]!; d++) {
    const first = from[d]!
    const length = from[d + 1]! - first
    last.fill(0, 0, length + 1)
    let had = 0
    for (let count = 0; count < most[d]!; count++) {
      let best = 0
      next[0] = 0
      const layer = base + count * length
      for (let n = 0; n < length; n++) {
        const own = worth[first + n]!
        takes[layer + n] = 0
        if (own > 0) {
          const whole = own + last[before[first + n]!]!
          if (whole > best) {
            best = whole
            takes[layer + n] = 1
          }
        }
        next[n + 1] = best
      }
      if (best - had < 1e-9) break
      gain[gains] = best - had
      gainDay[gains++] = d
      had = best
      const swap = last
      last = next
      next = swap
    }
    base += most[d]! * length
  }
  return largest(days, p, desk, gains, Math.min(room[p]!, gains))
}

/** The largest gains; `gain` is used up. */
function largest(days: Days, p: number, desk: Desk, gains: number, room: number): number {
  const { gain, gainDay } = desk
  const { row } = days
  desk.count = 0
  let value = 0
  if (gains > room) {
    // few enough to be sorted by hand; of equal ones the first found stays first
    for (let n = 1; n < gains; n++) {
      const own = gain[n]!
      const day = gainDay[n]!
      let at = n
      for (; at > 0 && gain[at - 1]! < own; at--) {
        gain[at] = gain[at - 1]!
        gainDay[at] = gainDay[at - 1]!
      }
      gain[at] = own
      gainDay[at] = day
    }
  }
  let base = 0
  for (let n = 0; n < room; n++) value += gain[n]!
  for (let d = row[p]!; d < row[p + 1]!; d++) {
    let count = 0
    for (let n = 0; n < room; n++) if (gainDay[n] === d) count++
    if (count > 0) follow(days, d, base, count, desk)
    base += days.most[d]! * (days.from[d + 1]! - days.from[d]!)
  }
  return value
}

function follow({ from, before }: Days, d: number, base: number, count: number, desk: Desk): void {
  const first = from[d]!
  const length = from[d + 1]! - first
  let n = length - 1
  for (let left = count - 1; left >= 0 && n >= 0; n--) {
    if (desk.takes[base + left * length + n] === 0) continue
    desk.chosen[desk.count++] = first + n
    left--
    n = before[first + n]!
  }
}
