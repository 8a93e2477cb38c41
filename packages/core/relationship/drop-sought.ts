import type { Work } from '../commit/work.ts'
import type { Window } from '../time/interval.ts'
import { endMeeting } from './end-meeting.ts'
import type { Loaded } from './load.ts'
import { currentMeetings } from './current.ts'
import { stopAsking } from './stop-asking.ts'

/** Somebody comes at this time by now: a meeting then that had lost its partner is not held twice, and nobody is sought for it. */
export function dropSought(work: Work, loaded: Loaded, { start }: Window): void {
  const sought = currentMeetings(work, loaded).find(
    (one) => one.state === 'scheduled' && one.start === start && one.partnerId === null,
  )
  if (!sought) return
  stopAsking(work, loaded, sought)
  endMeeting(work, loaded, sought)
}
