import type { Meeting } from '../records/meeting.ts'
import { remindersOf } from '../relationship/reminders.ts'
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
/** What a partner is told in the commit that writes the reminders, by the same channels. */
const AGREED: readonly Template[] = ['agreed', 'booked', 'moved']
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

function ahead(meeting: Meeting, ours: readonly Notice[], settings: Settings, now: Instant): Finding[] {
  const soon = plus(now, ABOUT_MINUTES)
  const waits = meeting.state === 'scheduled' && meeting.partnerId !== null && meeting.waitsFor !== 'outcome'
  if (meeting.waitsFor === 'tidying') return [] // its reminders are about to be taken back
  const times = remindersOf(meeting.start, settings).filter(({ at }) => waits && at > soon)
  const wanted = times.flatMap(({ template, at }) => [
    ...Array.from({ length: waysTold(ours) }, () => `${template} partner ${at}`),
    `meeting-reminder worker ${at}`,
  ])
  const found = ours
    .filter((one) => REMINDERS.includes(one.template) && one.state === 'waiting' && one.sendAt > soon && !isLater(one))
    .map((one) => `${one.template} ${one.to.role} ${one.sendAt}`)
  const same = found.toSorted().join() === wanted.toSorted().join()
  return same
    ? []
    : [disagree('reminders', [meeting], `${called(meeting)} (${meeting.waitsFor}): reminders ${found.join(', ') || 'none'}`)]
}

/** Written down later: for a channel switched on since (`notice/channel.ts`), or for the calendar of another address. */
const isLater = ({ id }: Notice): boolean => id.includes('-also-') || id.includes('.booked-calendar-')

/** By how many ways the partner was last told of the meeting as it stands; which ones is decided when a message goes. */
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

/** Reminders that a meeting as first agreed should have had by now: written down, whatever became of their sending. */
function behind(meeting: Meeting, ours: readonly Notice[], settings: Settings, now: Instant): Finding[] {
  const asAgreed =
    meeting.invite === 0 && (meeting.waitsFor === 'start' || meeting.waitsFor === 'outcome' || meeting.state === 'held')
  const moved = ours.some(({ template }) => template === 'move-proposed' || template === 'meeting-changed')
  if (!asAgreed || moved) return []
  const times = remindersOf(meeting.start, settings).filter(({ at }) => at > (meeting.agreedAt ?? meeting.createdAt) && at <= now)
  const found = ours.filter((one) => REMINDERS.includes(one.template) && one.suppressedFor !== 'moved')
  const ways = { partner: waysTold(ours), worker: 1 }
  return times.flatMap(({ at }) =>
    (['partner', 'worker'] as const)
      .filter((role) => found.filter((one) => one.sendAt === at && one.to.role === role && !isLater(one)).length < ways[role])
      .map((role) => disagree('reminders', [meeting], `${called(meeting)}: no reminder at ${at} to the ${role}`)),
  )
}
