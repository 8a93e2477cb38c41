import type { Loaded } from './load.ts'
import type { Work } from '../commit/work.ts'
import { dropFamily } from './diary.ts'
import { isAhead } from '../records/meeting.ts'
import { currentMeetings } from './current.ts'

/**
 * Frees whatever the partner's diary still keeps for this request; the relationship too where they go for good (`goes`).
 * Meetings that have begun stay until somebody says how they went.
 */
export function cutThreads(work: Work, loaded: Loaded, partnerId: string, goes: boolean): void {
  const { request } = loaded
  const diary = loaded.diaries.get(partnerId)
  if (!diary) return
  if (goes) dropFamily(work, diary, request.id)
  const stray = work.read(diary).holds.filter((one) => one.requestId === request.id)
  const known = new Set(
    currentMeetings(work, loaded)
      .filter((one) => isAhead(one) && one.partnerId === partnerId)
      .map((one) => one.id),
  )
  const lostBookings = work.read(diary).bookings.filter((one) => one.requestId === request.id && !known.has(one.meetingId))
  if (stray.length === 0 && lostBookings.length === 0) return
  work.change(diary)(
    (current) => ({
      holds: current.holds.filter((one) => !stray.includes(one)),
      bookings: current.bookings.filter((one) => !lostBookings.includes(one)),
    }),
    'diary.threads-cut',
  )
}
