import { type Instant, instant, latest, ms } from './instant.ts'
import { addDays, atLocal, localDate, weekday } from './zone.ts'

/**
 * Days off in Finland besides Saturdays and Sundays. Midsummer Eve and Christmas Eve are not public holidays,
 * but offices are closed and statutory time limits skip them, so they count as days off here.
 */
const FIXED = ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'] as const

/** Days from Easter Sunday: Good Friday, Easter Sunday and Monday, Ascension Day, Pentecost. */
const FROM_EASTER = [-2, 0, 1, 39, 49] as const

const holidays = new Map<string, ReadonlySet<string>>()

/** Finnish public holidays of a year (`2026`) with Midsummer Eve and Christmas Eve, as dates. */
export function publicHolidays(year: string): ReadonlySet<string> {
  const known = holidays.get(year)
  if (known) return known
  const easter = easterSunday(Number(year))
  const midsummer = firstSaturdayFrom(`${year}-06-20`)
  const dates = new Set([
    ...FIXED.map((day) => `${year}-${day}`),
    ...FROM_EASTER.map((days) => addDays(easter, days)),
    addDays(midsummer, -1),
    midsummer,
    firstSaturdayFrom(`${year}-10-31`), // All Saints' Day
  ])
  holidays.set(year, dates)
  return dates
}

export function isWorkingDay(date: string): boolean {
  return weekday(date) <= 5 && !publicHolidays(date.slice(0, 4)).has(date)
}

/** The nth working day after the date, which itself does not count: 1 is the next one, 0 the date given. */
export function addWorkingDays(date: string, days: number): string {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`working days: ${days}`)
  let current = date
  for (let left = days; left > 0;) {
    current = addDays(current, 1)
    if (isWorkingDay(current)) left -= 1
  }
  return current
}

/** When an office is open, local `HH:MM` on working days. */
export interface OfficeHours {
  readonly from: string
  readonly to: string
}

/** The instant when the office has been open for so many hours since `i`. Always within office hours. */
export function addWorkingHours(i: Instant, hours: number, office: OfficeHours): Instant {
  if (!(hours >= 0) || !Number.isFinite(hours)) throw new RangeError(`working hours: ${hours}`)
  if (office.to <= office.from) throw new RangeError(`office hours: ${office.from}–${office.to}`)
  let left = Math.round(hours * 3_600_000)
  for (let date = localDate(i); ; date = addDays(date, 1)) {
    if (!isWorkingDay(date)) continue
    const start = latest(i, atLocal(date, office.from))
    const end = atLocal(date, office.to)
    if (start > end) continue
    const open = ms(end) - ms(start)
    if (left <= open) return instant(ms(start) + left)
    left -= open
  }
}

function firstSaturdayFrom(date: string): string {
  return addDays(date, (13 - weekday(date)) % 7)
}

/** Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export const OFFICE = { from: '08:00', to: '16:00' } as const
