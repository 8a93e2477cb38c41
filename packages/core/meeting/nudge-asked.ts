import type { Call } from '../commit/call.ts'
import type { Work } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import type { Meeting } from '../records/meeting.ts'
import { turnOf } from '../records/stuck.ts'
import type { Refusal } from '../refusal.ts'
import { answerUntil, passTime } from '../relationship/ask-time.ts'
import { restsOnMeetings } from '../relationship/extra-seat.ts'
import type { Loaded } from '../relationship/load.ts'
import { factsOfMeeting } from '../relationship/facts.ts'
import { settle } from '../relationship/settle.ts'
import { tell } from '../relationship/tell.ts'
import { tellOffice } from '../relationship/tell-office.ts'
import { earliest } from '../time/instant.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'
import { changeMeeting } from './load.ts'

/**
 * `time-answer`: the partner has not said whether the time suits, so it is the worker's turn to find out; who has not done
 * so, or not answered the partner's other time, is helped by the coordinator. Not agreed when its time comes, it ends.
 */
export function nudgeAsked(call: Call, { id }: Meeting): Promise<Meeting | Refusal> {
  return changeMeeting(call, id, 'meeting.advance', (work, loaded, meeting) => {
    const { state, waitsFor, due } = meeting
    if (state !== 'proposed' || waitsFor !== 'time-answer' || due === null || due > work.now) return meeting
    if (passes(meeting) <= work.now) return pass(work, loaded, meeting)
    return turnOf(meeting) === 'partner' ? toWorker(work, loaded, meeting) : toCoordinator(work, loaded, meeting)
  })
}

/** From when nothing can be agreed on any more: the time asked about and the partner's other one have begun. */
const passes = ({ start, proposal }: Meeting): Instant => (proposal && proposal.start > start ? proposal.start : start)

function pass(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  const ended = passTime(work, loaded, meeting)
  if (restsOnMeetings(loaded.request)) settle(work, loaded, 'request.meeting-not-agreed')
  return work.read(ended)
}

function toWorker(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  const due = earliest(answerUntil(work.now, loaded, meeting.start), passes(meeting))
  const left = work.change(meeting)(
    () => ({ owner: 'worker', reason: 'silent', due, nudges: 0, attempts: 0 }),
    'meeting.unanswered',
  )
  tell(work, loaded, { template: 'time-unanswered', about: left, staff: 'worker', facts: factsOfMeeting(left) })
  return left
}

function toCoordinator(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  const { settings } = loaded.tenant
  const due = earliest(addWorkingHours(work.now, settings.coordinatorHours, OFFICE), passes(meeting))
  const known = turnOf(meeting) === 'coordinator'
  const left = work.change(meeting)(
    (current) => ({ owner: 'coordinator', reason: 'silent', due, nudges: known ? current.nudges + 1 : 1, attempts: 0 }),
    'meeting.escalated',
  )
  if (!known) tellOffice(work, loaded, left, factsOfMeeting(left))
  return work.read(left)
}
