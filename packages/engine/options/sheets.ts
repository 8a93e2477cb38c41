import type { Columns } from '../columns/columns.ts'
import { BOOKED, EMERGENCY, FROM_AFAR, type Person } from '../columns/person.ts'
import { daysFrom } from '../rank/asked.ts'
import { emptyLine, insert, joinToStarts, type Line, takeOut } from '../rank/line.ts'
import { addHours, takeOutTold } from '../rank/starts.ts'
import { localDay, type Terms } from '../rank/terms.ts'
import { DAY } from '../time/calendar.ts'

/**
 * What is left of everybody's day, and of the night after it, once all that is promised is taken out. Each is worked out when
 * it is first asked for, and then kept: many requests ask about the same day. One sheet is 16 bytes, so that looking into it
 * costs one look into memory.
 */
export interface DaySheets {
  /** Minute that the pieces count from: midnight. */
  readonly midnight: number
  /** By position, `SHEET` numbers each: what it is, minutes left in the month, then first and last minute of up to three pieces. */
  readonly sheets: Int16Array
  readonly make: (position: number) => void
}

export const SHEET = 8
/** How many pieces, with what else there is to say of the sheet. */
export const PIECES_ON_IT = 3
export const NO_EMERGENCY = 4
/** More pieces than it has room for: to be looked at otherwise. */
export const OVERFULL = 8
export const MADE = 16
const MOST_PIECES = 3
const MOST_MINUTES = 2 ** 15 - 1

export type SheetsOn = (day: number, fromAfar: boolean, isKnown: boolean) => DaySheets

export function sheetsOf({ calendar, people }: Columns, terms: Terms): SheetsOn {
  const kept = new Map<number, DaySheets>()
  const line = emptyLine()
  const fresh = (day: number, fromAfar: boolean, isKnown: boolean): DaySheets => {
    const hours = daysFrom(terms, day - 1, day + 1)
    const { midnight, next, month } = localDay(terms, day)
    const last = next + DAY - 1
    const sheets = new Int16Array(people.length * SHEET)
    const make = (position: number): void => {
      const person = people[position] as Person
      const at = position * SHEET
      sheets[at] = MADE
      const room = roomOn(person, day, month)
      if (room === undefined) return
      line.n = 0
      if (isKnown) addHours(person, hours, midnight, last + 1, calendar, line)
      else insert(line, midnight, last + 1, midnight, last + 1)
      joinToStarts(line, midnight, last, 1)
      if (!isKnown) takeOutTold(person, 1, calendar, line)
      takeOutTaken(person, fromAfar, line)
      const isOver = line.n > MOST_PIECES
      sheets[at] = MADE | (isOver ? OVERFULL : line.n) | (room.noEmergency ? NO_EMERGENCY : 0)
      sheets[at + 1] = Math.min(MOST_MINUTES, Math.floor(room.minutes))
      for (let n = 0; n < line.n && !isOver; n++) {
        sheets[at + 2 + 2 * n] = (line.from[n] as number) - midnight
        sheets[at + 3 + 2 * n] = (line.to[n] as number) - midnight
      }
    }
    return { midnight, sheets, make }
  }
  return (day, fromAfar, isKnown) => {
    const key = day * 4 + (fromAfar ? 2 : 0) + (isKnown ? 1 : 0)
    let on = kept.get(key)
    if (!on) kept.set(key, (on = fresh(day, fromAfar, isKnown)))
    return on
  }
}

/** Nothing where the day is full, or one to rest on, or after the undertaking ended. */
function roomOn({ booked, months, until, restDay, meetingsPerDay, minutesPerMonth }: Person, day: number, month: number) {
  if (until < day) return undefined
  let minutes = minutesPerMonth
  let meetings = 0
  let noEmergency = false
  for (let n = 0; n < months.length; n += 3) if (months[n] === month) minutes -= months[n + 1] as number
  for (let n = 0; n < booked.length; n += BOOKED) {
    const on = booked[n + 3] as number
    if (on === day) meetings++
    if (booked[n + 4] === month) minutes -= booked[n + 2] as number
    if (!restDay) continue
    if (on === day - 1 && ((booked[n + 5] as number) & EMERGENCY) !== 0) return undefined
    if (on === day + 1) noEmergency = true
  }
  return meetings >= meetingsPerDay || minutes <= 0 ? undefined : { minutes, noEmergency }
}

function takeOutTaken({ away, booked, travel }: Person, fromAfar: boolean, line: Line): void {
  for (let n = 0; n < away.length; n += 2) takeOut(line, away[n] as number, (away[n + 1] as number) - 1)
  for (let n = 0; n < booked.length; n += BOOKED) {
    const way = fromAfar && ((booked[n + 5] as number) & FROM_AFAR) !== 0 ? 0 : travel
    takeOut(line, (booked[n] as number) - way, (booked[n + 1] as number) + way - 1)
  }
}
