import { countingSort, sortBy } from '../assign/counting-sort.ts'
import { NO_TIME } from '../problem/problem.ts'
import type { Board } from './board.ts'

/**
 * Everybody's options day by day, in order of their ends: what a partner can do on one day is an interval problem. Options
 * without a time are a day of their own on which nothing clashes.
 */
export interface Days {
  /** The days of partner `p` are those from `row[p]` up to `row[p + 1]`. */
  readonly row: Int32Array
  /** The positions of day `d` are those from `from[d]` up to `from[d + 1]`. */
  readonly from: Int32Array
  /** How many meetings there can be on it at most. */
  readonly most: Int32Array
  /** The option at each position. */
  readonly option: Int32Array
  /** The request at each position. */
  readonly request: Int32Array
  /** How many positions of its day end early enough to go before it. */
  readonly before: Int32Array
  readonly room: Int32Array
}

export function daysOf(board: Board): Days {
  const { partner, day, end, start, partners, capacity, limits, fromAfar, travel } = board
  const key = day.map((one, n) => (start[n] === NO_TIME ? 0 : one + 1))
  const option = countingSort(
    partner,
    partners.length,
    sortBy(
      key,
      sortBy(
        end.map((one) => one + 1),
        Int32Array.from(end.keys()),
      ),
    ),
  )
  const row = new Int32Array(partners.length + 1)
  const from: number[] = []
  const most: number[] = []
  const before = new Int32Array(option.length)
  for (let at = 0, p = 0; p < partners.length; p++) {
    row[p] = from.length
    while (at < option.length && partner[option[at]!] === p) {
      const first = at
      const own = key[option[first]!]!
      while (at < option.length && partner[option[at]!] === p && key[option[at]!] === own) at++
      from.push(first)
      most.push(Math.min(capacity[p]!, own === 0 ? at - first : limits[p]!.meetingsLeft(own - 1), goBefore(first, at, p)))
    }
  }
  row[partners.length] = from.length
  from.push(option.length)
  return {
    row,
    from: Int32Array.from(from),
    most: Int32Array.from(most),
    option,
    request: option.map((n) => board.request[n]!),
    before,
    room: capacity,
  }

  /** Says how many go one after the other at most. Who is only called up needs no way there: that the one before may, is not looked at. */
  function goBefore(first: number, last: number, p: number): number {
    let count = 0
    let busyUntil = -Infinity
    for (let at = first; at < last; at++) {
      const n = option[at]!
      const from = start[n] === NO_TIME ? Infinity : start[n]! - (fromAfar[board.request[n]!] === 1 ? 0 : travel[p]!)
      let low = first
      let high = at
      while (low < high) {
        const middle = (low + high) >> 1
        if (end[option[middle]!]! <= from) low = middle + 1
        else high = middle
      }
      before[at] = low - first
      if (from < busyUntil) continue
      count++
      busyUntil = end[n]!
    }
    return count
  }
}
