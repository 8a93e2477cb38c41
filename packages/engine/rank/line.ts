/** Stretches of time in order, in lists that are used again for everybody who is looked at. */
export interface Line {
  n: number
  from: Int32Array
  to: Int32Array
}

export const emptyLine = (): Line => ({ n: 0, from: new Int32Array(16), to: new Int32Array(16) })

function makeRoom(line: Line): void {
  if (line.n < line.from.length) return
  const from = new Int32Array(line.n * 2)
  const to = new Int32Array(line.n * 2)
  from.set(line.from)
  to.set(line.to)
  line.from = from
  line.to = to
}

/** Adds a stretch, up to and not including `end`, where it reaches in between the two. In order of the beginnings. */
export function insert(line: Line, start: number, end: number, after: number, before: number): void {
  if (start >= end || end <= after || start >= before) return
  makeRoom(line)
  const { from, to } = line
  let at = line.n++
  for (; at > 0 && (from[at - 1] as number) > start; at--) {
    from[at] = from[at - 1] as number
    to[at] = to[at - 1] as number
  }
  from[at] = start
  to[at] = end
}

/** Joins stretches that touch, and makes of each the first and the last start, between the two, of what lasts so long. */
export function joinToStarts(line: Line, first: number, last: number, minutes: number): void {
  const { from, to, n } = line
  let kept = 0
  for (let at = 0; at < n; at++) {
    const start = Math.max(first, from[at] as number)
    let end = to[at] as number
    while (at + 1 < n && (from[at + 1] as number) <= end) end = Math.max(end, to[++at] as number)
    const latest = Math.min(last, end - minutes)
    if (start > latest) continue
    from[kept] = start
    to[kept++] = latest
  }
  line.n = kept
}

/** Leaves out all starts from the first to the last of them. */
export function takeOut(line: Line, first: number, last: number): void {
  for (let at = 0; at < line.n; at++) {
    const start = line.from[at] as number
    const end = line.to[at] as number
    if (end < first || last < start) continue
    const before = start < first
    const after = last < end
    if (before && after) {
      makeRoom(line)
      move(line, at + 1, 1)
      line.to[at++] = first - 1
      line.from[at] = last + 1
      line.to[at] = end
    } else if (before) line.to[at] = first - 1
    else if (after) line.from[at] = last + 1
    else move(line, at-- + 1, -1)
  }
}

/** Moves what stands from `at` on. */
function move(line: Line, at: number, by: number): void {
  line.from.copyWithin(at + by, at, line.n)
  line.to.copyWithin(at + by, at, line.n)
  line.n += by
}
