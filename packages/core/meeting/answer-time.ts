import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { isRepeated } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { instantInput } from '../input/fields.ts'
import { readInput } from '../input/read-input.ts'
import { slotProblems } from '../input/time-problems.ts'
import { speakerOf } from '../policy/actor.ts'
import type { Meeting } from '../records/meeting.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { agreeTime, answerUntil, declineTime, withdrawTime } from '../relationship/ask-time.ts'
import { restsOnMeetings } from '../relationship/extra-seat.ts'
import type { Loaded } from '../relationship/load.ts'
import { factsOfMeeting } from '../relationship/facts.ts'
import { settle } from '../relationship/settle.ts'
import { tell } from '../relationship/tell.ts'
import { dropSought } from '../relationship/drop-sought.ts'
import { earliest } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'
import { changeMeeting, notScheduled, notYet, whyOver } from './load.ts'
import { isTimeTaken, movesBeyond, notFree } from './time-taken.ts'

/** `start` and `end` with another time, and only then. */
export const timeAnswerSchema = z.strictObject({
  answer: z.enum(['accept', 'decline', 'other-time'], 'CHOICE_NEEDED'),
  start: instantInput.optional(),
  end: instantInput.optional(),
})

/**
 * The partner's answer to a further time they were asked about, by link or told on the phone: yes agrees it, no ends it, and
 * another time of theirs waits for the worker. A yes is refused for whatever would refuse the asking if it were made now.
 */
export async function answerTime(call: Call, id: string, raw: unknown): Promise<Meeting | Refusal> {
  const input = readInput(timeAnswerSchema, raw)
  if (isRefusal(input)) return input
  const other = input.answer === 'other-time' ? otherTime(input, call.now) : undefined
  // Said again under its key it was done, and its time may have passed since.
  if (isRefusal(other) && !(await isRepeated(call))) return other
  return changeMeeting(call, id, 'meeting.answer-time', (work, loaded, meeting) => {
    if (meeting.state !== 'proposed') return notScheduled(meeting)
    const over = whyOver(loaded, meeting)
    if (over) return over
    if (input.answer === 'decline') return settled(work, loaded, declineTime(work, loaded, meeting))
    if (other && !isRefusal(other) && !isSame(other, meeting)) return proposeOther(work, loaded, meeting, other)
    return agree(work, loaded, meeting, meeting)
  })
}

function otherTime({ start, end }: z.infer<typeof timeAnswerSchema>, now: string): Window | Refusal {
  if (start === undefined) return refuse('INVALID', { fields: [{ path: 'start', code: 'REQUIRED' }] })
  if (end === undefined) return refuse('INVALID', { fields: [{ path: 'end', code: 'REQUIRED' }] })
  const fields = slotProblems({ start, end }, now)
  return fields.length > 0 ? refuse('INVALID', { fields }) : { start, end }
}

const isSame = (one: Window, other: Window): boolean => one.start === other.start && one.end === other.end

/** Agrees on the time asked about, or on the partner's own. */
export function agree(work: Work, loaded: Loaded, meeting: Meeting, slot: Window): Meeting | Refusal {
  const pending = notYet(loaded, meeting)
  if (pending) return pending
  if (slot.start <= work.now) return refuse('INVALID', { fields: [{ path: 'start', code: 'IN_THE_PAST' }] })
  if (isTimeTaken(loaded, meeting, slot)) return notFree(work)
  const beyond = movesBeyond(work, loaded, meeting, slot)
  if (beyond) return beyond
  dropSought(work, loaded, slot)
  const agreed = agreeTime(work, loaded, meeting, slot)
  settle(work, loaded, 'request.meeting-agreed')
  return work.read(agreed)
}

/** The worker's answer to the other time that the partner proposed: yes agrees on it, no ends the asking. */
export function answerOther(work: Work, loaded: Loaded, meeting: Meeting, yes: boolean): Meeting | Refusal {
  const over = whyOver(loaded, meeting)
  if (over) return over
  if (!meeting.proposal) return notScheduled(meeting)
  if (speakerOf(work.by).role === 'partner') return refuse('FORBIDDEN')
  return yes ? agree(work, loaded, meeting, meeting.proposal) : settled(work, loaded, withdrawTime(work, loaded, meeting))
}

/** The time asked about stays kept until the worker has said whether the other one suits. */
function proposeOther(work: Work, loaded: Loaded, meeting: Meeting, { start, end }: Window): Meeting | Refusal {
  const beyond = notYet(loaded, meeting) ?? movesBeyond(work, loaded, meeting, { start, end })
  if (beyond) return beyond
  const due = earliest(answerUntil(work.now, loaded, earliest(start, meeting.start)), start)
  const proposed = work.change(meeting)(
    () => ({
      proposal: { start, end, by: 'partner', at: work.now },
      owner: 'worker',
      reason: 'other-time',
      due,
      nudges: 0,
      attempts: 0,
    }),
    'meeting.other-time',
  )
  tell(work, loaded, {
    template: 'other-time-proposed',
    about: proposed,
    staff: 'worker',
    facts: { ...factsOfMeeting(meeting), slots: [{ start, end }], deadline: due },
  })
  return proposed
}

function settled(work: Work, loaded: Loaded, ended: Meeting): Meeting {
  if (restsOnMeetings(loaded.request)) settle(work, loaded, 'request.meeting-not-agreed')
  return work.read(ended)
}

/** An answer that ends the asking; by whoever asked it is withdrawn. */
export const endAsking = (work: Work, loaded: Loaded, meeting: Meeting): Meeting =>
  settled(
    work,
    loaded,
    speakerOf(work.by).role === 'partner' ? declineTime(work, loaded, meeting) : withdrawTime(work, loaded, meeting),
  )
