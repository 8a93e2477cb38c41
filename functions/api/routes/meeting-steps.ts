import { answerMove, keepTime, moveAnswerSchema } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting, outcomeSchema } from '#core/meeting/close.ts'
import type { Meeting } from '#core/records/meeting.ts'
import { moveSchema, proposeMove } from '#core/meeting/propose-move.ts'
import { chooseLate, lateChoiceSchema } from '#core/meeting/choose-late.ts'
import { showMeeting } from '../show/meeting.ts'
import { meetingKey, stepsOf } from '../step.ts'

const step = stepsOf<Meeting>({ who: 'staff', matches: meetingKey, shape: 'Meeting', show: showMeeting })

export const meetingStepRoutes = [
  step({
    path: '/meetings/{id}/move',
    does: 'Propose another time; it binds when the other side has said yes',
    body: moveSchema,
    behalf: ['partner'],
    take: proposeMove,
  }),
  step({
    path: '/meetings/{id}/move/answer',
    does: 'Say whether a proposed time suits',
    body: moveAnswerSchema,
    behalf: ['partner'],
    take: answerMove,
  }),
  step({ path: '/meetings/{id}/keep', does: 'Keep the time after all', take: keepTime }),
  step({
    path: '/meetings/{id}/cancel',
    does: 'Cancel this meeting; the relationship goes on',
    behalf: ['worker', 'partner', 'parent'],
    take: cancelMeeting,
  }),
  step({
    path: '/meetings/{id}/close',
    does: 'Say how it went',
    body: outcomeSchema,
    behalf: ['worker'],
    take: closeMeeting,
  }),
  step({
    path: '/meetings/{id}/late-choice',
    does: 'The partner cannot come: what now',
    body: lateChoiceSchema,
    take: chooseLate,
  }),
]
