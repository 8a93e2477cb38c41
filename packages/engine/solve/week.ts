import { NO_TIME } from '../problem/problem.ts'
import type { Board } from './board.ts'

/** Whether one partner cannot do both: the same request, overlapping times with the way between, or a day to rest on. */
function clash(board: Board, a: number, b: number): boolean {
  const { request, start, end, day } = board
  const one = request[a]!
  const other = request[b]!
  if (one === other) return true
  if (start[a] === NO_TIME || start[b] === NO_TIME) return false
  const p = board.partner[a]!
  const way = board.fromAfar[one] === 1 && board.fromAfar[other] === 1 ? 0 : board.travel[p]!
  if (start[a]! < end[b]! + way && start[b]! < end[a]! + way) return true
  if (board.restDay[p] === 0) return false
  return (board.emergency[one] === 1 && day[b] === day[a]! + 1) || (board.emergency[other] === 1 && day[a] === day[b]! + 1)
}

/** Whether a partner who has `own` already (which fit together) can do one more: within the room and the limits given. */
export function canAdd(board: Board, own: readonly number[], more: number): boolean {
  const { partner, limits, start, day, capacity } = board
  const p = partner[more]!
  if (own.length >= capacity[p]!) return false
  let sameDay = 0
  for (let n = 0; n < own.length; n++) {
    if (clash(board, own[n]!, more)) return false
    if (start[own[n]!] !== NO_TIME && day[own[n]!] === day[more]) sameDay++
  }
  if (start[more] === NO_TIME || own.length === 0) return true
  if (sameDay > 0 && sameDay >= limits[p]!.meetingsLeft(day[more]!)) return false
  return !limits[p]!.hasMonths || isWithinMonth(board, own, more)
}

function isWithinMonth(
  { partner, limits, start, month, requests, request }: Board,
  own: readonly number[],
  more: number,
): boolean {
  const p = partner[more]!
  let minutes = requests[request[more]!]!.minutes
  let cents = requests[request[more]!]!.cents
  for (const one of own) {
    if (start[one] === NO_TIME || month[one] !== month[more]) continue
    minutes += requests[request[one]!]!.minutes
    cents += requests[request[one]!]!.cents
  }
  return minutes <= limits[p]!.minutesLeft(month[more]!) && cents <= limits[p]!.centsLeft(month[more]!)
}

/** One option of each list, so that a partner can do all; undefined where there is none, or none was found in `most` tries. */
export function together(board: Board, lists: readonly (readonly number[])[], most = 20_000): number[] | undefined {
  const order = lists.toSorted((a, b) => a.length - b.length)
  const chosen: number[] = []
  let tried = 0
  const place = (n: number): boolean => {
    if (n === order.length) return true
    for (const option of order[n]!) {
      if (++tried > most) return false
      if (!canAdd(board, chosen, option)) continue
      chosen.push(option)
      if (place(n + 1)) return true
      chosen.pop()
    }
    return false
  }
  return place(0) ? chosen : undefined
}
