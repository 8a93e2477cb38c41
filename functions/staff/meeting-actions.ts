import { answerMove, keepAgreedTime } from '#core/meeting/answer-move.ts'
import { answerTime } from '#core/meeting/answer-time.ts'
import { isNeverAgreed, type Meeting } from '#core/records/meeting.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { correctOutcome } from '#core/meeting/correct.ts'
import { findMeeting } from '#core/meeting/list.ts'
import { sayOfDay } from '#core/meeting/say-of-day.ts'
import { setDetails } from '#core/meeting/set-details.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { refuse } from '#core/refusal.ts'
import { chooseLate } from '#core/meeting/choose-late.ts'
import { named, nowhere, whenFieldMap } from '#pages/field-map.ts'
import type { FormAction } from '#pages/take-form.ts'
import { rawDetails } from './details-form.ts'
import { readDay } from '#web/day-form.ts'
import { PARTS } from '#web/parts.ts'
import { saveOnTop } from '#web/seen.ts'
import { readWhen } from '#web/when.ts'
import type { RequestDone } from './done.ts'
import { yesOrNo } from './request-actions.ts'
import { given } from './request-form.ts'

const isMeeting = (result: unknown): result is Meeting =>
  typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'meeting'

/** The forms of one meeting, as they stand on its request's page. */
export function meetingActions(id: string): Readonly<Record<string, FormAction<RequestDone>>> {
  return {
    move: {
      prefix: () => `move-${id}`,
      async run(call, id, form) {
        const when = readWhen(form, 'move')
        if ('fields' in when) return refuse('INVALID', { fields: when.fields })
        if ('empty' in when) return refuse('INVALID', { fields: [{ path: 'move.date', code: 'REQUIRED' }] })
        return proposeMove(call, id, when.window)
      },
      // The very time that the partner had proposed is a yes to it.
      done: (_form, result) => (isMeeting(result) && !result.proposal ? 'moved' : 'move-sent'),
      fields: (words) => whenFieldMap(words, 'move'),
    },
    'move-answer': {
      prefix: () => `move-answer-${id}`,
      async run(call, id, form) {
        const agree = yesOrNo(form, 'agree')
        return typeof agree === 'boolean' ? answerMove(call, id, { agree }) : agree
      },
      done(form, result) {
        const yes = form.text('agree') === 'yes'
        if (!yes) return isMeeting(result) && isNeverAgreed(result) ? 'other-refused' : 'move-declined'
        return isMeeting(result) && result.agreedAt !== undefined && result.invite === 0 ? 'agreed' : 'moved'
      },
      fields: ({ meetings }) => named({ agree: meetings.moveQuestion }),
    },
    'time-answer': {
      prefix: () => `time-answer-${id}`,
      run: (call, id, form) => answerTime(call, id, given({ answer: form.optional('answer') })),
      done: () => 'time-noted',
      fields: ({ meetings }) => named({ answer: meetings.asking.byPhone }),
    },
    details: {
      prefix: () => `details-${id}`,
      run: (call, meetingId, form) =>
        saveOnTop<Meeting, Meeting>(call, form, {
          read: () => findMeeting(call, meetingId),
          part: PARTS.details,
          version: ({ version }) => version,
          save: (version) => setDetails(call, meetingId, rawDetails(form), version),
        }),
      done: () => 'details-saved',
      fields: ({ meetings: { details: words } }) =>
        named({
          placeId: words.listed,
          place: words.typed,
          atHome: words.atHome,
          link: words.link,
          instructions: words.instructions,
          calls: words.calls,
        }),
      edits: true,
    },
    day: {
      prefix: () => `day-${id}`,
      run: (call, meetingId, form) => sayOfDay(call, meetingId, readDay(form)),
      done: (form) => (form.text('says') === 'cannot' ? 'meeting-cancelled' : 'day-said'),
      fields: ({ meetings }) => named({ says: meetings.day.question, minutes: meetings.day.minutes }),
    },
    keep: {
      prefix: () => `keep-${id}`,
      run: (call, id) => keepAgreedTime(call, id),
      done: () => 'kept',
      fields: () => nowhere,
    },
    cancel: {
      prefix: () => `cancel-${id}`,
      run: (call, id) => cancelMeeting(call, id),
      done(_form, result) {
        // Said by its partner it is not cancelled: what becomes of it is chosen next.
        if (isMeeting(result) && result.state === 'scheduled') return 'partner-cannot'
        return isMeeting(result) && isNeverAgreed(result) ? 'question-withdrawn' : 'meeting-cancelled'
      },
      fields: () => nowhere,
    },
    close: {
      prefix: () => `close-${id}`,
      run: (call, id, form) =>
        closeMeeting(call, id, given({ outcome: form.optional('outcome'), couldSay: form.optional('couldSay') })),
      done: () => 'outcome-noted',
      fields: ({ meetings }) => named({ outcome: meetings.close, couldSay: meetings.couldSay }),
    },
    correct: {
      prefix: () => `correct-${id}`,
      run: (call, id, form) => correctOutcome(call, id, given({ outcome: form.optional('outcome') })),
      done: () => 'corrected',
      fields: ({ meetings }) => named({ outcome: meetings.close }),
    },
    late: {
      prefix: () => `late-${id}`,
      run: (call, id, form) => chooseLate(call, id, given({ choice: form.optional('choice') })),
      done: () => 'late-chosen',
      fields: ({ meetings }) => named({ choice: meetings.late.question }),
    },
  }
}
