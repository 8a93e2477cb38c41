import type { Instant } from '#core/ports.ts'
import { plus } from '#core/time/instant.ts'
import type { Window } from '#core/time/interval.ts'
import { isQuiet, QUIET } from '#core/time/quiet-hours.ts'
import { isWorkingDay } from '#core/time/working-days.ts'
import { addDays, atLocal, localDate } from '#core/time/zone.ts'

interface Now {
  readonly now: Instant
}

export const at = (date: string, time: string): Instant => atLocal(date, time)

/** The working day so many before (negative) or after today, as a local date. */
export function day({ now }: Now, count: number): string {
  const step = Math.sign(count)
  let date = localDate(now)
  for (let left = Math.abs(count); left > 0;) {
    date = addDays(date, step)
    if (isWorkingDay(date)) left--
  }
  return date
}

/** So many minutes ago, nights not counted: when somebody may have been asked or have answered. At most a day of them. */
export function awake({ now }: Now, minutes: number): Instant {
  const evening = (i: Instant) => at(localDate(i), '20:55')
  const latest = !isQuiet(now, QUIET) ? now : evening(now) < now ? evening(now) : evening(plus(now, -24 * 60))
  const wished = plus(latest, -minutes)
  if (!isQuiet(wished, QUIET)) return wished
  const left = minutes - Math.round((Date.parse(latest) - Date.parse(at(localDate(latest), '08:00'))) / 60_000)
  return plus(evening(plus(latest, -24 * 60)), -left)
}

/** Two hours of that day. */
export const afternoon = (date: string, from = '13:30'): Window => ({ start: at(date, from), end: plus(at(date, from), 120) })

/** The parent agreed, so many working days ago. */
export const given = (now: Now, count: number) => ({ given: true, on: day(now, count) }) as const
