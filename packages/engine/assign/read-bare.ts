import { malformed, type Refusal, tooMuch } from '../refusal.ts'
import { assign } from './assign.ts'
import { graphOf } from './graph.ts'
import { type Assigned, withoutLevel } from './in-order.ts'

/** The bare problem as it stands in a file: edges are `[request, partner, cost]`, both counted from 0. */
export interface Bare {
  readonly requests: number
  readonly capacity: Int32Array
  readonly from: Int32Array
  readonly into: Int32Array
  /** Brought to 0 and up: how many are served is settled first, so that changes nothing but the sum. */
  readonly costs: Int32Array
  readonly lowest: number
}

const MOST = { requests: 100_000, partners: 100_000, edges: 20_000_000, cost: 1_000_000_000, capacity: 1_000_000_000 } as const

const isWhole = (value: unknown, least: number): value is number => Number.isInteger(value) && (value as number) >= least

/** Takes what JSON gave, or says what stands against it. */
export function readBare(value: unknown): Bare | Refusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed('')
  const { requests, partners, edges, ...more } = value as Record<string, unknown>
  const unknown = Object.keys(more)[0]
  if (unknown !== undefined) return malformed(unknown.slice(0, 80))
  if (!isWhole(requests, 0)) return malformed('requests')
  if (requests > MOST.requests) return tooMuch('requests', 'requests', MOST.requests)
  if (!Array.isArray(partners)) return malformed('partners')
  if (partners.length > MOST.partners) return tooMuch('partners', 'partners', MOST.partners)
  if (!Array.isArray(edges)) return malformed('edges')
  if (edges.length > MOST.edges) return tooMuch('edges', 'edges', MOST.edges)
  const capacity = new Int32Array(partners.length)
  for (const [n, partner] of partners.entries()) {
    const own = (partner as { capacity?: unknown } | null)?.capacity
    if (!isWhole(own, 0)) return malformed(`partners.${n}.capacity`)
    if (own > MOST.capacity) return tooMuch(`partners.${n}.capacity`, 'capacity', MOST.capacity)
    capacity[n] = own
  }
  return readEdges(requests, capacity, edges)
}

function readEdges(requests: number, capacity: Int32Array, edges: readonly unknown[]): Bare | Refusal {
  const from = new Int32Array(edges.length)
  const into = new Int32Array(edges.length)
  const costs = new Int32Array(edges.length)
  let lowest = 0
  for (const [n, edge] of edges.entries()) {
    if (!Array.isArray(edge) || edge.length !== 3) return malformed(`edges.${n}`)
    const [request, partner, cost] = edge as readonly unknown[]
    if (!isWhole(request, 0) || request >= requests) return malformed(`edges.${n}.0`)
    if (!isWhole(partner, 0) || partner >= capacity.length) return malformed(`edges.${n}.1`)
    if (!isWhole(cost, -Infinity)) return malformed(`edges.${n}.2`)
    if (Math.abs(cost) > MOST.cost) return tooMuch(`edges.${n}.2`, 'cost', MOST.cost)
    from[n] = request
    into[n] = partner
    costs[n] = cost
    if (cost < lowest) lowest = cost
  }
  for (let n = 0; n < costs.length; n++) costs[n]! -= lowest
  return { requests, capacity, from, into, costs, lowest }
}

/** Solves it; `cost` is in the file's own terms. */
export function assignBare({ requests, capacity, from, into, costs, lowest }: Bare): Assigned {
  const assigned = assign(graphOf(requests, capacity.length, from, into, costs), capacity)
  return { ...assigned, cost: assigned.cost + lowest * assigned.served }
}

/** What a proof is checked against, beside the problem itself: there is one class, and load does not count. */
export const BARE_WISHES = { without: () => withoutLevel(1, 0), unitCost: () => 0 } as const
