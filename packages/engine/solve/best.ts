import { chosenIn, type Plan } from './plan.ts'
import type { Worth } from './solution.ts'
import { worthOf } from './worth.ts'

/** The best plan found so far. */
export interface Best {
  readonly plan: Plan
  readonly offer: (plan: Plan) => void
  /** Seats filled of requests up to an urgency. */
  readonly served: (urgency: number) => number
}

export function bestSoFar(first: Plan): Best {
  let plan = first
  let worth = worthOf(first.board, chosenIn(first))
  return {
    get plan() {
      return plan
    },
    offer(other) {
      const own = worthOf(other.board, chosenIn(other))
      if (isBetter(own, worth)) [plan, worth] = [other, own]
    },
    served: (urgency) => upTo(worth.served, urgency),
  }
}

const upTo = (served: Worth['served'], urgency: number): number => served.slice(0, urgency + 1).reduce((sum, one) => sum + one, 0)

function isBetter(a: Worth, b: Worth): boolean {
  const [one, other] = [a, b].map(({ served, waiting, load, cost }) => [...served.map((n) => -n), -waiting, load, cost])
  const at = one!.findIndex((value, n) => value !== other![n])
  return at >= 0 && one![at]! < other![at]!
}
