import { seed } from './seed.ts'

/**
 * Whether this is `npm test`, which runs a part of what takes long: every kind of check, on fewer of the places. The
 * suite's own command (`npm run test:unit`, `npm run test:journey`) runs all of it.
 */
export const reduced = process.env['REDUCED'] === '1'

/** All of the places; reduced, so many of them: which, the seed says, so that every one has its turn. */
export function some<T>(places: readonly T[], many: number): readonly T[] {
  if (!reduced || many >= places.length) return places
  const from = seed % places.length
  return [...places, ...places].slice(from, from + many)
}

/** How often a property is tried. */
export const runs = (all: number, few: number): number => (reduced ? few : all)
