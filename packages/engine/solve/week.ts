import { NO_TIME } from '../problem/problem.ts'
import type { Board } from './board.ts'

/** Whether one partner cannot do both: the same request, overlapping times with the way between, or a day to rest on. */
function clash(board: Board, a: number, b: number): boolean {
  const { requests, partners, request, start, end, day } = board
  if (request[a] === request[b]) return true
  if (start[a] === NO_TIME || start[b] === NO_TIME) return false
  const { travel, restDay } = partners[board.partner[a]!]!
  const one = requests[request[a]!]!
  const other = requests[request[b]!]!
  const way = one.fromAfar && other.fromAfar ? 0 : travel
  if (start[a]! < end[b]! + way && start[b]! < end[a]! + way) return true
  return restDay && ((one.emergency && day[b] === day[a]! + 1) || (other.emergency && day[a] === day[b]! + 1))
}

/** Whether a partner who has `own` already (which fit together) can do one more: within the room and the limits given. */
export function canAdd(board: Board, own: readonly number[], more: number): boolean {
  const { partners, partner, limits, start, day, month, requests, request } = board
  const p = partner[more]!
  if (own.length >= partners[p]!.capacity) return false
  if (own.some((one) => clash(board, one, more))) return false
  if (start[more] === NO_TIME || own.length === 0) return true
  const timed = own.filter((one) => start[one] !== NO_TIME)
  if (timed.filter((one) => day[one] === day[more]).length >= limits[p]!.meetingsLeft(day[more]!)) return false
  if (!limits[p]!.hasMonths) return true
  const inMonth = [more, ...timed.filter((one) => month[one] === month[more])].map((one) => requests[request[one]!]!)
  return (
    inMonth.reduce((sum, one) => sum + one.minutes, 0) <= limits[p]!.minutesLeft(month[more]!) &&
    inMonth.reduce((sum, one) => sum + one.cents, 0) <= limits[p]!.centsLeft(month[more]!)
  )
}

/** Ways looked at before it counts as not possible. */
const MOST_TRIED = 20_000

/** One option of each list, so that a partner can do all; undefined where there is none, or none was found in time. */
export function together(board: Board, lists: readonly (readonly number[])[]): number[] | undefined {
  const order = lists.toSorted((a, b) => a.length - b.length)
  const chosen: number[] = []
  let tried = 0
  const place = (n: number): boolean => {
    if (n === order.length) return true
    for (const option of order[n]!) {
      if (++tried > MOST_TRIED) return false
      if (!canAdd(board, chosen, option)) continue
      chosen.push(option)
      if (place(n + 1)) return true
      chosen.pop()
    }
    return false
  }
  return place(0) ? chosen : undefined
}
