/** Starts inside a window are tried at this step from its beginning, beside the edges of what is free. */
const STEP_MINUTES = 30
/** An offer names at most this many times. */
const MOST_SLOTS = 3

/** Starts that would all do, from the first to the last minute; `lastIsEdge` unless only midnight ends them. */
export interface Doing {
  readonly window: number
  readonly from: number
  readonly to: number
  readonly lastIsEdge: boolean
}

/**
 * Up to three starts to name in an offer, in order: the first of each window, then later ones whose meetings do not overlap
 * those. `opens` says where each window begins. The first and the last start that do, and the steps between, are looked at.
 */
export function nameStarts(all: readonly Doing[], opens: readonly number[], minutes: number): number[] {
  const named: number[] = []
  let window = -1
  for (const one of all) {
    if (one.window === window) continue
    window = one.window
    if (named.length < MOST_SLOTS && !named.includes(one.from)) named.push(one.from)
  }
  for (const one of all) {
    for (let at = one.from; named.length < MOST_SLOTS; at++) {
      const next = nextStart(one, opens[one.window] as number, at)
      if (next === undefined) break
      const met = named.find((other) => other < next + minutes && next < other + minutes)
      if (met === undefined) named.push(next)
      at = Math.max(next, (met ?? next) + minutes - 1)
    }
  }
  return named.sort((a, b) => a - b)
}

/** The next one looked at, from `at` on. */
function nextStart({ from, to, lastIsEdge }: Doing, opens: number, at: number): number | undefined {
  if (at <= from) return from
  const step = opens + Math.ceil((at - opens) / STEP_MINUTES) * STEP_MINUTES
  if (step <= to) return step
  return lastIsEdge && at <= to ? to : undefined
}
