import type { Columns } from '../columns/columns.ts'
import { BOOKED, EMERGENCY, FROM_AFAR, type Person } from '../columns/person.ts'
import { type Hours, hoursOver } from '../rank/asked.ts'
import { emptyLine, insert, joinToStarts, type Line, takeOut } from '../rank/line.ts'
import { addHours, takeOutTold } from '../rank/starts.ts'
import { DAY, monthOf } from '../time/calendar.ts'

/** What is left of one person's day, and of the night after it, once everything promised is taken out. */
export interface Sheet {
  /** First and last minute of each piece that is free (or untold), two numbers a piece. */
  readonly pieces: readonly number[]
  /** Left in the month. */
  readonly minutes: number
  /** Nothing of an emergency: the next day has a meeting. */
  readonly noEmergency: boolean
}

/** Each is worked out when it is first asked for, and then kept: many requests ask about the same day. */
export interface Sheets {
  readonly of: (place: number, day: number, fromAfar: boolean, isKnown: boolean) => Sheet
}

const CLOSED: Sheet = { pieces: [], minutes: 0, noEmergency: true }

export function sheetsOf({ calendar, people }: Columns): Sheets {
  const kept = new Map<number, (Sheet | undefined)[]>()
  const hours = new Map<number, readonly Hours[]>()
  const line = emptyLine()
  const hoursOn = (day: number): readonly Hours[] => {
    let known = hours.get(day)
    if (!known) hours.set(day, (known = hoursOver(calendar, day, day + 1)))
    return known
  }
  const make = (person: Person, day: number, fromAfar: boolean, isKnown: boolean): Sheet => {
    const room = roomOn(person, day)
    if (!room) return CLOSED
    const from = calendar.startOfDay(day)
    const to = calendar.startOfDay(day + 1) + DAY - 1
    line.n = 0
    if (isKnown) addHours(person, hoursOn(day), from, to + 1, calendar, line)
    else insert(line, from, to + 1, from, to + 1)
    joinToStarts(line, from, to, 1)
    if (!isKnown) takeOutTold(person, 1, calendar, line)
    takeOutTaken(person, fromAfar, line)
    const pieces: number[] = []
    for (let n = 0; n < line.n; n++) pieces.push(line.from[n] as number, line.to[n] as number)
    return { ...room, pieces }
  }
  return {
    of(place, day, fromAfar, isKnown) {
      const key = day * 4 + (fromAfar ? 2 : 0) + (isKnown ? 1 : 0)
      let sheets = kept.get(key)
      if (!sheets) kept.set(key, (sheets = Array.from({ length: people.length })))
      return (sheets[place] ??= make(people[place] as Person, day, fromAfar, isKnown))
    },
  }
}

/** Nothing where the day is full, or one to rest on, or after the undertaking ended. */
function roomOn({ booked, months, until, restDay, meetingsPerDay, minutesPerMonth }: Person, day: number) {
  if (until < day) return undefined
  const month = monthOf(day)
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
  return meetings >= meetingsPerDay ? undefined : { minutes, noEmergency }
}

function takeOutTaken({ away, booked, travel }: Person, fromAfar: boolean, line: Line): void {
  for (let n = 0; n < away.length; n += 2) takeOut(line, away[n] as number, (away[n + 1] as number) - 1)
  for (let n = 0; n < booked.length; n += BOOKED) {
    const way = fromAfar && ((booked[n + 5] as number) & FROM_AFAR) !== 0 ? 0 : travel
    takeOut(line, (booked[n] as number) - way, (booked[n + 1] as number) + way - 1)
  }
}
