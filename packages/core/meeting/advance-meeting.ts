import type { Call } from '../call.ts'
import { OFFICE } from '../offer/send-wave.ts'
import { tell } from '../notice/tell.ts'
import type { Refusal } from '../refusal.ts'
import type { Loaded } from '../request/load.ts'
import { plus } from '../time/instant.ts'
import { addWorkingHours } from '../time/working-days.ts'
import type { Work } from '../work.ts'
import { changeMeeting } from './load.ts'
import { lateChoice } from './lose-partner.ts'
import type { Meeting, MeetingWaitsFor } from './meeting.ts'
import { factsOf } from './reminders.ts'

/** `start`: the meeting is over, so the worker is asked how it went. */
export function askOutcome(call: Call, { id }: Meeting): Promise<Meeting | Refusal> {
  return onDue(call, id, 'start', (work, { tenant }, meeting) => {
    const due = plus(work.now, tenant.settings.outcomeHours * 60)
    return work.change(meeting)(() => ({ waitsFor: 'outcome', due, owner: 'worker', reason: 'over', nudges: 0 }), 'meeting.over')
  })
}

/** `partner`: too near now to ask strangers; the worker and the coordinator choose (design §5). */
export function chooseNow(call: Call, { id }: Meeting): Promise<Meeting | Refusal> {
  return onDue(call, id, 'partner', (work, loaded, meeting) => {
    const waiting = work.change(meeting)(() => ({ ...lateChoice(work, meeting), reason: 'too-near', nudges: 0 }), 'meeting.late-choice')
    tell(work, loaded, { template: 'partner-gone', about: waiting, staff: 'worker', facts: factsOf(waiting) })
    tell(work, loaded, { template: 'needs-coordinator', about: waiting, staff: 'coordinator', facts: factsOf(waiting) })
    return waiting
  })
}

/** `outcome`, `arrange`, `move-answer`, `late-choice`: reminded once, then the coordinator's. */
export function nudgeMeeting(call: Call, { id, waitsFor }: Meeting): Promise<Meeting | Refusal> {
  return onDue(call, id, waitsFor, (work, loaded, meeting) => {
    const { tenant } = loaded
    const escalates = meeting.owner === 'coordinator' || meeting.nudges > 0 || waitsFor === 'late-choice' || waitsFor === 'move-answer'
    const due = escalates ? addWorkingHours(work.now, tenant.settings.coordinatorHours, OFFICE) : plus(work.now, tenant.settings.outcomeHours * 60)
    const nudged = work.change(meeting)(
      (now) => ({ due, nudges: now.nudges + 1, ...(escalates && { owner: 'coordinator', reason: 'silent' }) }),
      escalates ? 'meeting.escalated' : 'meeting.nudged',
    )
    const facts = factsOf(nudged)
    if (escalates) tell(work, loaded, { template: 'needs-coordinator', about: nudged, staff: 'coordinator', facts })
    else tell(work, loaded, { template: waitsFor === 'outcome' ? 'outcome-waits' : 'meeting-changed', about: nudged, staff: 'worker', facts })
    return nudged
  })
}

function onDue(
  call: Call,
  id: string,
  waitsFor: MeetingWaitsFor,
  decide: (work: Work, loaded: Loaded, meeting: Meeting) => Meeting,
): Promise<Meeting | Refusal> {
  return changeMeeting(call, id, (work, loaded, meeting) =>
    meeting.waitsFor === waitsFor && meeting.due !== null && meeting.due <= work.now ? decide(work, loaded, meeting) : meeting,
  )
}
