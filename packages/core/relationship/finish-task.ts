import type { Work } from '../commit/work.ts'
import { isAhead, type Meeting } from '../records/meeting.ts'
import type { Request } from '../records/request.ts'
import { channelFacts } from '../reference/channels.ts'
import { closeWithAll } from './close-with-all.ts'
import { currentMeetings } from './current.ts'
import { dropFamily } from './diary.ts'
import type { Loaded } from './load.ts'

/**
 * A one-off task is over once its last meeting was held: its request closes in the commit that says so, and keeps nobody.
 * Whoever was there is thanked for that meeting, and hears of no other end. True where it has closed it.
 */
export function finishTask(work: Work, loaded: Loaded, meeting: Meeting): boolean {
  if (!isOver(work.read(loaded.request), currentMeetings(work, loaded), work.now)) return false
  const thanked = meeting.partnerId === null ? [] : [meeting.partnerId]
  for (const id of thanked) {
    const diary = loaded.diaries.get(id)
    if (diary) dropFamily(work, diary, loaded.request.id)
  }
  closeWithAll(work, loaded, 'fulfilled', thanked)
  return true
}

/** The last was held with a partner, nothing is ahead, and for nothing to come is anybody sought. */
function isOver(request: Request, meetings: readonly Meeting[], now: string): boolean {
  if (!channelFacts[request.channel].oneOff || request.state === 'closed' || meetings.some(isAhead)) return false
  const took = meetings.filter(({ state }) => state !== 'cancelled').toSorted((a, b) => (a.end < b.end ? -1 : 1))
  const last = took.at(-1)
  if (last?.state !== 'held' || last.partnerId === null) return false
  const waits = request.taken.some(({ partnerId, extra }) => !extra && took.every((one) => one.partnerId !== partnerId))
  const seeks = request.state !== 'confirmed' && (request.windows.length === 0 || request.windows.some(({ end }) => end > now))
  return !waits && !seeks
}
