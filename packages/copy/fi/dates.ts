import { plural } from './plural.ts'

/** How Finnish writes times. `locale` is for Intl; the rest puts its parts together. */
export const dates = {
  locale: 'fi-FI',
  dayMonth: (weekday: string, day: string, month: string) => `${weekday} ${day}.${month}.`,
  dayMonthYear: (day: string, month: string, year: string) => `${day}.${month}.${year}`,
  /** Full hours are said without minutes, `klo 12`, but midnight is `0.00`. */
  time: (hour: string, minute: string) => (minute === '00' && hour !== '0' ? hour : `${hour}.${minute}`),
  exactTime: (hour: string, minute: string) => `${hour}.${minute}`,
  at: (date: string, time: string) => `${date} klo ${time}`,
  duration: (hours: number, minutes: number) =>
    [hours > 0 ? `${hours} t` : '', minutes > 0 || hours === 0 ? `${minutes} min` : ''].filter(Boolean).join(' '),
  days: (n: number) => plural(n, 'päivä', 'päivää'),
  hours: (n: number) => plural(n, 'tunti', 'tuntia'),
  minutes: (n: number) => plural(n, 'minuutti', 'minuuttia'),
}
