import type { Booking, Card, Diary } from '../partner/partner.ts'
import { disagree, type Finding } from './finding.ts'

/** Two places at once, with the way between them: a finding for each pair. */
export function overlapping(diary: Diary, card: Pick<Card, 'pk' | 'sk' | 'travelMinutes'>): Finding[] {
  const all = promised(diary)
  return all.flatMap((one, n) =>
    all
      .slice(n + 1)
      .filter((other) => minutesBetween(one, other) < way(one, other, card))
      .map((other) => disagree('places', [diary, card], `${diary.id}: ${one.id} ${other.id}`)),
  )
}

/** What is promised for certain, by start; `id` is the meeting's or the offer's. */
function promised({ bookings, holds }: Diary) {
  const booked = bookings.map((one) => ({ ...one, id: one.meetingId }))
  const firm = holds.filter((one) => one.firm).flatMap((one) => one.slots.map((slot) => ({ ...slot, mode: one.mode, id: one.offerId })))
  return [...booked, ...firm].sort((a, b) => (a.start < b.start ? -1 : 1))
}

type Promised = Pick<Booking, 'start' | 'end' | 'mode'>
const minutesBetween = (a: Promised, b: Promised): number => (Date.parse(b.start) - Date.parse(a.end)) / 60_000
const way = (a: Promised, b: Promised, { travelMinutes }: Pick<Card, 'travelMinutes'>): number =>
  a.mode === 'in-person' || b.mode === 'in-person' ? travelMinutes : 0
