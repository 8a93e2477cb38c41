import type { Random } from './random.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** On the eve of a Sunday when the clocks change or of a new year, or a few days earlier; and days like any other. */
const BEGINNINGS = [
  '2026-03-28',
  '2026-03-28',
  '2026-03-26',
  '2026-10-24',
  '2026-10-24',
  '2026-10-22',
  '2026-12-31',
  '2026-12-29',
  '2026-06-01',
  '2026-09-16',
  '2026-11-23',
] as const

export const beginning = (random: Random): number =>
  Date.parse(`${random.pick(BEGINNINGS)}T00:00:00.000Z`) + random.whole(3, 20) * HOUR

/** A quarter of an hour some hours from now, and its end; often one of the few times that everybody wants. */
export function span(now: number, random: Random, minutes = 120): { start: string; end: string } {
  const wanted = Math.floor(now / DAY) * DAY + random.whole(1, 3) * DAY + 11 * HOUR
  const start = random.chance(0.4) ? wanted : Math.ceil(now / (15 * MINUTE)) * 15 * MINUTE + random.whole(1, 110) * HOUR
  return { start: new Date(start).toISOString(), end: new Date(start + minutes * MINUTE).toISOString() }
}
