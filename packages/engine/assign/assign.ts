import type { Graph } from './graph.ts'
import { type Assigned, assignInOrder } from './in-order.ts'

/** The most requests served, then the least cost: exact. */
export const assign = (graph: Graph, capacity: ArrayLike<number>): Assigned =>
  assignInOrder(graph, { capacity, classOf: new Int32Array(graph.requests), classes: 1, unitCosts: [] })
