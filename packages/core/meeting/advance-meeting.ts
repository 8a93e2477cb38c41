import type { Call } from '../commit/call.ts'
import { OFFICE, addWorkingHours } from '../time/working-days.ts'
import { tell } from '../relationship/tell.ts'
import { tellOffice } from '../relationship/tell-office.ts'
import type { Instant } from '../ports.ts'
import { atRest } from '../records/record.ts'
import type { Refusal } from '../refusal.ts'
import type { Loaded } from '../relationship/load.ts'
import { fileAway } from '../relationship/file-away.ts'
import { hasExtraSeat, restsOnMeetings } from '../relationship/extra-seat.ts'
import { settle } from '../relationship/settle.ts'
import { asItWas, turnOf } from '../records/stuck.ts'
import { isStanding } from '../relationship/unsent-meeting.ts'
import { earliest, plus } from '../time/instant.ts'
import type { Work } from '../commit/work.ts'
import { endMeeting, sayCancelled } from '../relationship/end-meeting.ts'
import { changeMeeting } from './load.ts'
import { lateChoice } from '../relationship/lose-partner.ts'
import type { Meeting, MeetingWaitsFor } from '../records/meeting.ts'
import { factsOfMeeting } from '../relationship/facts.ts'

/** `start`: the meeting is over, so the worker is asked how it went. */
export function askOutcome(call: Call, { id }: Meeting): Promise<Meeting | Refusal> {
  return onDue(call, id, 'start', (work, loaded, meeting) => {
    const over = toOutcome(work, loaded, meeting)
    fileAway(work, loaded)
    return over
  })
}

function toOutcome(work: Work, { tenant }: Loaded, meeting: Meeting): Meeting {
  const due = plus(work.now, tenant.settings.outcomeHours * 60)
  return work.change(meeting)(
    () => ({ waitsFor: 'outcome', due, owner: 'worker', reason: 'over', proposal: undefined, nudges: 0, attempts: 0 }),
    'meeting.over',
  )
}

/**
 * `partner`: nobody has taken the time, and it is too near now for somebody new to the parent: the worker and the
 * coordinator choose.
 */
export function askToChoose(call: Call, { id }: Meeting): Promise<Meeting | Refusal> {
  return onDue(call, id, 'partner', (work, loaded, meeting) => {
    const waiting = work.change(meeting)(
      () => ({ ...lateChoice(work, meeting), reason: 'too-near', nudges: 0, attempts: 0 }),
      'meeting.late-choice',
    )
    const { request } = loaded
    if (request.windows.some((one) => one.start === meeting.start))
      work.change(request)(
        (current) => ({ windows: current.windows.filter((one) => one.start !== meeting.start) }),
        'request.asks-strangers-no-more',
      )
    if (hasExtraSeat(request)) settle(work, loaded, 'request.asks-strangers-no-more')
    tell(work, loaded, { template: 'partner-gone', about: waiting, staff: 'worker', facts: factsOfMeeting(waiting) })
    tellOffice(work, loaded, waiting, factsOfMeeting(waiting))
    return work.read(waiting)
  })
}

/**
 * `outcome`, `arrange`: the worker is reminded once, then the coordinator owns it. `move-answer`, `late-choice`: the
 * coordinator at once. Where the meeting's time has passed before anybody decided, it settles itself: with a partner it
 * is taken to have been as agreed, and the worker is asked how it went; without one it is cancelled.
 */
export function nudgeMeeting(call: Call, { id, waitsFor }: Meeting): Promise<Meeting | Refusal> {
  return onDue(call, id, waitsFor, (work, loaded, meeting) => {
    if (waitsFor !== 'outcome' && passes(meeting) <= work.now) return pass(work, loaded, meeting)
    const { settings } = loaded.tenant
    const escalates =
      turnOf(meeting) === 'coordinator' || meeting.nudges > 0 || waitsFor === 'late-choice' || waitsFor === 'move-answer'
    const wished = escalates
      ? addWorkingHours(work.now, settings.coordinatorHours, OFFICE)
      : plus(work.now, settings.outcomeHours * 60)
    const due = waitsFor === 'outcome' ? wished : earliest(wished, passes(meeting))
    const nudged = work.change(meeting)(
      (current) => ({
        due,
        nudges: current.nudges + 1,
        attempts: 0,
        ...(escalates && passedOn(meeting)),
      }),
      escalates ? 'meeting.escalated' : 'meeting.nudged',
    )
    const facts = factsOfMeeting(nudged)
    if (!escalates)
      tell(work, loaded, {
        template: waitsFor === 'outcome' ? 'outcome-waits' : 'meeting-changed',
        about: nudged,
        staff: 'worker',
        facts,
      })
    else if (turnOf(meeting) !== 'coordinator') tellOffice(work, loaded, nudged, facts)
    return work.read(nudged)
  })
}

/** The coordinator's from now on. Where it is already, why it became so stays: what had not gone is nobody's silence later. */
function passedOn(meeting: Meeting): Pick<Meeting, 'owner' | 'reason'> {
  const { owner, reason } = asItWas(meeting)
  if (owner === 'coordinator') return { owner, reason }
  return { owner: 'coordinator', reason: isStanding(asItWas(meeting)) ? 'unsent' : 'silent' }
}

/** From when an undecided meeting settles itself: without a partner when it should begin, with one when its last time is over. */
const passes = ({ partnerId, start, end, proposal }: Meeting): Instant =>
  partnerId === null ? start : proposal && proposal.end > end ? proposal.end : end

function pass(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  if (meeting.partnerId !== null) return toOutcome(work, loaded, meeting)
  const ended = endMeeting(work, loaded, meeting)
  if (restsOnMeetings(loaded.request)) settle(work, loaded, 'request.meeting-cancelled')
  return work.read(ended)
}

/** `tidying`: cancelled together with others; now its reminders are taken back and both sides told. */
export function tidyMeeting(call: Call, { id }: Meeting): Promise<Meeting | Refusal> {
  return onDue(call, id, 'tidying', (work, loaded, meeting) =>
    work.change(sayCancelled(work, loaded, meeting))(() => atRest, 'meeting.tidied'),
  )
}

function onDue(
  call: Call,
  id: string,
  waitsFor: MeetingWaitsFor,
  decide: (work: Work, loaded: Loaded, meeting: Meeting) => Meeting,
): Promise<Meeting | Refusal> {
  return changeMeeting(call, id, 'meeting.advance', (work, loaded, meeting) =>
    meeting.waitsFor === waitsFor && meeting.due !== null && meeting.due <= work.now ? decide(work, loaded, meeting) : meeting,
  )
}
