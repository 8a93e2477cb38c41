/** A generator of one's own, so that a seed gives the same instance everywhere: mulberry32. */
export interface Chance {
  /** 0 up to, not including, `n`. */
  below(n: number): number
  /** Whether something of that probability happens. */
  happens(share: number): boolean
  /** An index, as often as its weight says. */
  weighted(weights: readonly number[]): number
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    below: (n) => Math.floor(next() * n),
    happens: (share) => next() < share,
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, one) => sum + one, 0)
      for (let n = 0; n < weights.length - 1; n++) {
        left -= weights[n]!
        if (left < 0) return n
      }
      return weights.length - 1
    },
  }
}
