import type { Instant } from '#core/ports.ts'
import type { Window } from '#core/time/interval.ts'
import { localDate, localTime, weekday } from '#core/time/zone.ts'

const DAYS = ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'] as const

/** Dates and times on pages, Helsinki time. On history and far dates the year is told. */
export const pageTime = {
  /** `25.11.2026`, of a local date `2026-11-25`. */
  date: (date: string): string => `${short(date)}${date.slice(0, 4)}`,
  /** `ke 25.11. klo 13.30` */
  at: (i: Instant): string => `${day(localDate(i))} klo ${clock(i)}`,
  /** `ke 25.11.2026 klo 13.30` */
  atWithYear: (i: Instant): string => `${day(localDate(i))}${localDate(i).slice(0, 4)} klo ${clock(i)}`,
  /** `ke 25.11. klo 13.30–15.30`; both days where it goes past midnight. */
  span: ({ start, end }: Window): string =>
    localDate(start) === localDate(end)
      ? `${day(localDate(start))} klo ${clock(start)}–${clock(end)}`
      : `${day(localDate(start))} klo ${clock(start)} – ${day(localDate(end))} klo ${clock(end)}`,
  /** `ke 25.11.` */
  day: (i: Instant): string => day(localDate(i)),
}

function day(date: string): string {
  return `${DAYS[weekday(date) - 1]} ${short(date)}`
}

function short(date: string): string {
  return `${Number(date.slice(8, 10))}.${Number(date.slice(5, 7))}.`
}

function clock(i: Instant): string {
  return localTime(i).replace(':', '.').replace(/^0/, '')
}
