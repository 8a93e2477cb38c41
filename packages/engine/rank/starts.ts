import { BOOKED, EVER, FROM_AFAR, type Person, WEEKLY } from '../columns/person.ts'
import { type Calendar, DAY } from '../time/calendar.ts'
import { emptyLine, insert, joinToStarts, type Line, takeOut } from './line.ts'
import type { Asked, AskedWindow } from './asked.ts'
import type { LocalDay, Terms } from './terms.ts'
import { allows, isHeldFor } from './day.ts'

/**
 * The starts that would do, as ranges: first and last minute, the window, and whether only midnight ends it. The lists are
 * used again for everybody who is looked at.
 */
export interface Ranges {
  n: number
  readonly from: number[]
  readonly to: number[]
  readonly window: number[]
  readonly lastIsEdge: boolean[]
  readonly line: Line
  /** By day asked about what `allows` said: 0 not asked yet, 1 yes, 2 no. */
  allowed: Uint8Array
}

export const noRanges = (): Ranges => ({
  n: 0,
  from: [],
  to: [],
  window: [],
  lastIsEdge: [],
  line: emptyLine(),
  allowed: new Uint8Array(16),
})

type Ways = (person: Person, window: AskedWindow, minutes: number, calendar: Calendar, line: Line) => void

/** Whether some start would do that the person has said to be free for. */
export const freeStarts = (person: Person, asked: Asked, terms: Terms, ranges: Ranges): boolean =>
  startsBy(saidFree, person, asked, terms, ranges)

/** Whether some start would do about which nobody knows. Only asked of who is not known to be free at any. */
export const untoldStarts = (person: Person, asked: Asked, terms: Terms, ranges: Ranges): boolean =>
  startsBy(untold, person, asked, terms, ranges)

function startsBy(ways: Ways, person: Person, asked: Asked, terms: Terms, ranges: Ranges): boolean {
  const { line } = ranges
  ranges.n = 0
  if (ranges.allowed.length < asked.days.length) ranges.allowed = new Uint8Array(asked.days.length * 2)
  ranges.allowed.fill(0, 0, asked.days.length)
  for (let n = 0; n < asked.windows.length; n++) {
    const window = asked.windows[n] as AskedWindow
    line.n = 0
    if (window.from <= window.to) ways(person, window, asked.minutes, terms.calendar, line)
    if (line.n > 0) leaveOutTaken(person, asked, line)
    if (line.n > 0) byDay(person, asked, terms, ranges, n)
  }
  return ranges.n > 0
}

/** What is promised, with the way there and back, or said to be away, from the starts of meetings so long. */
function leaveOutTaken(person: Person, asked: Asked, line: Line): void {
  const { away, booked, travel } = person
  for (let at = 0; at < away.length; at += 2)
    takeOut(line, (away[at] as number) - asked.minutes + 1, (away[at + 1] as number) - 1)
  for (let at = 0; at < booked.length; at += BOOKED) {
    if (isHeldFor(person, at, asked)) continue
    const way = ((booked[at + 5] as number) & FROM_AFAR) !== 0 && asked.fromAfar ? 0 : travel
    takeOut(line, (booked[at] as number) - way - asked.minutes + 1, (booked[at + 1] as number) + way - 1)
  }
}

/** Cuts what is left at midnight and keeps it where the day allows. */
function byDay(person: Person, asked: Asked, terms: Terms, ranges: Ranges, n: number): void {
  const { line, allowed } = ranges
  const { parts } = asked.windows[n] as AskedWindow
  let part = 0
  for (let at = 0; at < line.n; at++) {
    let from = line.from[at] as number
    const end = line.to[at] as number
    while (from <= end) {
      while ((parts[part] as AskedWindow['parts'][number]).until <= from) part++
      const { day, until } = parts[part] as AskedWindow['parts'][number]
      const to = Math.min(end, until - 1)
      if (allowed[day] === 0) allowed[day] = allows(person, asked, asked.days[day] as Asked['days'][number], terms) ? 1 : 2
      if (allowed[day] === 1) {
        ranges.from[ranges.n] = from
        ranges.to[ranges.n] = to
        ranges.window[ranges.n] = n
        ranges.lastIsEdge[ranges.n++] = to !== until - 1
      }
      from = to + 1
    }
  }
}

/** Starts said to be free. */
const saidFree: Ways = (person, { from, to, hours }, minutes, calendar, line) => {
  addHours(person, hours, from, to + minutes, calendar, line)
  joinToStarts(line, from, to, minutes)
}

/** The weekly hours as they fall on these days and the extra ones, where they reach in between the two. */
export function addHours(
  { weekly, extra }: Person,
  hours: readonly LocalDay[],
  from: number,
  before: number,
  calendar: Calendar,
  line: Line,
): void {
  for (let n = 0; n < hours.length; n++) {
    const on = hours[n] as LocalDay
    for (let at = 0; at < weekly.length; at += WEEKLY) {
      if (weekly[at] !== on.weekday || (weekly[at + 3] as number) > on.day || (weekly[at + 4] as number) < on.day) continue
      const start = weekly[at + 1] as number
      const end = weekly[at + 2] as number
      if (on.odd) insert(line, calendar.startAt(on.day, start), lastOf(calendar, on, end), from, before)
      else insert(line, on.midnight + start, on.midnight + end, from, before)
    }
  }
  for (let at = 0; at < extra.length; at += 2) insert(line, extra[at] as number, extra[at + 1] as number, from, before)
}

const lastOf = (calendar: Calendar, { day, next }: LocalDay, end: number): number =>
  end < DAY ? calendar.endAt(day, end) : end === DAY ? next : calendar.endAt(day + 1, end - DAY)

/** Starts of meetings that touch no day of which hours were told. */
const untold: Ways = (person, { from, to }, minutes, calendar, line) => {
  insert(line, from, to + 1, from, to + 1)
  joinToStarts(line, from, to, 1)
  takeOutTold(person, minutes, calendar, line)
}

export function takeOutTold({ told }: Person, minutes: number, calendar: Calendar, line: Line): void {
  for (let at = 0; at < told.length; at += 2) {
    const first = told[at] as number
    const last = told[at + 1] as number
    const start = first === -EVER ? -Infinity : calendar.startOfDay(first)
    takeOut(line, start - minutes + 1, last === EVER ? Infinity : calendar.startOfDay(last + 1) - 1)
  }
}
