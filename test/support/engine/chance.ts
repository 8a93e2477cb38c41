/** Chance from a seed: the same seed, the same register, on every machine. */
export interface Chance {
  /** A whole number from 0 up to, not including, `n`. */
  readonly below: (n: number) => number
  readonly within: (least: number, most: number) => number
  /** True that often, 0–1. */
  readonly is: (often: number) => boolean
  readonly of: <T>(all: readonly T[]) => T
  /** The first ones more often: as areas, languages and phases are. */
  readonly skewed: <T>(all: readonly T[]) => T
  readonly some: <T>(all: readonly T[], often: number) => T[]
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    within: (least, most) => least + below(most - least + 1),
    is: (often) => next() < often,
    of: (all) => all[below(all.length)] as never,
    skewed: (all) => all[Math.floor(next() ** 3 * all.length)] as never,
    some: (all, often) => all.filter(() => next() < often),
  }
}
