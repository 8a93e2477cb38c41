import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/Helsinki'

/**
 * The moment a turn of the clock asks for, in epoch milliseconds; undefined where it cannot be read.
 * `advance` is an ISO 8601 duration, counted on Helsinki's calendar (P1D keeps the time of day, PT24H does not);
 * `to` an instant, or a local time in Helsinki.
 */
export function targetOf(turn: { readonly advance?: unknown; readonly to?: unknown }, now: string): number | undefined {
  const { advance, to } = turn
  try {
    if (typeof advance === 'string' && to === undefined) {
      return Temporal.Instant.from(now).toZonedDateTimeISO(ZONE).add(Temporal.Duration.from(advance)).epochMilliseconds
    }
    if (typeof to === 'string' && advance === undefined) return instantOf(to)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return undefined
}

function instantOf(text: string): number {
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(text)
  if (hasOffset) return Temporal.Instant.from(text).epochMilliseconds
  return Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds
}
