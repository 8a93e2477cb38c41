import { type Matching, put } from './matching.ts'

/**
 * Serves as many of `requests` as possible, keeping those served already (perhaps by another partner), by phases of
 * shortest disjoint augmenting paths: J. Hopcroft and R. Karp, "An n^5/2 algorithm for maximum matchings in bipartite
 * graphs", SIAM J. Comput. 2 (1973), with capacities on one side. Says which partners the last, fruitless search from
 * those left over has reached: all of them full, and full for good whatever else is decided.
 */
export function serveMost(matching: Matching, requests: Int32Array, partners: Int32Array): Int32Array {
  for (;;) {
    const left = requests.filter((r) => matching.at[r] === -1)
    for (const p of partners) matching.level[p] = -1
    const { reached, found } = layers(matching, left, partners.length)
    if (!found) return matching.queue.slice(0, reached)
    for (const p of partners) matching.turn[p] = 0
    for (const r of requests) matching.pointer[r] = matching.row[r]!
    for (const r of left) augment(matching, r)
  }
}

/** Distance of each partner from the requests left over, up to the nearest with room. */
function layers({ row, to, room, load, base, member, level, queue }: Matching, left: Int32Array, all: number) {
  let reached = 0
  let found = false
  for (const r of left)
    for (let e = row[r]!; e < row[r + 1]!; e++) {
      const p = to[e]!
      if (level[p] !== -1) continue
      level[p] = 0
      queue[reached++] = p
      if (load[p]! < room[p]!) found = true
    }
  for (let n = 0; n < reached && reached < all; n++) {
    const p = queue[n]!
    const next = level[p]! + 1
    if (found && next > level[queue[reached - 1]!]!) break
    for (let m = base[p]!; m < base[p]! + load[p]!; m++) {
      const r = member[m]!
      for (let e = row[r]!; e < row[r + 1]!; e++) {
        const q = to[e]!
        if (level[q] !== -1) continue
        level[q] = next
        queue[reached++] = q
        if (load[q]! < room[q]!) found = true
      }
    }
  }
  return { reached, found }
}

/** Depth first along the layers; what led nowhere is not tried again in this phase. */
function augment(matching: Matching, start: number): boolean {
  const { row, to, at, position, room, load, base, member, level, pointer, turn, pathRequest, pathPartner } = matching
  let depth = 0
  pathRequest[0] = start
  while (depth >= 0) {
    const r = pathRequest[depth]!
    let next = -1
    while (pointer[r]! < row[r + 1]!) {
      const p = to[pointer[r]!]!
      if (level[p] === depth) {
        next = p
        break
      }
      pointer[r]!++
    }
    if (next === -1) {
      depth--
      continue
    }
    if (load[next]! < room[next]!) {
      for (let d = 0; d < depth; d++) {
        // each takes the place of the one who moves on
        const taker = pathRequest[d]!
        const moved = pathRequest[d + 1]!
        const p = pathPartner[d]!
        at[taker] = p
        position[taker] = position[moved]!
        member[base[p]! + position[moved]!] = taker
      }
      put(matching, pathRequest[depth]!, next)
      return true
    }
    if (turn[next]! < load[next]!) {
      pathPartner[depth] = next
      pathRequest[++depth] = member[base[next]! + turn[next]!++]!
    } else {
      level[next] = -1
      pointer[r]!++
    }
  }
  return false
}
