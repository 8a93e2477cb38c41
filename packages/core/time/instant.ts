import type { Instant } from '../ports.ts'

export type { Instant }

/** The years people can name in a form or a call; anything else is a slip of the hand. */
const FIRST_YEAR = 2000
const LAST_YEAR = 2099

const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d))$/

/** The instant this many milliseconds after 1970 UTC. RangeError beyond years 0–9999: text order breaks. */
export function instant(milliseconds: number): Instant {
  const text = new Date(milliseconds).toISOString()
  if (text.length !== 24) throw new RangeError(`not an instant we can order: ${text}`)
  return text
}

/** Milliseconds since 1970 UTC. Throws RangeError for what is not an instant. */
export function ms(i: Instant): number {
  const value = Date.parse(i)
  if (Number.isNaN(value)) throw new RangeError('not an instant')
  return value
}

/** So many minutes of real time later, earlier where negative. Not local time: a day is not always 1440. */
export function plus(i: Instant, minutes: number): Instant {
  return instant(ms(i) + minutes * 60_000)
}

/** Minutes of real time from `a` to `b`; negative where `b` is earlier, fractional where they are. */
export function minutesBetween(a: Instant, b: Instant): number {
  return (ms(b) - ms(a)) / 60_000
}

export function earliest(first: Instant, ...others: readonly Instant[]): Instant {
  return others.reduce((least, i) => (i < least ? i : least), first)
}

export function latest(first: Instant, ...others: readonly Instant[]): Instant {
  return others.reduce((most, i) => (i > most ? i : most), first)
}

/**
 * What a person or another system wrote: ISO 8601 date and time with `Z` or an offset, in years 2000–2099.
 * Without an offset, impossible (31 February, 24:00, second 60) or otherwise not understood: undefined.
 * Digits finer than a millisecond are dropped.
 */
export function readInstant(text: string): Instant | undefined {
  const found = ISO.exec(text)
  if (!found) return undefined
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as Six
  const offsetHours = Number(found[9] ?? 0)
  const offsetMinutes = Number(found[10] ?? 0)
  if (minute > 59 || second > 59 || offsetHours > 14 || offsetMinutes > 59) return undefined
  // Hour 24 of any day is another day, and as such refused.
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds(found[7]))
  if (month < 1 || month > 12 || new Date(wall).getUTCDate() !== day) return undefined
  const offset = (offsetHours * 60 + offsetMinutes) * 60_000 * (found[8] === '-' ? -1 : 1)
  const utc = wall - offset
  const utcYear = new Date(utc).getUTCFullYear()
  return utcYear < FIRST_YEAR || utcYear > LAST_YEAR ? undefined : instant(utc)
}

type Six = [number, number, number, number, number, number]

function milliseconds(fraction = ''): number {
  return Number(fraction.slice(0, 3).padEnd(3, '0'))
}
