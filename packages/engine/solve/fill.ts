import type { Board } from './board.ts'
import { unitCost } from './load.ts'
import { canAdd } from './week.ts'

/** A plan under way: the options each partner has, and how many of a request's seats are filled. */
export interface Plan {
  readonly board: Board
  readonly own: readonly number[][]
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

/** Who is served first: by urgency, then by waiting, then by id. */
export const turns = ({ requests }: Board): Int32Array =>
  Int32Array.from(requests.keys()).sort(
    (a, b) => requests[a]!.urgency - requests[b]!.urgency || requests[b]!.waiting - requests[a]!.waiting || a - b,
  )

/** Serves who still can be without moving anybody, in turn: by who has least to do, then at the least cost. */
export function fill(plan: Plan): void {
  const { board, own, filled } = plan
  const { row, requests, partners, partner, cost } = board
  for (const r of turns(board))
    while (filled[r]! < requests[r]!.seats) {
      let best = -1
      let load = Infinity
      for (let n = row[r]!; n < row[r + 1]!; n++) {
        const more = unitCost(partners[partner[n]!]!, own[partner[n]!]!.length)
        if (more > load || (more === load && cost[n]! >= cost[best]!) || !canTake(plan, n)) continue
        best = n
        load = more
      }
      if (best === -1) break
      add(plan, best)
    }
}
