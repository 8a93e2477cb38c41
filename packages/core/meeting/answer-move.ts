import * as z from 'zod'
import { speakerOf } from '../policy/actor.ts'
import type { Call } from '../commit/call.ts'
import { tell } from '../relationship/tell.ts'
import { book } from '../relationship/diary.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type Loaded, need } from '../relationship/load.ts'
import { heedEnd } from '../relationship/beyond.ts'
import { settle } from '../relationship/settle.ts'
import type { Window } from '../time/interval.ts'
import type { Work } from '../commit/work.ts'
import { toArrange } from '../relationship/arrange.ts'
import { changeMeeting, notScheduled, notYet, whyNotMoved } from './load.ts'
import { type Meeting, nextInvite, untilItEnds } from '../records/meeting.ts'
import { answerOther } from './answer-time.ts'
import { mayNotMove } from '../relationship/together.ts'
import { isTimeTaken, movesBeyond, notFree } from './time-taken.ts'
import { factsOfMeeting, factsWithInvite } from '../relationship/facts.ts'
import { hushMeeting, remind } from '../relationship/reminders.ts'

export const moveAnswerSchema = z.strictObject({ agree: z.boolean() })

/**
 * The other side's answer to a proposed time: yes moves the meeting, no leaves it to the worker to find a time. Of a time
 * not agreed yet: the worker's to the other one that the partner proposed (`answer-time.ts`). A yes is
 * refused for whatever would refuse the same proposal if it were made now.
 */
export function answerMove(call: Call, id: string, raw: unknown): Promise<Meeting | Refusal> {
  const input = readInput(moveAnswerSchema, raw)
  if (isRefusal(input)) return Promise.resolve(input)
  return changeMeeting(call, id, 'meeting.answer-move', (work, loaded, meeting) => {
    const { proposal } = meeting
    if (meeting.state === 'proposed') return answerOther(work, loaded, meeting, input.agree)
    if (!proposal) return notScheduled(meeting)
    const refused =
      whyNotMoved(loaded, meeting) ?? (input.agree ? (notYet(loaded, meeting) ?? mayNotMove(loaded, meeting)) : undefined)
    if (refused) return refused
    if (isOwnSide(proposal.by, speakerOf(call.by).role)) return refuse('FORBIDDEN')
    if (!input.agree) return declineMove(work, loaded, meeting)
    return agreeToMove(work, loaded, meeting, proposal)
  })
}

/** A yes to the time that the other side has proposed. */
export function agreeToMove(work: Work, loaded: Loaded, meeting: Meeting, slot: Window): Meeting | Refusal {
  if (slot.start <= work.now) return refuse('INVALID', { fields: [{ path: 'start', code: 'IN_THE_PAST' }] })
  if (isTimeTaken(loaded, meeting, slot)) return notFree(work)
  return movesBeyond(work, loaded, meeting, slot) ?? moveTo(work, loaded, meeting, slot)
}

/**
 * Nobody answers a proposal of their own side. A coordinator belongs to neither, and may write down what either said by
 * phone.
 */
const isOwnSide = (by: 'worker' | 'partner' | 'coordinator', role: string): boolean =>
  by === 'partner' ? role === 'partner' : role === 'worker'

function moveTo(work: Work, loaded: Loaded, meeting: Meeting, { start, end }: Window): Meeting {
  const previous = { start: meeting.start, end: meeting.end }
  const moved = work.change(meeting)(
    (current) => ({
      start,
      end,
      changedAt: work.now,
      ...nextInvite(current, work.now),
      uninvited: undefined,
      day: undefined,
      nudges: 0,
      attempts: 0,
      ...untilItEnds({ start, end }),
    }),
    'meeting.moved',
  )
  const partnerId = meeting.partnerId as string
  work.guard(need(loaded.cards, partnerId))
  book(work, need(loaded.diaries, partnerId), {
    meetingId: meeting.id,
    requestId: loaded.request.id,
    start,
    end,
    mode: meeting.mode,
  })
  heedEnd(work, need(loaded.cards, partnerId), start)
  hushMeeting(work, loaded, meeting, 'moved')
  const facts = { ...factsWithInvite(moved, 'REQUEST'), previous }
  tell(work, loaded, { template: 'moved', about: moved, partner: need(loaded.cards, partnerId), facts })
  tell(work, loaded, { template: 'meeting-changed', about: moved, staff: 'worker', facts })
  remind(work, loaded, moved, need(loaded.cards, partnerId))
  if (loaded.request.state === 'confirmed') settle(work, loaded, 'request.meeting-moved')
  return work.read(moved)
}

function declineMove(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  const declined = work.change(meeting)(
    () => ({ ...toArrange(work.now, loaded, meeting), proposal: undefined, reason: 'move-declined' }),
    'meeting.move-declined',
  )
  const facts = factsOfMeeting(meeting)
  if (meeting.proposal?.by === 'partner') {
    const card = need(loaded.cards, meeting.partnerId as string)
    tell(work, loaded, { template: 'move-declined', about: declined, partner: card, facts })
  }
  if (work.by.role !== 'worker') tell(work, loaded, { template: 'meeting-changed', about: declined, staff: 'worker', facts })
  return declined
}

/**
 * Nothing is moved after all: the time agreed before stands, as it has all along. A partner may only take back a
 * proposal of their own.
 */
export function keepAgreedTime(call: Call, id: string): Promise<Meeting | Refusal> {
  return changeMeeting(call, id, 'meeting.keep', (work, loaded, meeting) => {
    const waits = meeting.waitsFor === 'move-answer' || meeting.waitsFor === 'arrange'
    if (meeting.state !== 'scheduled' || !waits || meeting.partnerId === null || meeting.start <= work.now)
      return notScheduled(meeting)
    if (speakerOf(call.by).role === 'partner' && meeting.proposal?.by !== 'partner') return refuse('FORBIDDEN')
    const kept = work.change(meeting)((current) => ({ ...untilItEnds(current), nudges: 0, attempts: 0 }), 'meeting.time-kept')
    hushMeeting(work, loaded, meeting, 'replaced')
    const card = need(loaded.cards, meeting.partnerId)
    const facts = { ...factsOfMeeting(kept), told: 'kept' } as const
    tell(work, loaded, { template: 'booked', about: kept, partner: card, facts })
    tell(work, loaded, { template: 'confirmed', about: kept, staff: 'worker', facts })
    remind(work, loaded, kept, card)
    return kept
  })
}
