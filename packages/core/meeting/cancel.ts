import { speakerOf } from '../policy/actor.ts'
import type { Call } from '../commit/call.ts'
import type { Work } from '../commit/work.ts'
import type { Refusal } from '../refusal.ts'
import type { Loaded } from '../relationship/load.ts'
import { restsOnMeetings } from '../relationship/extra-seat.ts'
import { settle } from '../relationship/settle.ts'
import { stopAsking } from '../relationship/stop-asking.ts'
import { endMeeting } from '../relationship/end-meeting.ts'
import { endAsking } from './answer-time.ts'
import { changeMeeting, notScheduled } from './load.ts'
import { lateBefore, losePartner } from '../relationship/lose-partner.ts'
import type { Meeting } from '../records/meeting.ts'

/**
 * Cancels one meeting; the relationship goes on. A partner who cannot come leaves the meeting to the worker, who finds
 * another time or does without. Where nothing was agreed yet the asking ends: by its partner as their no. Refuses WRONG_STATE once it has begun.
 */
export function cancelMeeting(call: Call, id: string): Promise<Meeting | Refusal> {
  return changeMeeting(call, id, 'meeting.cancel', (work, loaded, meeting) => {
    if (meeting.state === 'proposed') return endAsking(work, loaded, meeting)
    if (meeting.state !== 'scheduled' || meeting.start <= work.now) return notScheduled(meeting)
    if (speakerOf(call.by).role === 'partner')
      return losePartner(work, loaded, meeting, {
        loss: 'ask-worker',
        why: 'partner-cannot',
        lateBefore: lateBefore(work, loaded),
      })
    return callOff(work, loaded, meeting)
  })
}

/** One meeting ends, and the relationship goes on. */
export function callOff(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  const wasAsked = stopAsking(work, loaded, meeting)
  const ended = endMeeting(work, loaded, meeting)
  if (wasAsked || restsOnMeetings(loaded.request)) settle(work, loaded, 'request.meeting-cancelled')
  return work.read(ended)
}
