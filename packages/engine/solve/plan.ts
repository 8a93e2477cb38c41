import type { Board } from './board.ts'
import { canAdd, clash, together } from './week.ts'

/** A plan under way: the options each partner has, and how many of a request's seats are filled. */
export interface Plan {
  readonly board: Board
  readonly own: number[][]
  readonly filled: Int32Array
  /** When a shared sitting is, once somebody comes to it. */
  readonly sharedAt: Map<number, number>
}

export function planOf(board: Board, chosen: readonly number[] = []): Plan {
  const own = board.partners.map((): number[] => [])
  const plan = { board, own, filled: new Int32Array(board.requests.length), sharedAt: new Map(board.standing.together) }
  for (const one of chosen) add(plan, one)
  return plan
}

export function add({ board, own, filled, sharedAt }: Plan, option: number): void {
  const r = board.request[option]!
  own[board.partner[option]!]!.push(option)
  filled[r]!++
  if (board.requests[r]!.together) sharedAt.set(r, board.start[option]!)
}

export const chosenIn = ({ own }: Plan): number[] => own.flat()

export function canTake({ board, own, sharedAt }: Plan, option: number): boolean {
  const r = board.request[option]!
  if (board.requests[r]!.together && (sharedAt.get(r) ?? board.start[option]) !== board.start[option]) return false
  return canAdd(board, own[board.partner[option]!]!, option)
}

/**
 * The options of one partner when one pair is added and the request `without` goes, perhaps with others at other times;
 * undefined where that cannot be.
 */
export function within(plan: Plan, pair: number, without = -1): number[] | undefined {
  const { board, own, sharedAt } = plan
  const { pairFirst, pairEnd, requests, request, start, capacity, partner } = board
  const all = own[partner[pair]!]!
  if (all.length >= capacity[partner[pair]!]! && without === -1) return undefined
  const settled = requests[request[pair]!]!.together ? sharedAt.get(request[pair]!) : undefined
  for (let one = pairFirst[pair]!; one < pairEnd[pair]!; one++)
    if ((settled === undefined || start[one] === settled) && canAdd(board, all, one, without))
      return [...all.filter((other) => request[other] !== without), one]
  return moved(plan, pair, without, settled)
}

function moved({ board, own }: Plan, pair: number, without: number, settled: number | undefined): number[] | undefined {
  const { pairFirst, pairEnd, requests, request, start, partner } = board
  const all = own[partner[pair]!]!
  const isFixed = (one: number) => pairEnd[one]! < pairFirst[one]! + 2 || requests[request[one]!]!.together
  const mine: number[] = []
  for (let one = pairFirst[pair]!; one < pairEnd[pair]!; one++)
    if ((settled === undefined || start[one] === settled) && !meetsFixed(one)) mine.push(one)
  if (mine.length === 0) return undefined
  const rest = all.filter((one) => request[one] !== without)
  if (rest.every(isFixed)) return undefined
  const timesOf = (one: number) => Array.from({ length: pairEnd[one]! - pairFirst[one]! }, (_, n) => pairFirst[one]! + n)
  return together(board, [...rest.map((one) => (isFixed(one) ? [one] : timesOf(one))), mine], 200)

  function meetsFixed(mine: number): boolean {
    for (let n = 0; n < all.length; n++) {
      const one = all[n]!
      if (request[one] !== without && isFixed(one) && clash(board, one, mine)) return true
    }
    return false
  }
}
