import { hush, tell } from './tell.ts'
import { factsOfMeeting } from './facts.ts'
import type { Card } from '../records/partner.ts'
import type { Instant } from '../ports.ts'
import type { Loaded } from './load.ts'
import { remindingsOf, type Settings } from '../records/tenant.ts'
import type { Way } from '../records/way.ts'
import { plus } from '../time/instant.ts'
import { eveningBefore, isQuiet } from '../time/quiet-hours.ts'
import type { Work } from '../commit/work.ts'
import type { Meeting } from '../records/meeting.ts'

/** One of the times at which a meeting is reminded of. */
export interface ReminderTime {
  readonly template: 'reminder-day' | 'reminder-hours'
  readonly at: Instant
  readonly by: Way
  /** Before the meeting, in whole days; none on the day itself. */
  readonly days?: number
}

const DAY_MINUTES = 24 * 60

/** By which way one on the day itself goes: there is no time left for any other. */
const ON_THE_DAY = 'sms'

/**
 * When a meeting is reminded of, the furthest ahead first (docs/field.md: Reminders): by the tenant's list; and on the day
 * itself, where its time has become another since the first of those went. What would fall in quiet hours goes an hour before
 * they begin. Where that puts two at one moment, only the later of them.
 */
export function remindersOf({ start, changedAt, remindAt }: Reminded, settings: Settings): readonly ReminderTime[] {
  const list = (remindAt ?? remindingsOf(settings)).toSorted((a, b) => b.days - a.days)
  const before = (minutes: number): Instant => {
    const wished = plus(start, -minutes)
    return isQuiet(wished, settings.quiet) ? eveningBefore(wished, settings.quiet) : wished
  }
  const first = list[0] && before(list[0].days * DAY_MINUTES)
  const isChanged = changedAt !== undefined && (first === undefined || changedAt > first)
  const all: ReminderTime[] = [
    ...list.map(({ days, by }) => ({ template: 'reminder-day' as const, at: before(days * DAY_MINUTES), by, days })),
    ...(isChanged
      ? [{ template: 'reminder-hours' as const, at: before(settings.reminders.hoursBefore), by: ON_THE_DAY } as const]
      : []),
  ]
  return all.filter(({ at }, n) => at !== all[n + 1]?.at)
}

export type Reminded = Pick<Meeting, 'start' | 'changedAt' | 'remindAt'>

/**
 * The reminders still ahead, to the partner and the worker, in the commit that made or moved the meeting, which keeps by which
 * list they were: a tenant that changes its list changes it for what is agreed from then on.
 */
export function remind(work: Work, loaded: Loaded, meeting: Meeting, card: Card): void {
  const { settings } = loaded.tenant
  const about = work.amend(meeting, () => ({ remindAt: remindingsOf(settings) }))
  for (const { template, at, by, days } of remindersOf(about, settings)) {
    if (at <= work.now) continue
    const which = days === undefined ? 'changed' : `${days}d`
    const facts = { ...factsOfMeeting(about), ...(days !== undefined && { days }) }
    tell(work, loaded, { template, about, partner: card, facts: { ...facts, by }, at, which })
    tell(work, loaded, { template: 'meeting-reminder', about, staff: 'worker', facts, at, which })
  }
}

/** Takes back the messages still waiting about this meeting as it was; but that it is off stays true for whoever is told so. */
export function hushMeeting(
  work: Work,
  loaded: Loaded,
  meeting: Meeting,
  why: 'cancelled' | 'moved' | 'replaced' | 'answered',
): void {
  hush(work, loaded.notices, meeting, why, ({ template }) => template !== 'cancelled')
}
