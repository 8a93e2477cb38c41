import type { Instant } from '#core/ports.ts'
import type { Window } from '#core/time/interval.ts'
import { dates as en } from './en/dates.ts'
import { dates as fi } from './fi/dates.ts'
import { dates as sv } from './sv/dates.ts'

/** Times as a language writes them; Finnish is the contract. */
export type DateWords = typeof fi

const WORDS: Readonly<Record<string, DateWords>> = { fi, sv, en }
const ZONE = 'Europe/Helsinki'

interface Local {
  readonly weekday: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly hour: string
  readonly minute: string
}

export type Formats = ReturnType<typeof make>

const made = new Map<string, Formats>()

/** Dates and times in Europe/Helsinki for a language; Finnish where the language has no words yet. */
export function formats(language: string): Formats {
  const known = made.get(language)
  if (known) return known
  const fresh = make(WORDS[language] ?? fi)
  made.set(language, fresh)
  return fresh
}

function make(words: DateWords) {
  // Built at first use: making one costs more than all its answers.
  let format: Intl.DateTimeFormat | undefined
  const read = (i: Instant): Local => {
    format ??= new Intl.DateTimeFormat(words.locale, {
      timeZone: ZONE,
      weekday: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    return Object.fromEntries(format.formatToParts(Date.parse(i)).map(({ type, value }) => [type, value])) as unknown as Local
  }
  const date = ({ day, month, year }: Local) => words.dayMonthYear(day, month, year)
  const shortDate = ({ weekday, day, month }: Local) => words.dayMonth(weekday, day, month)
  const time = ({ hour, minute }: Local) => words.time(hour, minute)

  /** Between two ends; the second date is said only where it is another one. */
  const between = (window: Window, dash: string, say: (local: Local) => string): string => {
    const [start, end] = [read(window.start), read(window.end)]
    const head = words.at(say(start), time(start))
    return date(start) === date(end) ? `${head}${dash}${time(end)}` : `${head} ${dash} ${words.at(say(end), time(end))}`
  }
  const weekdayDate = (local: Local) => `${local.weekday} ${date(local)}`

  return {
    /** `17.2.2026` */
    date: (i: Instant) => date(read(i)),
    /** `ke 25.11.` */
    shortDate: (i: Instant) => shortDate(read(i)),
    /** A local date `2026-02-17` as `17.2.2026`. */
    localDate: (day: string) => words.dayMonthYear(...dayOf(day)),
    /** `17.2.2026 klo 13.30` */
    dateTime: (i: Instant) => {
      const local = read(i)
      return words.at(date(local), words.exactTime(local.hour, local.minute))
    },
    /** `ke 25.11. klo 13.30` */
    shortDateTime: (i: Instant) => {
      const local = read(i)
      return words.at(shortDate(local), time(local))
    },
    /** `ke 25.11. klo 13.30-15.30`: plain hyphen, since SMS has no dash. */
    short: (window: Window) => between(window, '-', shortDate),
    /** `ke 25.11.2026 klo 13.30–15.30`, for pages and e-mail. */
    full: (window: Window) => between(window, '–', weekdayDate),
    /** `ma klo 12`, for a deadline within a week; a later one with its date. */
    deadline: (i: Instant, now: Instant) => {
      const local = read(i)
      const near = Date.parse(i) - Date.parse(now) < 6 * 86_400_000
      return words.at(near ? local.weekday : shortDate(local), time(local))
    },
    /** `ma 23.11.2026 klo 12` */
    fullDeadline: (i: Instant) => {
      const local = read(i)
      return words.at(weekdayDate(local), time(local))
    },
    /** `13.30` */
    time: (i: Instant) => {
      const local = read(i)
      return words.exactTime(local.hour, local.minute)
    },
    /** A local time `06:30` as `6.30`. */
    localTime: (time: string) => {
      const [hour = '', minute = ''] = time.split(':')
      return words.exactTime(String(Number(hour)), minute)
    },
    /** `1 t 30 min` */
    duration: (minutes: number) => words.duration(Math.floor(minutes / 60), minutes % 60),
    /** How far apart, in the largest unit that says enough, rounded down: `2 päivää`, `3 tuntia`, `20 minuuttia`. */
    span: (from: Instant, to: Instant) => {
      const minutes = Math.floor(Math.abs(Date.parse(to) - Date.parse(from)) / 60_000)
      if (minutes >= 2 * 24 * 60) return words.days(Math.floor(minutes / (24 * 60)))
      return minutes >= 120 ? words.hours(Math.floor(minutes / 60)) : words.minutes(minutes)
    },
    /** Local dates from one instant to another: 0 the same day, 1 tomorrow. */
    daysBetween: (from: Instant, to: Instant) => Math.round((dayNumber(read(to)) - dayNumber(read(from))) / 86_400_000),
  }
}

function dayOf(date: string): [string, string, string] {
  const [year = '', month = '', day = ''] = date.split('-')
  return [String(Number(day)), String(Number(month)), year]
}

const dayNumber = ({ year, month, day }: Local): number => Date.UTC(Number(year), Number(month) - 1, Number(day))
