import type { Appointment, Person } from '../columns/person.ts'
import { type Asked, type AskedDay, centsFor, type Terms } from './asked.ts'

/** Whether somebody may be asked at all in this week: families at a time, askings, a fresh extract where minors may be there. */
export function hasRoom({ partner, families, extractOn }: Person, { request }: Asked, terms: Terms): boolean {
  const { capacity, weeks } = partner
  const others = families.size - (families.has(request.id) ? 1 : 0)
  return (
    others < capacity.families &&
    (weeks[terms.week] ?? 0) < capacity.offersPerWeek &&
    capacity.meetingsPerDay > 0 &&
    (!request.minors || terms.today <= extractOn + terms.extractDays)
  )
}

/** Whether a meeting may be held on that day: agreements, undertakings, meetings, rest, hours and earnings of its month. */
export function allows(person: Person, asked: Asked, on: AskedDay, terms: Terms): boolean {
  const { partner, until, months, booked } = person
  if (until < on.holds || (on.organisations && !on.organisations.has(partner.organisation))) return false
  const { earningsCap } = partner
  let minutes = asked.minutes
  let cents = on.cents
  for (const done of months)
    if (done.month === on.month) {
      minutes += done.minutes
      cents += done.cents
    }
  let meetings = 0
  for (const one of booked) {
    if (isHeldFor(one, asked)) continue
    if (one.day === on.day) meetings++
    if (one.month === on.month) {
      minutes += one.minutes
      if (earningsCap !== undefined) cents += centsFor(terms, asked.request.channel, one.day, one.minutes)
    }
    if (person.restDay && asked.windows.length > 0 && breaksRest(one, asked, on.day)) return false
  }
  if (asked.windows.length > 0 && meetings >= partner.capacity.meetingsPerDay) return false
  return minutes <= partner.capacity.hoursPerMonth * 60 && (earningsCap === undefined || cents <= earningsCap)
}

/** What is only held for the very request is not one against it. */
export const isHeldFor = ({ heldFor }: Appointment, { request }: Asked): boolean => heldFor === request.id

const breaksRest = ({ day, emergency }: Appointment, asked: Asked, on: number): boolean =>
  (emergency && day === on - 1) || (asked.emergency && day === on + 1)
