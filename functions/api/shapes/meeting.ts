import * as z from 'zod'
import { COULD_SAY } from '#core/reference/goals.ts'
import { CALLERS, MEETING_STATES, OUTCOMES } from '#core/records/meeting.ts'
import { MODES } from '#core/records/request.ts'
import { at, waiting } from './common.ts'
import { actor } from './history.ts'

const saidOfDay = z.strictObject({
  at,
  minutes: z.int().optional().describe('So many later than agreed; absent: on the way'),
})

export const meetingShape = z.strictObject({
  ...waiting,
  state: z.enum(MEETING_STATES),
  requestId: z.string(),
  workerId: z.string(),
  partnerId: z
    .string()
    .nullable()
    .describe('Empty for a worker who took it over, unless it is confirmed that the partner goes on'),
  goingOn: at.optional().describe('Until then it is being confirmed whether its partner goes on'),
  createdAt: at,
  answerBy: at.optional().describe('The partner was asked about the time: their answer was hoped for by then'),
  agreedAt: at.optional().describe('When the partner said yes to it; absent where it was booked at once'),
  start: at,
  end: at,
  mode: z.enum(MODES),
  area: z.string(),
  place: z.string().optional(),
  atHome: z.literal(true).optional().describe('In the family’s home: the address is told by telephone and never stored'),
  link: z.string().optional().describe('Where a remote meeting is joined'),
  instructions: z.string().optional(),
  calls: z.enum(CALLERS).optional().describe('Of a meeting by telephone: who calls'),
  day: z
    .strictObject({ partner: saidOfDay.optional(), worker: saidOfDay.optional() })
    .optional()
    .describe('What each side last said on the day itself'),
  proposal: z
    .strictObject({ start: at, end: at, by: z.enum(['worker', 'partner', 'coordinator']), at })
    .optional()
    .describe('Another time that waits for the other side'),
  outcome: z.enum(OUTCOMES).optional(),
  couldSay: z.enum(COULD_SAY).optional().describe('Whether the parent could say what they wanted, as they said'),
  paid: z.int().optional().describe('How much of the fee its partner gets, percent'),
  corrections: z
    .array(z.strictObject({ at, by: actor, was: z.enum(OUTCOMES), is: z.enum(OUTCOMES) }))
    .optional()
    .describe('What was marked before, oldest first'),
  cancelledBy: z.enum(['worker', 'partner', 'coordinator', 'system']).optional(),
  closedAt: at.optional(),
})
