/** Tries everything: what `assign` must equal on small instances. Most served, then least cost. */
export function brute(requests: number, capacity: readonly number[], edges: readonly (readonly number[])[]) {
  let best = { served: -1, cost: 0 }
  const room = [...capacity]
  const rows = Array.from({ length: requests }, (_, r) => edges.filter(([from]) => from === r))
  const place = (r: number, served: number, cost: number): void => {
    if (r === requests) {
      if (served > best.served || (served === best.served && cost < best.cost)) best = { served, cost }
      return
    }
    for (const [, p, c] of rows[r]!) {
      if ((room[p!] ?? 0) < 1) continue
      room[p!]!--
      place(r + 1, served + 1, cost + c!)
      room[p!]!++
    }
    place(r + 1, served, cost)
  }
  place(0, 0, 0)
  return best
}
