import { meetings as words } from '#copy/fi/meetings.ts'
import { refuse } from '#core/refusal.ts'
import { readWhen } from '#web/when.ts'
import { type Action, whenPlaces } from './request-actions.ts'
import { given } from './request-form.ts'

/** The forms of one meeting, as they stand on its request's page. */
export function meetingActions(id: string): Readonly<Record<string, Action>> {
  return {
    move: {
      prefix: () => `move-${id}`,
      async run(call, id, form) {
        const { proposeMove } = await import('#core/meeting/propose-move.ts')
        const when = readWhen(form, 'move')
        if ('fields' in when) return refuse('INVALID', { fields: when.fields })
        if ('empty' in when) return refuse('INVALID', { fields: [{ path: 'move.date', code: 'REQUIRED' }] })
        return proposeMove(call, id, when.window)
      },
      done: () => 'move-sent',
      places: whenPlaces('move'),
    },
    'move-answer': {
      prefix: () => `move-answer-${id}`,
      run: async (call, id, form) => (await import('#core/meeting/answer-move.ts')).answerMove(call, id, { agree: form.text('agree') === 'yes' }),
      done: (form) => (form.text('agree') === 'yes' ? 'moved' : 'move-declined'),
      places: () => undefined,
    },
    keep: {
      prefix: () => `keep-${id}`,
      run: async (call, id) => (await import('#core/meeting/answer-move.ts')).keepTime(call, id),
      done: () => 'kept',
      places: () => undefined,
    },
    cancel: {
      prefix: () => `cancel-${id}`,
      run: async (call, id) => (await import('#core/meeting/cancel.ts')).cancelMeeting(call, id),
      done: () => 'meeting-cancelled',
      places: () => undefined,
    },
    close: {
      prefix: () => `close-${id}`,
      run: async (call, id, form) => (await import('#core/meeting/close.ts')).closeMeeting(call, id, given({ outcome: form.optional('outcome') })),
      done: () => 'outcome-noted',
      places: (path) => (path === 'outcome' ? { name: 'outcome', label: words.close } : undefined),
    },
    late: {
      prefix: () => `late-${id}`,
      run: async (call, id, form) => (await import('#core/request/choose-late.ts')).chooseLate(call, id, given({ choice: form.optional('choice') })),
      done: () => 'late-chosen',
      places: (path) => (path === 'choice' ? { name: 'choice', label: words.late.question } : undefined),
    },
  }
}
