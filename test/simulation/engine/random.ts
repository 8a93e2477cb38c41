import { seededIds } from '#memory/ids.ts'

/** All chance of a run, from one seed. */
export interface Random {
  fraction(): number
  /** Whether it happens, at this rate from 0 to 1. Draws nothing at rate 0. */
  chance(rate: number): boolean
  /** A whole number from `low` up to and with `high`. */
  whole(low: number, high: number): number
  pick<T>(list: readonly T[]): T
}

export function randomFrom(seed: number): Random {
  const { fraction } = seededIds(seed)
  const whole = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1))
  return {
    fraction,
    chance: (rate) => rate > 0 && fraction() < rate,
    whole,
    pick(list) {
      if (list.length === 0) throw new Error('nothing to pick from')
      return list[whole(0, list.length - 1)]!
    },
  }
}
