import { hush, tell } from './tell.ts'
import { factsOfMeeting } from './facts.ts'
import type { Card } from '../records/partner.ts'
import type { Instant } from '../ports.ts'
import type { Loaded } from './load.ts'
import type { Settings } from '../records/tenant.ts'
import { plus } from '../time/instant.ts'
import { eveningBefore, isQuiet } from '../time/quiet-hours.ts'
import type { Work } from '../commit/work.ts'
import type { Meeting } from '../records/meeting.ts'

/** When a meeting is reminded of (docs/field.md: Reminders). What would fall in quiet hours goes an hour before they begin. */
export function reminderTimes(start: Instant, settings: Settings): { dayBefore: Instant; hoursBefore: Instant } {
  const at = (minutes: number) => {
    const wished = plus(start, -minutes)
    return isQuiet(wished, settings.quiet) ? eveningBefore(wished, settings.quiet) : wished
  }
  return { dayBefore: at(settings.reminders.dayBefore), hoursBefore: at(settings.reminders.hoursBefore) }
}

/** Which reminders there are and when they go. Where quiet hours put both at one moment, only the second. */
export function remindersOf(start: Instant, settings: Settings) {
  const { dayBefore, hoursBefore } = reminderTimes(start, settings)
  const all = [
    { which: 'dayBefore', template: 'reminder-day', at: dayBefore },
    { which: 'hoursBefore', template: 'reminder-hours', at: hoursBefore },
  ] as const
  return dayBefore === hoursBefore ? all.slice(1) : all
}

/** The reminders still ahead, to the partner and the worker, in the commit that made or moved the meeting. */
export function remind(work: Work, loaded: Loaded, meeting: Meeting, card: Card): void {
  const facts = factsOfMeeting(meeting)
  for (const { which, template, at } of remindersOf(meeting.start, loaded.tenant.settings)) {
    if (at <= work.now) continue
    tell(work, loaded, { template, about: meeting, partner: card, facts, at })
    tell(work, loaded, { template: 'meeting-reminder', about: meeting, staff: 'worker', facts, at, which })
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
