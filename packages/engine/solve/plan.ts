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
  const plan = { board, own, filled: new Int32Array(board.requests.length), sharedAt: new Map(board.fixed.together) }
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

/** Whether one pair can be added when the request `without` goes; `mayMove`: others of that partner to other times. */
export function fits(plan: Plan, pair: number, without: number, mayMove: boolean): boolean {
  return timeFor(plan, pair, without) !== -1 || (mayMove && moved(plan, pair, without) !== undefined)
}

/** The options that partner has then; undefined where that cannot be. */
export function within(plan: Plan, pair: number, without: number): number[] | undefined {
  const { board, own } = plan
  const time = timeFor(plan, pair, without)
  if (time === -1) return moved(plan, pair, without)
  return [...own[board.partner[pair]!]!.filter((other) => board.request[other] !== without), time]
}

/** The first option of the pair that the partner can do beside what they have. */
function timeFor({ board, own, sharedAt }: Plan, pair: number, without: number): number {
  const { pairEnd, requests, request, start, capacity, partner } = board
  const all = own[partner[pair]!]!
  if (all.length >= capacity[partner[pair]!]! && without === -1) return -1
  const settled = requests[request[pair]!]!.together ? sharedAt.get(request[pair]!) : undefined
  for (let one = board.pairFirst[pair]!; one < pairEnd[pair]!; one++)
    if ((settled === undefined || start[one] === settled) && canAdd(board, all, one, without)) return one
  return -1
}

function moved({ board, own, sharedAt }: Plan, pair: number, without: number): number[] | undefined {
  const { pairFirst, pairEnd, requests, request, start, partner, capacity } = board
  const all = own[partner[pair]!]!
  if (all.length >= capacity[partner[pair]!]! && without === -1) return undefined
  const settled = requests[request[pair]!]!.together ? sharedAt.get(request[pair]!) : undefined
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
