import type { Instant } from '../ports.ts'
import type { Notice } from '../records/notice.ts'
import type { Template } from '../records/templates.ts'
import type { Settings } from '../records/tenant.ts'
import { plus } from '../time/instant.ts'
import { eveningBefore, isQuiet } from '../time/quiet-hours.ts'

/** A reminder that there should be, and how many notices say it. */
export interface Wanted {
  readonly template: Template
  readonly at: Instant
  readonly ways: number
}

/** What a partner was told in the commit that wrote the reminders, by the same ways. */
const AGREED: readonly Template[] = ['agreed', 'booked', 'moved']

/** Written down later: for a calendar, or, by an earlier version, for a channel switched on since. */
export const isLater = ({ id }: Notice): boolean => id.includes('-also-') || id.includes('.booked-calendar-')

/** A version before `meeting.remindAt` wrote what this partner is reminded by now: it said nothing of an occasion. */
export function byEarlier(ours: readonly Notice[]): boolean {
  const reminders = ours.filter(({ template }) => template === 'reminder-day' || template === 'reminder-hours')
  const last = reminders
    .map(({ createdAt }) => createdAt)
    .toSorted()
    .at(-1)
  return reminders.some(({ createdAt, occasion }) => createdAt === last && occasion === undefined)
}

/** It reminded a day and two hours before, by each way that it told of the meeting by. */
export function earlierTimes(start: Instant, ours: readonly Notice[], { reminders, quiet }: Settings): readonly Wanted[] {
  const ways = waysTold(ours)
  const before = (minutes: number): Instant => {
    const wished = plus(start, -minutes)
    return isQuiet(wished, quiet) ? eveningBefore(wished, quiet) : wished
  }
  const [day, hours] = [before(reminders.dayBefore), before(reminders.hoursBefore)]
  const all = [
    { template: 'reminder-day', at: day, ways },
    { template: 'reminder-hours', at: hours, ways },
  ] as const
  return day === hours ? all.slice(1) : all
}

/** By how many ways the partner was last told of the meeting as it stands. */
function waysTold(ours: readonly Notice[]): number {
  const told = ours.filter((one) => AGREED.includes(one.template) && !isLater(one))
  const last = told
    .map(({ createdAt }) => createdAt)
    .toSorted()
    .at(-1)
  const said = Map.groupBy(
    told.filter(({ createdAt }) => createdAt === last),
    ({ id }) => id.replace(/-(\d+|sms|email)$/, ''),
  )
  return Math.max(0, ...[...said.values()].map((ways) => ways.length))
}
