import type { Meeting } from '../records/meeting.ts'
import { remindersOf } from '../relationship/reminders.ts'
import { byEarlier, earlierTimes, isLater, type Wanted } from './earlier-reminders.ts'
import type { Notice } from '../records/notice.ts'
import type { Template } from '../records/templates.ts'
import type { Instant } from '../ports.ts'
import { keyText } from '../records/keys.ts'
import { DEFAULT_SETTINGS, type Settings } from '../records/tenant.ts'
import { plus } from '../time/instant.ts'
import { called, disagree, type Finding, wrong } from './finding.ts'
import type { Records } from './records.ts'

/** On its way, sent, suppressed for a reason, or undelivered and owned by a person. */
export function unaccounted(notice: Notice): Finding[] {
  const { state, owner, due, suppressedFor, sentAt } = notice
  const fine =
    (state === 'sent' && sentAt !== undefined) ||
    (state === 'suppressed' && suppressedFor !== undefined) ||
    ((state === 'waiting' || state === 'claimed') && due !== null) ||
    ((state === 'failed' || state === 'unknown') && owner === 'coordinator')
  return fine ? [] : [wrong('notices', notice, `${called(notice)} is ${state}, owner ${owner}`)]
}

const REMINDERS: readonly Template[] = ['reminder-day', 'reminder-hours', 'meeting-reminder']
/** Clocks of writers differ by seconds: what is due about now may have gone or not. */
const ABOUT_MINUTES = 1

/** Each meeting whose time holds, also while another is proposed, has exactly the reminders still ahead; any other has none. */
export function misreminded(records: Records, now: Instant): Finding[] {
  const settings = records.all('tenant')[0]?.settings ?? DEFAULT_SETTINGS
  const bySubject = Map.groupBy(records.all('notice'), ({ subject }) => keyText(subject))
  const unread = new Set(records.unknown.map(({ pk }) => pk)) // a reminder in a newer shape may be among them
  const untidied = new Set(records.all('request').flatMap((one) => (one.untidied ? [one.pk] : [])))
  return records.all('meeting').flatMap((meeting) => {
    if (unread.has(meeting.pk) || untidied.has(meeting.pk)) return []
    const ours = bySubject.get(keyText(meeting)) ?? []
    return [...ahead(meeting, ours, settings, now), ...behind(meeting, ours, settings, now)]
  })
}

/** As the meeting's own record says it is reminded of; what an earlier version wrote, as that did (`earlier-reminders.ts`). */
const timesOf = (meeting: Meeting, ours: readonly Notice[], settings: Settings): readonly Wanted[] =>
  byEarlier(ours)
    ? earlierTimes(meeting.start, ours, settings)
    : remindersOf(meeting, settings).map(({ template, at }) => ({ template, at, ways: 1 }))

function ahead(meeting: Meeting, ours: readonly Notice[], settings: Settings, now: Instant): Finding[] {
  const soon = plus(now, ABOUT_MINUTES)
  const waits = meeting.state === 'scheduled' && meeting.partnerId !== null && meeting.waitsFor !== 'outcome'
  if (meeting.waitsFor === 'tidying') return [] // its reminders are about to be taken back
  const times = timesOf(meeting, ours, settings).filter(({ at }) => waits && at > soon)
  const wanted = times.flatMap(({ template, at, ways }) => [
    ...Array.from({ length: ways }, () => `${template} partner ${at}`),
    `meeting-reminder worker ${at}`,
  ])
  const found = ours
    .filter((one) => REMINDERS.includes(one.template) && one.state === 'waiting' && one.sendAt > soon && !isLater(one))
    .filter((one) => one.tried === undefined) // it goes by another way, and its own time is over
    .map((one) => `${one.template} ${one.to.role} ${one.sendAt}`)
  const same = found.toSorted().join() === wanted.toSorted().join()
  return same
    ? []
    : [disagree('reminders', [meeting], `${called(meeting)} (${meeting.waitsFor}): reminders ${found.join(', ') || 'none'}`)]
}

/** Reminders that a meeting as first agreed should have had by now: written down, whatever became of their sending. */
function behind(meeting: Meeting, ours: readonly Notice[], settings: Settings, now: Instant): Finding[] {
  const asAgreed =
    meeting.invite === 0 && (meeting.waitsFor === 'start' || meeting.waitsFor === 'outcome' || meeting.state === 'held')
  const moved = ours.some(({ template }) => template === 'move-proposed' || template === 'meeting-changed')
  if (!asAgreed || moved) return []
  const agreed = meeting.agreedAt ?? meeting.createdAt
  const times = timesOf(meeting, ours, settings).filter(({ at }) => at > agreed && at <= now)
  const found = ours.filter((one) => REMINDERS.includes(one.template) && one.suppressedFor !== 'moved')
  return times.flatMap(({ at, ways }) =>
    (['partner', 'worker'] as const)
      .filter((role) => {
        const those = found.filter((one) => one.sendAt === at && one.to.role === role && !isLater(one))
        return those.length < (role === 'partner' ? ways : 1)
      })
      .map((role) => disagree('reminders', [meeting], `${called(meeting)}: no reminder at ${at} to the ${role}`)),
  )
}
