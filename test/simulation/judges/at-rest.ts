import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import type { Key } from '#core/ports.ts'
import { isLive } from '#core/records/record.ts'
import { keyText } from '#core/records/keys.ts'
import { keptThoughAway } from './handed-back.ts'
import { earlierReminders, remindersOf } from './promised-times.ts'
import { unsound } from '../../support/soundness.ts'
import type { World } from '../../support/world.ts'
import type { Records } from '../world/records.ts'
import { MINUTE } from '../engine/when.ts'

interface Rest {
  readonly records: Records
  /** Whether a rule of `core/check` holds for every version that answered. */
  readonly isHeld: (invariant: string) => boolean
  /** When that is. */
  readonly instant: string
  readonly sends: ReadonlyMap<string, number>
  /** Faults and crashes that a notice's senders have met, retries asked by people, and goings by another way. */
  readonly excused: (tag: string) => number
  /** How often it came back, and went by another way. */
  readonly onward: (tag: string) => number
  /** How often a sender claimed it. */
  readonly claims: (tag: string) => number
  /** Bounces we were told of, and those we have written down. */
  readonly returned: { readonly told: ReadonlySet<string>; readonly noted: ReadonlySet<string> }
  readonly promised: ReadonlySet<string>
  /** Since when a meeting has stood as it stands, epoch milliseconds. */
  readonly agreedAt: (key: Key) => number | undefined
  /** When a record last changed, epoch milliseconds. */
  readonly changedAt: (key: Key) => number
  readonly kind: boolean
}

/** What must hold once the world is kind again and nothing is due: what does not, in words. */
export function unrest({
  records,
  isHeld,
  instant,
  sends,
  excused,
  onward,
  claims,
  returned,
  promised,
  agreedAt,
  changedAt,
  kind,
}: Rest): string[] {
  // The rules of `test/support` read a world's records and its clock, and nothing else of it.
  const world = { items: records.items, ports: { clock: { now: () => instant } } } as unknown as World
  const modes = new Map(records.all('meeting').map((one) => [one.id, one.mode]))
  const known = new Set(records.all('request').map((one) => one.id))
  // What began after the moment that a table was put back to: a coordinator is told.
  for (const one of records.all('gap')) if (one.unknown) known.add(one.id)
  return [
    ...unsound(world, isHeld),
    ...keptThoughAway(records, instant),
    ...records
      .items()
      .filter(isLive)
      .filter(({ due }) => due !== null && due <= instant)
      .map(({ kind, id, due }) => `${kind} ${id} was due at ${due}`),
    ...[...promised].filter((id) => !known.has(id)).map((id) => `request ${id} was answered 201 and is lost`),
    ...records.all('notice').flatMap((notice) => {
      const { state, id, owner, suppressedFor } = notice
      const times = sends.get(keyText(notice)) ?? 0
      const most = 1 + excused(keyText(notice))
      const fine =
        (state === 'sent' && times > 0) ||
        (state === 'suppressed' && suppressedFor) ||
        (state === 'waiting' && notice.due! > instant) ||
        ((state === 'failed' || state === 'unknown') && owner === 'coordinator')
      return [
        ...(notice.failedFor === 'no-address' ? [`notice ${id} found no address, and everybody has one`] : []),
        ...(fine ? [] : [`notice ${id} rests as ${state}, sent ${times} times, owner ${owner}`]),
        ...(times > claims(keyText(notice))
          ? [`notice ${id} was sent ${times} times under ${claims(keyText(notice))} claims`]
          : []),
        ...(state === 'sent' && times === 1 && returned.told.has(keyText(notice)) && !returned.noted.has(keyText(notice))
          ? [`notice ${id} bounced, and nobody was told`]
          : []),
        ...(times > most ? [`notice ${id} was sent ${times} times, ${most - 1} of them excused`] : []),
        ...(kind && state === 'sent' && times !== 1 + onward(keyText(notice))
          ? [`notice ${id} was sent ${times} times in a kind world`]
          : []),
      ]
    }),
    ...records
      .all('meeting')
      .flatMap((meeting) =>
        unreminded(meeting, records.all('notice'), { agreedAt: agreedAt(meeting), changedAt, now: Date.parse(instant) }),
      ),
    ...records
      .all('card')
      .filter(
        ({ state, pausedUntil }) =>
          state === 'paused' && pausedUntil !== undefined && Date.parse(pausedUntil) + 15 * MINUTE < Date.parse(instant),
      )
      .map(({ id, pausedUntil }) => `partner ${id} is on a break that was over at ${pausedUntil}`),
    ...records
      .all('diary')
      .flatMap(({ id, bookings }) =>
        bookings
          .filter((one) => modes.get(one.meetingId) !== one.mode)
          .map((one) => `partner ${id} has ${one.meetingId} in the diary as ${one.mode}`),
      ),
    ...records.all('meeting').flatMap((meeting) => untold(meeting, records.all('notice'))),
    ...records
      .all('offer')
      .filter((one) => one.state === 'sent' && one.due === null)
      .map(({ id }) => `offer ${id} is open without end`),
  ]
}

const isAbout = ({ subject }: Notice, meeting: Meeting): boolean => keyText(subject) === keyText(meeting)

const OFF: readonly string[] = ['meeting-cancelled', 'meeting-passed-on']

/** A cancelled meeting that one of the two sides has not been told of. */
function untold(meeting: Meeting, notices: readonly Notice[]): string[] {
  if (meeting.state !== 'cancelled') return []
  const ofAll = (one: Notice) => one.facts.cancelledAt !== undefined && one.facts.cancelledAt === meeting.endedWith
  const ours = notices.filter(
    (one) => (isAbout(one, meeting) || (one.subject.pk === meeting.pk && ofAll(one))) && one.facts.told !== 'calendar',
  )
  if (meeting.asked && !meeting.agreedAt) return unheard(meeting, ours)
  const partner =
    meeting.partnerId === null || ours.some((one) => one.template === 'cancelled' && one.to.id === meeting.partnerId)
  // Whoever handed the request over before hears that their calendar is rid of it; whoever took it over never had it.
  const worker = ours.some(({ template, to }) => OFF.includes(template) && to.role === 'worker')
  return partner && worker
    ? []
    : [`meeting ${meeting.id} is cancelled, and ${partner ? 'the worker' : 'the partner'} was not told`]
}

/** Nobody agreed on the time: who asked hears a no or a silence, and who was asked that no answer is needed any more. */
function unheard({ id, cancelledBy }: Meeting, ours: readonly Notice[]): string[] {
  const byStaff = cancelledBy === 'worker' || cancelledBy === 'coordinator'
  const templates = byStaff ? ['offer-withdrawn', 'proposal-ended'] : ['time-declined']
  return ours.some(({ template }) => templates.includes(template))
    ? []
    : [`meeting ${id} was not agreed, by ${cancelledBy}, and the other side was not told`]
}

/** Reminders that a meeting should have had by now as it stands, to both sides: written down, and kept back for good reasons only. */
function unreminded(
  meeting: Meeting,
  notices: readonly Notice[],
  { agreedAt, changedAt, now }: { agreedAt: number | undefined; changedAt: Rest['changedAt']; now: number },
): string[] {
  const stands = meeting.state === 'scheduled' || meeting.state === 'held'
  if (!stands || agreedAt === undefined || meeting.partnerId === null) return []
  const ours = notices.filter(
    (one) => isAbout(one, meeting) && one.template.includes('reminder') && one.facts.slots[0]?.start === meeting.start,
  )
  /** Held back while sending stood still, and let go at night: it goes in the morning. */
  const heldUntil = ({ version, due }: Notice) => (version > 1 && due !== null ? Date.parse(due) : 0)
  /** Due already, and then both sides were told of the very time instead: that it holds after all. */
  const toldToHold = (then: number) =>
    notices.some((one) => isAbout(one, meeting) && one.facts.told === 'kept' && Math.abs(Date.parse(one.createdAt) - then) < 5000)
  // One made in the same second may be made or not.
  const start = Date.parse(meeting.start)
  const moved = notices.filter(
    (one) => isAbout(one, meeting) && one.template === 'moved' && one.facts.slots[0]?.start === meeting.start,
  )
  const changed = moved.length > 0 ? Math.max(...moved.map(({ createdAt }) => Date.parse(createdAt))) : undefined
  // What an earlier version wrote says nothing of an occasion.
  const last = ours.filter(({ to }) => to.role === 'partner').toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]
  const all = last && last.occasion === undefined ? earlierReminders(start) : remindersOf(start, changed)
  const times = all.filter((at) => at > agreedAt + 5000 && at <= now)
  return times.flatMap((at) =>
    ['partner', 'worker'].flatMap((role) => {
      const found = ours.filter(
        (one) =>
          Date.parse(one.sendAt) === at && one.to.role === role && (one.to.role !== 'partner' || one.to.id === meeting.partnerId),
      )
      return found.some(
        (one) =>
          (one.state !== 'waiting' || heldUntil(one) > now) &&
          (one.state !== 'suppressed' ||
            one.suppressedFor === 'handled' ||
            toldToHold(changedAt(one)) ||
            changedAt(one) >= Date.parse(meeting.start) - 5000),
      )
        ? []
        : [`meeting ${meeting.id}: no reminder at ${new Date(at).toISOString()} to the ${role}`]
    }),
  )
}
