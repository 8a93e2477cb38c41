import { type Instant, plus } from './instant.ts'
import { covers, type Window } from './interval.ts'
import { addDays, endAt, localDate, startAt } from './zone.ts'

/** Local times `HH:MM` between which nobody is written to; `to` before `from` is the next morning. Equal: none. */
export interface Quiet {
  readonly from: string
  readonly to: string
}

/** What holds where a tenant has not said otherwise. */
export const QUIET: Quiet = { from: '21:00', to: '08:00' }

/** How long before quiet begins a message goes that would have fallen in it. */
const AHEAD_MINUTES = 60

export function isQuiet(i: Instant, quiet: Quiet): boolean {
  return nightOf(i, quiet) !== undefined
}

/** The first instant at or after `i` that is not quiet. */
export function afterQuiet(i: Instant, quiet: Quiet): Instant {
  const quietUntil = nightOf(i, quiet)?.end
  // Again, since where hardly an hour of the day is not quiet, a change of the clocks can swallow it.
  return quietUntil === undefined ? i : afterQuiet(quietUntil, quiet)
}

/**
 * For a message that would fall in quiet hours and cannot wait: an hour before they begin, the day before.
 * For any other instant, the last such moment at or before it.
 */
export function eveningBefore(i: Instant, quiet: Quiet): Instant {
  const today = localDate(i)
  const moments = [today, addDays(today, -1)].map((date) => {
    return plus(startAt(date, quiet.from), -AHEAD_MINUTES)
  })
  return moments.find((moment) => moment <= i) as Instant
}

function nightOf(i: Instant, quiet: Quiet): Window | undefined {
  if (quiet.from === quiet.to) return undefined
  const today = localDate(i)
  return [today, addDays(today, -1)].map((date) => night(date, quiet)).find((window) => covers(window, i))
}

/** The quiet hours that begin on this date. */
function night(date: string, { from, to }: Quiet): Window {
  return { start: startAt(date, from), end: endAt(to < from ? addDays(date, 1) : date, to) }
}
