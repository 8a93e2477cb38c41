import type { Call } from '#core/commit/call.ts'
import { answerMove, keepTime, moveAnswerSchema } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting, outcomeSchema } from '#core/meeting/close.ts'
import type { Meeting } from '#core/records/meeting.ts'
import { moveSchema, proposeMove } from '#core/meeting/propose-move.ts'
import { requestIdOf, keys } from '#core/records/keys.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { chooseLate, lateChoiceSchema } from '#core/meeting/choose-late.ts'
import { nothing, saysNothing } from '../inputs.ts'
import { type Route, route } from '../route.ts'
import { showMeeting } from '../show/meeting.ts'

type Step = Pick<Route, 'does' | 'body' | 'behalf'>

/** A step of one meeting: changes it and answers with it. */
function step(name: string, about: Step, take: (call: Call, id: string, raw: unknown) => Promise<Meeting | Refusal>): Route {
  return route({
    method: 'post',
    path: `/meetings/{id}/${name}`,
    who: 'staff',
    ...about,
    matches: (org, id) => keys.meeting(org, requestIdOf(id), id),
    answers: { status: 200, shape: 'Meeting' },
    async run({ call, id, body }) {
      const meeting = await take(call, id, body)
      return isRefusal(meeting) ? meeting : { body: showMeeting(meeting), version: meeting.version }
    },
  })
}

export const meetingStepRoutes = [
  step(
    'move',
    { does: 'Propose another time; it binds when the other side has said yes', body: moveSchema, behalf: ['partner'] },
    proposeMove,
  ),
  step('move/answer', { does: 'Say whether a proposed time suits', body: moveAnswerSchema, behalf: ['partner'] }, answerMove),
  step('keep', { does: 'Keep the time after all', body: nothing }, saysNothing(keepTime)),
  step(
    'cancel',
    { does: 'Cancel this meeting; the relationship goes on', body: nothing, behalf: ['worker', 'partner', 'parent'] },
    saysNothing(cancelMeeting),
  ),
  step('close', { does: 'Say how it went', body: outcomeSchema, behalf: ['worker'] }, closeMeeting),
  step('late-choice', { does: 'The partner cannot come: what now', body: lateChoiceSchema }, chooseLate),
]
