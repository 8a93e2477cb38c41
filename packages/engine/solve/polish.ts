import { unitCost } from './load.ts'
import { canTake, type Plan } from './plan.ts'

/** Rounds over everybody; each move makes load, or cost at the same load, less, so that there is an end anyway. */
const ROUNDS = 50

/**
 * Moves single tasks as long as that shares the load better, or costs less at the same load: to somebody who has less to do
 * and can do it beside what they have, or to another time. Afterwards no single move does.
 */
export function polish(plan: Plan): void {
  const { board } = plan
  for (let round = 0, isBetter = true; isBetter && round < ROUNDS; round++) {
    isBetter = false
    for (let p = 0; p < board.partners.length; p++)
      for (const option of plan.own[p]!.slice()) if (moveOne(plan, option)) isBetter = true
  }
}

function moveOne(plan: Plan, option: number): boolean {
  const { board, own, sharedAt } = plan
  const { partners, partner, request, row, cost, start } = board
  const r = request[option]!
  const p = partner[option]!
  const rest = own[p]!.filter((one) => one !== option)
  const now = unitCost(partners[p]!, rest.length)
  const settled = boundTo(plan, r)
  const all = own[p]!
  own[p] = rest
  if (settled === undefined) sharedAt.delete(r)
  let best = option
  let load = now
  for (let n = row[r]!; n < row[r + 1]!; n++) {
    const more = partner[n] === p ? now : unitCost(partners[partner[n]!]!, own[partner[n]!]!.length)
    if (more > load || (more === load && cost[n]! >= cost[best]!) || !canTake(plan, n)) continue
    best = n
    load = more
  }
  own[p] = best === option ? all : rest
  if (best !== option) own[partner[best]!]!.push(best)
  if (board.requests[r]!.together) sharedAt.set(r, start[best]!)
  return best !== option
}

/** When a shared sitting has to be because of others who come to it. */
function boundTo({ board, filled, sharedAt }: Plan, r: number): number | undefined {
  if (!board.requests[r]!.together) return undefined
  return filled[r]! > 1 ? sharedAt.get(r) : board.fixed.together.get(r)
}
