import { Temporal } from 'temporal-polyfill'

const HELSINKI = 'Europe/Helsinki'

/** The next morning at nine in Helsinki: no quiet hours, whenever the tests run. */
export function nextMorning(instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(HELSINKI).add({ days: 1 }).withPlainTime('09:00')
}

/** The next Sunday on which 03:30 does not exist in Finland: the last one of March. */
export function nextSpringForward(day: Temporal.ZonedDateTime): Temporal.PlainDate {
  const lastSunday = (year: number) => {
    const last = Temporal.PlainDate.from({ year, month: 3, day: 31 })
    return last.subtract({ days: last.dayOfWeek % 7 })
  }
  const [now, thisYear] = [day.toPlainDate(), lastSunday(day.year)]
  return Temporal.PlainDate.compare(thisYear, now) > 0 ? thisYear : lastSunday(day.year + 1)
}

/** `ke 25.11.`, as messages write it. */
export function shortDate(day: Temporal.PlainDate): string {
  return `${['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'][day.dayOfWeek - 1]} ${day.day}.${day.month}.`
}
