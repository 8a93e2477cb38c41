import { EVER, type Person } from '../columns/person.ts'
import { type Calendar, DAY } from '../time/calendar.ts'
import type { Asked, AskedWindow, Hours, Terms } from './asked.ts'
import { allows, isHeldFor } from './day.ts'

export const NEVER = 0
/** Nobody knows whether they are free then. */
export const PERHAPS = 1
export const FREE = 2

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
  /** In between: pairs, and by day what `allows` said. */
  readonly line: number[]
  readonly allowed: number[]
}

export const noRanges = (): Ranges => ({ n: 0, from: [], to: [], window: [], lastIsEdge: [], line: [], allowed: [] })

/** Which starts would do for somebody whom nothing but time could keep away: those known to be free or, without any, the rest. */
export function startsOf(
  person: Person,
  asked: Asked,
  terms: Terms,
  ranges: Ranges,
): typeof NEVER | typeof PERHAPS | typeof FREE {
  ranges.n = 0
  ranges.allowed.length = 0
  for (let n = 0; n < asked.windows.length; n++) collect(person, asked, terms, ranges, n, true)
  if (ranges.n > 0) return FREE
  const { told } = person
  if (told[0] === -EVER && told[1] === EVER) return NEVER
  for (let n = 0; n < asked.windows.length; n++) collect(person, asked, terms, ranges, n, false)
  return ranges.n > 0 ? PERHAPS : NEVER
}

function collect(person: Person, asked: Asked, terms: Terms, ranges: Ranges, n: number, known: boolean): void {
  const window = asked.windows[n] as AskedWindow
  if (window.from > window.to) return
  const { line } = ranges
  line.length = 0
  if (known) freeStarts(person, window, asked.minutes, terms.calendar, line)
  else untoldStarts(person, window, asked.minutes, terms.calendar, line)
  for (let at = 0; at < person.away.length && line.length > 0; at += 2)
    takeOut(line, (person.away[at] as number) - asked.minutes + 1, (person.away[at + 1] as number) - 1)
  for (let at = 0; at < person.booked.length && line.length > 0; at++) {
    const one = person.booked[at] as Person['booked'][number]
    if (isHeldFor(one, asked)) continue
    const way = one.fromAfar && asked.fromAfar ? 0 : person.travel
    takeOut(line, one.from - way - asked.minutes + 1, one.to + way - 1)
  }
  if (line.length > 0) byDay(person, asked, terms, ranges, n)
}

/** Cuts what is left at midnight and keeps it where the day allows. */
function byDay(person: Person, asked: Asked, terms: Terms, ranges: Ranges, n: number): void {
  const { line, allowed } = ranges
  const { parts } = asked.windows[n] as AskedWindow
  let part = 0
  for (let at = 0; at < line.length; at += 2) {
    let from = line[at] as number
    const end = line[at + 1] as number
    while (from <= end) {
      while ((parts[part] as AskedWindow['parts'][number]).until <= from) part++
      const { day, until } = parts[part] as AskedWindow['parts'][number]
      const to = Math.min(end, until - 1)
      allowed[day] ??= allows(person, asked, asked.days[day] as Asked['days'][number], terms) ? 1 : 0
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

/** Starts said to be free: the weekly hours as they fall on these days and the extra ones, joined where they touch. */
function freeStarts({ weekly, extra }: Person, window: AskedWindow, minutes: number, calendar: Calendar, line: number[]): void {
  const { from, to, hours } = window
  for (let n = 0; n < hours.length; n++) {
    const on = hours[n] as Hours
    for (let at = 0; at < weekly.length; at += 5) {
      if (weekly[at] !== on.weekday || (weekly[at + 3] as number) > on.day || (weekly[at + 4] as number) < on.day) continue
      const start = weekly[at + 1] as number
      const end = weekly[at + 2] as number
      if (on.odd) insert(line, calendar.startAt(on.day, start), lastOf(calendar, on, end), from, to + minutes)
      else insert(line, on.midnight + start, on.midnight + end, from, to + minutes)
    }
  }
  for (let at = 0; at < extra.length; at += 2) insert(line, extra[at] as number, extra[at + 1] as number, from, to + minutes)
  let kept = 0
  for (let at = 0; at < line.length; at += 2) {
    let last = line[at + 1] as number
    const first = Math.max(from, line[at] as number)
    while (at + 2 < line.length && (line[at + 2] as number) <= last) {
      at += 2
      last = Math.max(last, line[at + 1] as number)
    }
    const latest = Math.min(to, last - minutes)
    if (first > latest) continue
    line[kept++] = first
    line[kept++] = latest
  }
  line.length = kept
}

const lastOf = (calendar: Calendar, { day, next }: Hours, end: number): number =>
  end < DAY ? calendar.endAt(day, end) : end === DAY ? next : calendar.endAt(day + 1, end - DAY)

/** Keeps the stretches that reach between the two in order of their beginnings. */
function insert(line: number[], start: number, end: number, from: number, to: number): void {
  if (start >= end || end <= from || start >= to) return
  let at = line.length
  while (at > 0 && (line[at - 2] as number) > start) {
    line[at] = line[at - 2] as number
    line[at + 1] = line[at - 1] as number
    at -= 2
  }
  line[at] = start
  line[at + 1] = end
}

/** Starts of meetings that touch no day of which hours were told. */
function untoldStarts({ told }: Person, { from, to }: AskedWindow, minutes: number, calendar: Calendar, line: number[]): void {
  line.push(from, to)
  for (let at = 0; at < told.length; at += 2) {
    const first = told[at] as number
    const last = told[at + 1] as number
    const start = first === -EVER ? -Infinity : calendar.startOfDay(first)
    takeOut(line, start - minutes + 1, last === EVER ? Infinity : calendar.startOfDay(last + 1) - 1)
  }
}

/** Leaves out all starts from the first to the last of them. */
function takeOut(line: number[], first: number, last: number): void {
  for (let at = 0; at < line.length; at += 2) {
    const from = line[at] as number
    const to = line[at + 1] as number
    if (to < first || last < from) continue
    const before = from < first
    const after = last < to
    if (before && after) {
      line.splice(at, 2, from, first - 1, last + 1, to)
      at += 2
    } else if (before) line[at + 1] = first - 1
    else if (after) line[at] = last + 1
    else {
      line.splice(at, 2)
      at -= 2
    }
  }
}
