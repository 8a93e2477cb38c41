import type { Instant } from '../ports.ts'
import { atRest } from '../records/record.ts'
import { keys } from '../records/keys.ts'
import type { Request } from '../records/request.ts'
import { channelFacts } from '../reference/channels.ts'
import { isoWeek, localDate, month } from '../time/zone.ts'
import type { Work } from '../commit/work.ts'
import type { Booking, Diary, KeptTime } from '../records/partner.ts'

/** Weeks of asking a diary remembers: this one and the three before. */
const WEEKS = 4

export function emptyDiary(org: string, partnerId: string): Diary {
  return {
    ...keys.diary(org, partnerId),
    org,
    kind: 'diary',
    id: partnerId,
    version: 1,
    schema: 1,
    state: 'kept',
    ...atRest,
    bookings: [],
    holds: [],
    families: [],
    months: {},
    weeks: {},
  }
}

/** Something became free: requests that nobody could take are looked at anew (`rematch.ts`). */
const freed = (now: Instant) => ({ waitsFor: 'rematch', due: now, owner: 'system', reason: 'freed', attempts: 0 }) as const

/** Keeps time for an offer, and counts the asking against this week. */
export function keepTime(work: Work, diary: Diary, kept: KeptTime): Diary {
  const week = isoWeek(localDate(work.now))
  return work.change(diary)(
    (current) => ({
      holds: [...current.holds, kept],
      weeks: lastWeeks({ ...current.weeks, [week]: (current.weeks[week] ?? 0) + 1 }),
    }),
    'diary.held',
  )
}

/** Makes the time kept for an offer firm: the accepted time is taken from now on. */
export function makeFirm(work: Work, diary: Diary, kept: KeptTime): Diary {
  return work.change(diary)(
    (current) => ({ holds: [...current.holds.filter((one) => one.offerId !== kept.offerId), kept] }),
    'diary.firmed',
  )
}

/** Frees the time kept for an offer. Nothing is written when there is none. */
export function freeTime(work: Work, diary: Diary, offerId: string): Diary {
  const current = work.read(diary)
  if (!current.holds.some((one) => one.offerId === offerId)) return current
  return work.change(diary)(
    (current) => ({ holds: current.holds.filter((one) => one.offerId !== offerId), ...freed(work.now) }),
    'diary.let-go',
  )
}

type Family = Pick<Request, 'id' | 'channel'>

/** Whether time kept for a request takes a family's place; as a part of what is kept. */
export const asTask = ({ channel }: Pick<Request, 'channel'>) =>
  channelFacts[channel].hasClient ? {} : ({ task: true } as const)

/**
 * The time kept for an offer becomes a relationship, and its time a booking of the same commit. Nothing became free, so
 * no request is looked at anew.
 */
export function addFamily(work: Work, diary: Diary, { id: requestId, channel }: Family, offerId: string): Diary {
  const isTask = !channelFacts[channel].hasClient
  if (work.read(diary).families.includes(requestId)) return freeTime(work, diary, offerId)
  return work.change(diary)(
    (current) => ({
      holds: current.holds.filter((one) => one.offerId !== offerId),
      families: [...current.families, requestId],
      ...(isTask && { tasks: [...(current.tasks ?? []), requestId] }),
    }),
    'diary.family-added',
  )
}

/** The relationship is over: its meetings are dealt with by themselves. */
export function dropFamily(work: Work, diary: Diary, requestId: string): Diary {
  if (!work.read(diary).families.includes(requestId)) return work.read(diary)
  return work.change(diary)(
    ({ families, tasks }) => ({
      families: families.filter((one) => one !== requestId),
      ...(tasks && { tasks: tasks.filter((one) => one !== requestId) }),
      ...freed(work.now),
    }),
    'diary.family-dropped',
  )
}

/** Books a meeting's time, or moves it there. */
export function book(work: Work, diary: Diary, booking: Booking): Diary {
  return work.change(diary)(
    (current) => ({
      bookings: [...current.bookings.filter((one) => one.meetingId !== booking.meetingId), booking].sort(byStart),
    }),
    'diary.booked',
  )
}

export function unbook(work: Work, diary: Diary, meetingId: string): Diary {
  if (!work.read(diary).bookings.some((one) => one.meetingId === meetingId)) return work.read(diary)
  return work.change(diary)(
    (current) => ({ bookings: current.bookings.filter((one) => one.meetingId !== meetingId), ...freed(work.now) }),
    'diary.unbooked',
  )
}

/** A closed meeting leaves the bookings and counts in its month. */
export function closeBooking(
  work: Work,
  diary: Diary,
  booking: Pick<Booking, 'meetingId' | 'start'>,
  done: { readonly minutes: number; readonly cents: number },
): Diary {
  const when = month(booking.start)
  return work.change(diary)(
    (current) => ({
      bookings: current.bookings.filter((one) => one.meetingId !== booking.meetingId),
      months: { ...current.months, [when]: sum(current.months[when], done) },
    }),
    'diary.closed-booking',
  )
}

/** What a closed meeting counted in its month, corrected by the difference. */
export function correctMonth(work: Work, diary: Diary, start: Instant, difference: Done): Diary {
  const when = month(start)
  return work.change(diary)(
    (current) => ({ months: { ...current.months, [when]: sum(current.months[when], difference) } }),
    'diary.booking-corrected',
  )
}

type Done = Diary['months'][string]

const sum = (a: Done | undefined, b: Done): Done => ({ minutes: (a?.minutes ?? 0) + b.minutes, cents: (a?.cents ?? 0) + b.cents })

const byStart = (a: Booking, b: Booking): number => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)

function lastWeeks(weeks: Diary['weeks']): Diary['weeks'] {
  return Object.fromEntries(Object.entries(weeks).sort().slice(-WEEKS))
}
