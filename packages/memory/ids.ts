import type { Ids } from '#core/ports.ts'

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Ids that look like the real ones, the same row of them from the same seed. Guessable: never for real use. */
export function seededIds(seed: number): Ids {
  const fraction = seededFractions(seed)
  const below = (limit: number) => Math.floor(fraction() * limit)
  return {
    fraction,
    id: () => Array.from({ length: 20 }, () => ALPHABET[below(ALPHABET.length)]).join(''),
    token: () => Buffer.from(Array.from({ length: 16 }, () => below(256))).toString('base64url'),
  }
}

/** mulberry32: 32 bits of state, good enough to tell test data apart. */
function seededFractions(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
