import { NO_TIME } from '../problem/problem.ts'
import type { Board } from './board.ts'
import type { Plan } from './plan.ts'
import type { Rule } from './solution.ts'
import { isApart, restsBetween, sumsIn } from './week.ts'

/** The rule that keeps a partner from one more option beside what they have, in the order that `verify` looks at them. */
export function obstacle({ board, own }: Plan, option: number): Rule | undefined {
  const { partner, request, start, day, limits, capacity } = board
  const p = partner[option]!
  const others = own[p]!
  if (others.length >= capacity[p]!) return 'capacity'
  if (others.some((one) => request[one] === request[option])) return 'twice'
  if (start[option] === NO_TIME) return undefined
  const timed = others.filter((one) => start[one] !== NO_TIME)
  if (timed.some((one) => !isApart(board, one, option))) return 'time'
  if (timed.some((one) => restsBetween(board, one, option))) return 'rest'
  if (timed.filter((one) => day[one] === day[option]).length >= limits[p]!.meetingsLeft(day[option]!)) return 'day'
  return overMonth(board, timed, option)
}

function overMonth(board: Board, timed: readonly number[], option: number): Rule | undefined {
  const own = board.limits[board.partner[option]!]!
  if (!own.hasMonths) return undefined
  const month = board.month[option]!
  const { minutes, cents } = sumsIn(board, timed, option)
  if (minutes > own.minutesLeft(month)) return 'hours'
  return cents > own.centsLeft(month) ? 'earnings' : undefined
}
