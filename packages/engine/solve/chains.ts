import { inTurn } from './fill.ts'
import { fits, type Plan, within } from './plan.ts'

/** A request that needs a place: `pair` is where the one before it would go in its stead, `out` the option it has now. */
interface Node {
  readonly request: number
  readonly before: number
  readonly pair: number
  readonly out: number
}

/** Rounds over everybody left over; each that helps somebody is followed by another. */
const ROUNDS = 4

/**
 * Serves who is left over, in turn, by chains of moves: one takes the place of another, who takes the place of a third, until
 * somebody finds a free place or somebody whose turn is later goes without. At each step the partner's other meetings may
 * move to other times. Shared sittings stay where they are. `later` says whose turn is later: by default whoever waits less.
 */
export function chains(plan: Plan, later: ArrayLike<number> = plan.board.turn): void {
  const { board, filled } = plan
  const { requests } = board
  // Most get a place without anybody's time being moved, which is looked for much faster.
  for (const mayMove of [false, true])
    for (let round = 0, isBetter = true; isBetter && round < ROUNDS; round++) {
      const seen = new Uint8Array(requests.length)
      isBetter = false
      for (const r of inTurn(board))
        while (filled[r]! < requests[r]!.seats && serve(plan, r, { seen, later, mayMove })) isBetter = true
    }
}

interface Search {
  /** Requests that led nowhere. */
  readonly seen: Uint8Array
  readonly later: ArrayLike<number>
  readonly mayMove: boolean
}

/** What a fruitless search has looked at leads nowhere for anybody later either: `seen` keeps it from being looked at again. */
function serve(plan: Plan, root: number, { seen, later, mayMove }: Search): boolean {
  const { board, own } = plan
  const { row, partner, request, requests, pairEnd } = board
  const nodes: Node[] = [{ request: root, before: -1, pair: -1, out: -1 }]
  const looked: number[] = []
  let last = -1
  for (let at = 0; at < nodes.length; at++) {
    const { request: r, out } = nodes[at]!
    for (let pair = row[r]!; pair < row[r + 1]!; pair = pairEnd[pair]!) {
      const p = partner[pair]!
      if ((out !== -1 && partner[out] === p) || own[p]!.some((one) => request[one] === r)) continue
      if (fits(plan, pair, -1, mayMove) && move(plan, nodes, at, pair)) {
        for (const one of looked) seen[one] = 0
        return true
      }
      for (const x of own[p]!) {
        const y = request[x]!
        if (seen[y] === 1 || y === root || requests[y]!.together || !fits(plan, pair, y, mayMove)) continue
        seen[y] = 1
        looked.push(y)
        nodes.push({ request: y, before: at, pair, out: x })
        if (later[y]! > later[root]! && (last === -1 || later[y]! > later[nodes[last]!.request]!)) last = nodes.length - 1
      }
    }
  }
  if (last === -1 || !move(plan, nodes, last, -1)) return false
  for (const one of looked) seen[one] = 0
  return true
}

/** Carries a chain out from its end, where somebody goes to `free` (-1: goes without). Undone where a step is in the way of another. */
function move(plan: Plan, nodes: readonly Node[], end: number, free: number): boolean {
  const { board, own, filled, sharedAt } = plan
  const before = new Map<number, number[]>()
  let pair = free
  let without = -1
  for (let at = end; ; at = nodes[at]!.before) {
    if (pair !== -1) {
      const p = board.partner[pair]!
      const fresh = within(plan, pair, without)
      if (!fresh) {
        for (const [q, list] of before) own[q] = list
        return false
      }
      if (!before.has(p)) before.set(p, own[p]!)
      own[p] = fresh
    }
    if (at === 0) break
    pair = nodes[at]!.pair
    without = nodes[at]!.request
  }
  const root = nodes[0]!.request
  filled[root]!++
  if (free === -1) filled[nodes[end]!.request]!--
  if (board.requests[root]!.together)
    sharedAt.set(root, board.start[own[board.partner[pair]!]!.find((one) => board.request[one] === root)!]!)
  return true
}
