import type { Graph } from './graph.ts'

/** An assignment under way: who has whom. */
export interface Matching {
  readonly row: Int32Array
  readonly to: Int32Array
  /** The partner of each request, or -1. */
  readonly at: Int32Array
  /** Where in the partner's list the request stands. */
  readonly position: Int32Array
  readonly room: Int32Array
  readonly load: Int32Array
  /** Who a partner has: `member[base[p]]` up to `base[p] + load[p]`. */
  readonly base: Int32Array
  readonly member: Int32Array
  /** Scratch of the search; a partner of level `CLOSED` is never looked at. */
  readonly level: Int32Array
  readonly pointer: Int32Array
  readonly turn: Int32Array
  readonly queue: Int32Array
  readonly pathRequest: Int32Array
  readonly pathPartner: Int32Array
}

export const CLOSED = 0x7fffffff

/** Empty; `capacity` beyond who could come is of no use and cut off. */
export function matchingOf(graph: Graph, capacity: ArrayLike<number>): Matching {
  const { requests, partners, row } = graph
  const degree = new Int32Array(partners)
  for (let e = 0; e < graph.to.length; e++) degree[graph.to[e]!]!++
  const room = new Int32Array(partners)
  const base = new Int32Array(partners + 1)
  for (let p = 0; p < partners; p++) {
    room[p] = Math.min(capacity[p]!, degree[p]!)
    base[p + 1] = base[p]! + room[p]!
  }
  const depth = Math.min(requests, partners) + 2
  return {
    row,
    to: graph.to,
    at: new Int32Array(requests).fill(-1),
    position: new Int32Array(requests),
    room,
    load: new Int32Array(partners),
    base,
    member: new Int32Array(base[partners]!),
    level: new Int32Array(partners).fill(-1),
    pointer: new Int32Array(requests),
    turn: new Int32Array(partners),
    queue: new Int32Array(partners),
    pathRequest: new Int32Array(depth),
    pathPartner: new Int32Array(depth),
  }
}

export function put({ at, position, member, base, load }: Matching, request: number, partner: number): void {
  const where = load[partner]!++
  at[request] = partner
  position[request] = where
  member[base[partner]! + where] = request
}

export function takeAway({ at, position, member, base, load }: Matching, request: number): void {
  const partner = at[request]!
  const last = member[base[partner]! + --load[partner]!]!
  member[base[partner]! + position[request]!] = last
  position[last] = position[request]!
  at[request] = -1
}

/** A quick start: who has the fewest partners first, each to the partner with the most room. Serves 97–100 %. */
export function greedy(matching: Matching, requests: Int32Array): void {
  const { row, to, at, room, load } = matching
  for (const r of byDegree(matching, requests)) {
    if (at[r] !== -1) continue
    let best = -1
    let most = 0
    for (let e = row[r]!; e < row[r + 1]!; e++) {
      const left = room[to[e]!]! - load[to[e]!]!
      if (left > most) {
        most = left
        best = to[e]!
      }
    }
    if (best !== -1) put(matching, r, best)
  }
}

function byDegree({ row }: Matching, requests: Int32Array): Int32Array {
  let most = 0
  for (const r of requests) most = Math.max(most, row[r + 1]! - row[r]!)
  const starts = new Int32Array(most + 2)
  for (const r of requests) starts[row[r + 1]! - row[r]! + 1]!++
  for (let d = 0; d <= most; d++) starts[d + 1]! += starts[d]!
  const order = new Int32Array(requests.length)
  for (const r of requests) order[starts[row[r + 1]! - row[r]!]!++] = r
  return order
}
