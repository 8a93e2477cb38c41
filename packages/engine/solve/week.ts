import { NO_TIME } from '../problem/problem.ts'
import type { Board } from './board.ts'

/** Whether one partner cannot do both: the same request, overlapping times with the way between, or a day to rest on. */
export function clash(board: Board, a: number, b: number): boolean {
  const { request, start } = board
  if (request[a] === request[b]) return true
  if (start[a] === NO_TIME || start[b] === NO_TIME) return false
  return !isApart(board, a, b) || restsBetween(board, a, b)
}

/** Whether there is time for the way between two meetings of one partner. */
export function isApart({ request, partner, start, end, fromAfar, travel }: Board, a: number, b: number): boolean {
  const way = fromAfar[request[a]!] === 1 && fromAfar[request[b]!] === 1 ? 0 : travel[partner[a]!]!
  return start[a]! >= end[b]! + way || start[b]! >= end[a]! + way
}

/** Whether one falls on the day after the other that a partner keeps to rest on. */
export function restsBetween({ request, partner, day, emergency, restDay }: Board, a: number, b: number): boolean {
  if (restDay[partner[a]!] === 0) return false
  const apart = day[b]! - day[a]!
  return (apart === 1 && emergency[request[a]!] === 1) || (apart === -1 && emergency[request[b]!] === 1)
}

/**
 * Whether a partner who has `own` already (which fit together) can do one more: within the room and the limits given. The
 * request `without` is looked at as if it were gone.
 */
export function canAdd(board: Board, own: readonly number[], more: number, without = -1): boolean {
  const { partner, limits, start, day, capacity, request } = board
  const p = partner[more]!
  let room = capacity[p]!
  let sameDay = 0
  for (let n = 0; n < own.length; n++) {
    const one = own[n]!
    if (request[one] === without) continue
    if (--room <= 0 || clash(board, one, more)) return false
    if (day[one] === day[more] && start[one] !== NO_TIME) sameDay++
  }
  if (room <= 0) return false
  if (start[more] === NO_TIME || own.length === 0) return true
  if (sameDay > 0 && sameDay >= limits[p]!.meetingsLeft(day[more]!)) return false
  return !limits[p]!.hasMonths || isWithinMonth(board, own, more, without)
}

function isWithinMonth(board: Board, own: readonly number[], more: number, without: number): boolean {
  const limits = board.limits[board.partner[more]!]!
  const { minutes, cents } = sumsIn(board, own, more, without)
  return minutes <= limits.minutesLeft(board.month[more]!) && cents <= limits.centsLeft(board.month[more]!)
}

/** What all in the month of `more` come to together with it. */
export function sumsIn({ start, month, requests, request }: Board, own: readonly number[], more: number, without = -1) {
  let { minutes, cents } = requests[request[more]!]!
  for (const one of own) {
    if (start[one] === NO_TIME || month[one] !== month[more] || request[one] === without) continue
    minutes += requests[request[one]!]!.minutes
    cents += requests[request[one]!]!.cents
  }
  return { minutes, cents }
}

/** One option of each list, so that a partner can do all; undefined where there is none, or none was found in `most` tries. */
export function together(board: Board, lists: readonly (readonly number[])[], most = 20_000): number[] | undefined {
  const order = lists.toSorted((a, b) => a.length - b.length)
  const chosen: number[] = []
  let tried = 0
  const fits = (n: number): boolean => {
    if (n === order.length) return true
    for (const option of order[n]!) {
      if (++tried > most) return false
      if (!canAdd(board, chosen, option)) continue
      chosen.push(option)
      if (fits(n + 1)) return true
      chosen.pop()
    }
    return false
  }
  return fits(0) ? chosen : undefined
}
