import type { Board } from './board.ts'
import { unitCost } from './load.ts'
import { WAITING_WEIGHTS, type Worth } from './solution.ts'

export function worthOf({ requests, partners, request, partner, cost }: Board, chosen: readonly number[]): Worth {
  const served: [number, number, number] = [0, 0, 0]
  const more = new Int32Array(partners.length)
  let waiting = 0
  let load = 0
  let costs = 0
  for (const one of chosen) {
    const { urgency, waiting: waited } = requests[request[one]!]!
    served[urgency]!++
    waiting += WAITING_WEIGHTS[urgency]! * waited
    load += unitCost(partners[partner[one]!]!, more[partner[one]!]!++)
    costs += cost[one]!
  }
  return { served, waiting, load, cost: costs }
}
