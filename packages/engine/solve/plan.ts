import type { Board } from './board.ts'
import { canAdd, together } from './week.ts'

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

/** The options of one partner when one pair is added and the request `without` goes, perhaps with others at other times; undefined where that cannot be. */
export function within(plan: Plan, pair: number, without = -1): number[] | undefined {
  const { board, own, sharedAt } = plan
  const { pairFirst, pairEnd, requests, request, start, capacity, partner } = board
  const p = partner[pair]!
  const rest = own[p]!.filter((one) => request[one] !== without)
  if (rest.length >= capacity[p]!) return undefined
  const isShared = (one: number) => requests[request[one]!]!.together
  const settled = isShared(pair) ? sharedAt.get(request[pair]!) : undefined
  const mine: number[] = []
  for (let one = pairFirst[pair]!; one < pairEnd[pair]!; one++)
    if (settled === undefined || start[one] === settled) mine.push(one)
  for (const one of mine) if (canAdd(board, rest, one)) return [...rest, one]
  if (mine.length === 0 || rest.length === 0) return undefined
  const lists = rest.map((one) => {
    if (isShared(one)) return [one]
    return Array.from({ length: pairEnd[one]! - pairFirst[one]! }, (_, n) => pairFirst[one]! + n)
  })
  return lists.every((one) => one.length === 1) ? undefined : together(board, [...lists, mine], 200)
}
