import type { dates as fi } from '../fi/dates.ts'
import { plural } from './plural.ts'

/** How Swedish is written in Finland: `ons 25.11 kl. 13.30`, the month without a full stop of its own. */
export const dates = {
  locale: 'sv-FI',
  dayMonth: (weekday, day, month) => `${weekday} ${day}.${month}`,
  dayMonthYear: (day, month, year) => `${day}.${month}.${year}`,
  /** Full hours are said without minutes, `kl. 12`, but midnight is `0.00`. */
  time: (hour, minute) => (minute === '00' && hour !== '0' ? hour : `${hour}.${minute}`),
  exactTime: (hour, minute) => `${hour}.${minute}`,
  at: (date, time) => `${date} kl. ${time}`,
  duration: (hours, minutes) =>
    [hours > 0 ? `${hours} h` : '', minutes > 0 || hours === 0 ? `${minutes} min` : ''].filter(Boolean).join(' '),
  days: (n) => plural(n, 'dag', 'dagar'),
  hours: (n) => plural(n, 'timme', 'timmar'),
  minutes: (n) => plural(n, 'minut', 'minuter'),
} satisfies typeof fi
