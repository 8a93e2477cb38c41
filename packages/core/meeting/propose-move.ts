import * as z from 'zod'
import { speakerOf } from '../policy/actor.ts'
import type { Call } from '../commit/call.ts'
import { tell } from '../relationship/tell.ts'
import { isRepeated } from '../commit/transact.ts'
import { readInput } from '../input/read-input.ts'
import type { Instant } from '../ports.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { instantInput } from '../input/fields.ts'
import { type Loaded, need } from '../relationship/load.ts'
import { slotProblems } from '../input/time-problems.ts'
import { earliest, latest, plus } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'
import type { Work } from '../commit/work.ts'
import { changeMeeting, notScheduled, notYet, whyNotMoved } from './load.ts'
import type { Meeting } from '../records/meeting.ts'
import { mayNotMove } from '../relationship/together.ts'
import { factsOfMeeting } from '../relationship/facts.ts'
import { isTimeTaken, movesBeyond, notFree } from './time-taken.ts'
import { agreeToMove } from './answer-move.ts'

export const moveSchema = z.strictObject({ start: instantInput, end: instantInput })

/**
 * Proposes another time. It binds when the other side has said yes; until then the old time holds, in the diary and with
 * its reminders. The very time that the other side has proposed is a yes to it. Refuses NOT_THEIR_TIME (to a partner
 * SLOT_NO_LONGER_FREE), INVALID (also for the very time agreed), RULES_FAIL (to a worker
 * NOT_WITH_THIS_PARTNER) for what still binds
 * (`still-binding.ts`), TIME_SHARED where several come together, and WRONG_STATE also where the request is closed or the partner has left it.
 */
export async function proposeMove(call: Call, id: string, raw: unknown): Promise<Meeting | Refusal> {
  const slot = readInput(moveSchema, raw)
  if (isRefusal(slot)) return slot
  const fields = slotProblems(slot, call.now)
  // Said again under its key it was done, and its time may have passed since.
  if (fields.length > 0 && !(await isRepeated(call))) return refuse('INVALID', { fields })
  return changeMeeting(call, id, 'meeting.move', (work, loaded, meeting) => {
    const begun = meeting.waitsFor === 'start' && meeting.start <= work.now
    if (meeting.waitsFor === 'outcome' || begun) return notScheduled(meeting)
    const refused = whyNotMoved(loaded, meeting) ?? notYet(loaded, meeting) ?? mayNotMove(loaded, meeting)
    if (refused) return refused
    if (slot.start === meeting.start && slot.end === meeting.end)
      return refuse('INVALID', { fields: [{ path: 'start', code: 'SAME_TIME' }] })
    if (isAnsweredBy(work, meeting, slot)) return agreeToMove(work, loaded, meeting, slot)
    if (speakerOf(call.by).role !== 'partner' && isTimeTaken(loaded, meeting, slot)) return notFree(work)
    return movesBeyond(work, loaded, meeting, slot) ?? propose(work, loaded, meeting, slot)
  })
}

/** The other side has proposed this very time, and waits for a yes. */
function isAnsweredBy({ by }: Pick<Work, 'by'>, { proposal }: Meeting, { start, end }: Window): boolean {
  if (!proposal || proposal.start !== start || proposal.end !== end) return false
  return (speakerOf(by).role === 'partner') !== (proposal.by === 'partner')
}

function propose(work: Work, loaded: Loaded, meeting: Meeting, slot: Window): Meeting {
  const { role } = speakerOf(work.by)
  const by = role === 'partner' || role === 'worker' ? role : 'coordinator'
  const due = answerUntil(work.now, meeting, slot, loaded)
  const owner = by === 'partner' ? 'worker' : 'partner'
  const proposed = work.change(meeting)(
    () => ({
      proposal: { ...slot, by, at: work.now },
      waitsFor: 'move-answer',
      due,
      owner,
      reason: 'move-proposed',
      nudges: 0,
      attempts: 0,
    }),
    'meeting.move-proposed',
  )
  const facts = { ...factsOfMeeting(meeting), slots: [slot], previous: { start: meeting.start, end: meeting.end }, deadline: due }
  const card = need(loaded.cards, meeting.partnerId as string)
  if (by === 'partner') tell(work, loaded, { template: 'meeting-changed', about: proposed, staff: 'worker', facts })
  else tell(work, loaded, { template: 'move-proposed', about: proposed, partner: card, facts })
  return proposed
}

/**
 * As long as a decision gets, but until two hours before the earlier of the two times at the latest; always a quarter
 * of an hour.
 */
function answerUntil(now: Instant, meeting: Meeting, slot: Window, { request, tenant }: Loaded): Instant {
  const wished = plus(now, tenant.settings.decisionHours[request.urgency] * 60)
  return latest(earliest(wished, plus(earliest(meeting.start, slot.start), -120)), plus(now, 15))
}
