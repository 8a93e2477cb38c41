import { answerMove, keepAgreedTime, moveAnswerSchema } from '#core/meeting/answer-move.ts'
import { answerTime, timeAnswerSchema } from '#core/meeting/answer-time.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting, closeSchema, outcomeSchema } from '#core/meeting/close.ts'
import { correctOutcome } from '#core/meeting/correct.ts'
import type { Meeting } from '#core/records/meeting.ts'
import { moveSchema, proposeMove } from '#core/meeting/propose-move.ts'
import { chooseLate, lateChoiceSchema } from '#core/meeting/choose-late.ts'
import { daySchema, sayOfDay } from '#core/meeting/say-of-day.ts'
import { detailsSchema, setDetails } from '#core/meeting/set-details.ts'
import { showMeeting } from '../show/meeting.ts'
import { meetingKey, stepsOf } from '../step.ts'

const step = stepsOf<Meeting>({
  matches: meetingKey,
  shape: 'Meeting',
  show: (meeting, { call }) => showMeeting(meeting, call.by),
})

export const meetingStepRoutes = [
  step({
    path: '/meetings/{id}/answer',
    verb: 'meeting.answer-time',
    does: "Write down a partner's answer to a time they were asked about: a yes agrees it",
    body: timeAnswerSchema,
    take: answerTime,
  }),
  step({
    path: '/meetings/{id}/move',
    verb: 'meeting.move',
    does: 'Propose another time; it binds when the other side has said yes',
    body: moveSchema,
    take: proposeMove,
  }),
  step({
    path: '/meetings/{id}/move/answer',
    verb: 'meeting.answer-move',
    does: "Say whether a proposed time suits; of a meeting only proposed, whether the partner's other time does",
    body: moveAnswerSchema,
    take: answerMove,
  }),
  step({
    path: '/meetings/{id}/details',
    verb: 'meeting.set-details',
    does: 'Give or change place, link, instructions or who calls, until it starts: what is left out stays, `null` empties. Each change is told once',
    body: detailsSchema,
    take: setDetails,
  }),
  step({
    path: '/meetings/{id}/day',
    verb: 'meeting.say-of-day',
    does: 'On the day of the meeting: on the way, late by so many minutes, or cannot come, which is the same as to cancel. The other side is told at once',
    body: daySchema,
    take: sayOfDay,
  }),
  step({ path: '/meetings/{id}/keep', verb: 'meeting.keep', does: 'Keep the time after all', take: keepAgreedTime }),
  step({
    path: '/meetings/{id}/cancel',
    verb: 'meeting.cancel',
    does: 'Cancel this meeting, or take the question about it back; the relationship goes on. As the word of its partner: they cannot come, and the worker chooses what becomes of it',
    take: cancelMeeting,
  }),
  step({
    path: '/meetings/{id}/close',
    verb: 'meeting.close',
    does: 'Say how it went; and what the parent said of their own goal, where they had one',
    body: closeSchema,
    take: closeMeeting,
  }),
  step({
    path: '/meetings/{id}/correct',
    verb: 'meeting.correct',
    does: 'Correct how it went, within 14 days; what was marked before stays readable',
    body: outcomeSchema,
    take: correctOutcome,
  }),
  step({
    path: '/meetings/{id}/late-choice',
    verb: 'meeting.choose-late',
    does: 'The partner cannot come: what now',
    body: lateChoiceSchema,
    take: chooseLate,
  }),
]
