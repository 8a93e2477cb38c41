import { type Kept, WITHOUT } from './kept.ts'

/** A request that was withdrawn is asked again: one search for the shortest chain of moves. */
export function ask(kept: Kept, request: number): void {
  kept.isAsked[request] = 1
  if (kept.at[request] === -1) insert(kept, request)
}

/** A request is asked no longer; what that frees goes to whoever gains most. */
export function withdraw(kept: Kept, request: number): void {
  const p = kept.at[request]!
  kept.isAsked[request] = 0
  if (p === -1) return
  leave(kept, request)
  release(kept, p)
}

/** A partner takes one more. */
export function widen(kept: Kept, partner: number): void {
  kept.capacity[partner]!++
  release(kept, partner)
}

/** A partner takes one fewer: somebody has to go elsewhere, if need be. */
export function narrow(kept: Kept, partner: number): void {
  if (kept.capacity[partner] === 0) return
  kept.capacity[partner]!--
  const out = kept.members[partner]!.length > kept.capacity[partner]! ? kept.members[partner]!.at(-1) : undefined
  if (out !== undefined) leave(kept, out)
  // Who takes nobody is as dear as going without, so that whatever prices do, nobody wants to go there.
  if (kept.capacity[partner] === 0) kept.worth[partner] = WITHOUT
  if (out !== undefined) insert(kept, out)
}

function leave({ at, members }: Kept, request: number): void {
  const own = members[at[request]!]!
  own.splice(own.indexOf(request), 1)
  at[request] = -1
}

function settle({ at, own, members }: Kept, request: number, partner: number, cost: number): void {
  at[request] = partner
  own[request] = cost
  members[partner]!.push(request)
}

/** Dijkstra's search over partners, along who would move on; prices rise so that all choices stay the cheapest. */
function insert(kept: Kept, root: number): void {
  const { graph, capacity, at, own, members, worth, distance, via, isDone, heap, reached, from } = kept
  const { row, to, cost } = graph
  let endAt = WITHOUT
  let end = -1
  let stays = root
  relax(root, 0)
  for (let p = heap.pop(); p !== -1; p = heap.pop()) {
    if (isDone[p] === 1) continue
    const along = distance[p]!
    if (along >= endAt) break
    isDone[p] = 1
    for (const r of members[p]!) relax(r, along - own[r]! - worth[p]!, p)
  }
  for (const p of reached) if (distance[p]! < endAt) worth[p]! += endAt - distance[p]!
  // Back along the chain: whoever stays without, or the free place, is its end.
  let edge = end
  if (end === -1) {
    if (stays === root) return forget(kept)
    const p = at[stays]!
    leave(kept, stays)
    edge = via[p]!
  }
  for (;;) {
    const r = from[edge]!
    const before = at[r]!
    if (before !== -1) leave(kept, r)
    settle(kept, r, to[edge]!, cost[edge]!)
    if (r === root) break
    edge = via[before]!
  }
  forget(kept)

  function relax(r: number, before: number, at = -1): void {
    const without = before + WITHOUT
    if (at !== -1 && without < endAt) {
      endAt = without
      end = -1
      stays = r
    }
    for (let e = row[r]!; e < row[r + 1]!; e++) {
      const p = to[e]!
      const along = before + cost[e]! + worth[p]!
      if (along >= distance[p]! || along >= endAt || capacity[p] === 0) continue
      if (distance[p] === Infinity) reached.push(p)
      distance[p] = along
      via[p] = e
      heap.push(along, p)
      if (members[p]!.length >= capacity[p]!) continue
      const whole = along - worth[p]!
      if (whole < endAt) {
        endAt = whole
        end = e
      }
    }
  }
}

/** The same backwards from a place that is free: prices fall until somebody wants it, or until nobody does at price 0. */
function release(kept: Kept, free: number): void {
  const { graph, at, own, worth, column, edge, from, isAsked, distance, via, isDone, heap, reached } = kept
  const { cost } = graph
  let endAt = Infinity
  let end = free
  let comes = -1
  reached.push(free)
  distance[free] = 0
  via[free] = -1
  heap.push(0, free)
  for (let p = heap.pop(); p !== -1; p = heap.pop()) {
    if (isDone[p] === 1) continue
    const along = distance[p]!
    if (along >= endAt) break
    isDone[p] = 1
    const stop = along + Math.max(0, worth[p]!)
    if (stop < endAt) {
      endAt = stop
      end = p
      comes = -1
    }
    for (let n = column[p]!; n < column[p + 1]!; n++) {
      const e = edge[n]!
      const r = from[e]!
      if (at[r] === p || isAsked[r] === 0) continue
      const q = at[r]!
      const next = along + cost[e]! + worth[p]! - (q === -1 ? WITHOUT : own[r]! + worth[q]!)
      if (next >= endAt) continue
      if (q === -1) {
        endAt = next
        end = p
        comes = e
      } else if (next < distance[q]!) {
        if (distance[q] === Infinity) reached.push(q)
        distance[q] = next
        via[q] = e
        heap.push(next, q)
      }
    }
  }
  for (const p of reached) if (distance[p]! < endAt) worth[p]! -= endAt - distance[p]!
  // From the end of the chain each moves one on towards the free place.
  let last = comes
  for (let p = end; ;) {
    const mover = via[p]!
    const onto = mover === -1 ? free : graph.to[mover]!
    if (last !== -1) settle(kept, from[last]!, p, cost[last]!)
    if (mover === -1) break
    leave(kept, from[mover]!)
    last = mover
    p = onto
  }
  forget(kept)
}

function forget({ distance, isDone, heap, reached }: Kept): void {
  for (const p of reached) {
    distance[p] = Infinity
    isDone[p] = 0
  }
  reached.length = 0
  heap.clear()
}
