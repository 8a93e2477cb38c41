import type { dates as fi } from '../fi/dates.ts'
import { plural } from './plural.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** The month by name, so that nobody wonders which number is the day. */
const named = (month: string): string => MONTHS[Number(month) - 1] ?? month
const clock = (hour: string, minute: string): string => `${hour.padStart(2, '0')}:${minute}`

/** How English writes times for people in Finland: day before month, 24 hours, `Wed 25 Nov 13:30`. */
export const dates = {
  locale: 'en-GB',
  dayMonth: (weekday, day, month) => `${weekday} ${Number(day)} ${named(month)}`,
  dayMonthYear: (day, month, year) => `${Number(day)} ${named(month)} ${year}`,
  time: clock,
  exactTime: clock,
  /** A year and a time of the day are two numbers in a row: `Wed 25 Nov 2026, 13:30`. */
  at: (date, time) => (/\d{4}$/.test(date) ? `${date}, ${time}` : `${date} ${time}`),
  duration: (hours, minutes) =>
    [hours > 0 ? `${hours} h` : '', minutes > 0 || hours === 0 ? `${minutes} min` : ''].filter(Boolean).join(' '),
  days: (n) => plural(n, 'day', 'days'),
  hours: (n) => plural(n, 'hour', 'hours'),
  minutes: (n) => plural(n, 'minute', 'minutes'),
} satisfies typeof fi
