import { BOOKED, EMERGENCY, HELD, type Person } from '../columns/person.ts'
import type { Asked, AskedDay } from './asked.ts'
import { centsFor, type Terms } from './terms.ts'

/** Whether somebody may be asked at all: families at a time, askings this week, a fresh extract where minors may be there. */
export function hasRoom(person: Person, { request }: Asked, terms: Terms): boolean {
  const { families, extractOn, weeks, offersPerWeek, meetingsPerDay, partner } = person
  if (meetingsPerDay === 0 || offersPerWeek === 0) return false
  if (request.minors && terms.today > extractOn + terms.extractDays) return false
  for (let n = 0; n < weeks.length; n += 2) if (weeks[n] === terms.week && (weeks[n + 1] as number) >= offersPerWeek) return false
  const most = partner.capacity.families
  return families.size < most || (families.size === most && families.has(request.id))
}

/** Whether a meeting may be held on that day: agreements, undertakings, meetings, rest, hours and earnings of its month. */
export function allows(person: Person, asked: Asked, on: AskedDay, terms: Terms): boolean {
  const { until, months, booked, earningsCap } = person
  if (until < on.holds) return false
  if (on.organisations && !on.organisations.has(person.partner.organisation)) return false
  let minutes = asked.minutes
  let cents = on.cents
  for (let n = 0; n < months.length; n += 3)
    if (months[n] === on.month) {
      minutes += months[n + 1] as number
      cents += months[n + 2] as number
    }
  let meetings = 0
  for (let n = 0; n < booked.length; n += BOOKED) {
    if (isHeldFor(person, n, asked)) continue
    const day = booked[n + 3] as number
    const flags = booked[n + 5] as number
    if (day === on.day) meetings++
    else if (asked.windows.length > 0 && breaksRest(person, asked, day - on.day, flags)) return false
    if (booked[n + 4] !== on.month) continue
    const length = booked[n + 2] as number
    minutes += length
    if (earningsCap >= 0) cents += centsFor(terms, asked.request.channel, day, length)
  }
  if (asked.windows.length > 0 && meetings >= person.meetingsPerDay) return false
  return minutes <= person.minutesPerMonth && (earningsCap < 0 || cents <= earningsCap)
}

/** What is only held for the very request is not one against it. */
export const isHeldFor = ({ booked, heldFor }: Person, at: number, { request }: Asked): boolean =>
  ((booked[at + 5] as number) & HELD) !== 0 && heldFor[at / BOOKED] === request.id

/** A meeting a day after an emergency, or an emergency a day before a meeting. */
const breaksRest = ({ restDay }: Person, { emergency }: Asked, daysLater: number, flags: number): boolean =>
  restDay && ((daysLater === -1 && (flags & EMERGENCY) !== 0) || (daysLater === 1 && emergency))
