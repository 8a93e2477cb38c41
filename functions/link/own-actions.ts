import { availability as availabilityWords } from '#copy/fi/availability.ts'
import { common } from '#copy/fi/common.ts'
import { ownPage as words } from '#copy/fi/own-page.ts'
import type { Call } from '#core/call.ts'
import { refuse } from '#core/refusal.ts'
import { addDays, localDate } from '#core/time/zone.ts'
import type { Places } from '#pages/refusal-view.ts'
import type { Form } from '#web/form.ts'
import { readDate, readWhen } from '#web/when.ts'

/** One form of a partner's own page. `id` is the meeting's or request's, or the partner's own. */
export interface OwnAction {
  readonly prefix: string
  run(call: Call, id: string, form: Form): Promise<unknown>
  /** A key of DONE. */
  done(form: Form): string
  places(form: Form): Promise<Places> | Places
}

export const DONE: Readonly<Record<string, string>> = {
  agreed: words.move.agreed,
  'move-declined': words.move.declined,
  proposed: words.move.proposed,
  cancelled: words.cancel.done,
  left: words.leave.done,
  availability: availabilityWords.saved,
  paused: words.pause.started,
  resumed: words.pause.ended,
}

const nowhere: Places = () => undefined

/** Forms about the partner as a whole: `/m/{token}/{action}`. */
export const OWN: Readonly<Record<string, OwnAction>> = {
  availability: {
    prefix: 'availability',
    async run(call, id, form) {
      const { readAvailability } = await import('#web/availability-form.ts')
      const { setAvailability } = await import('#core/partner/set-availability.ts')
      const { raw, fields } = readAvailability(form)
      return fields.length > 0 ? refuse('INVALID', { fields }) : setAvailability(call, id, raw)
    },
    done: () => 'availability',
    async places(form) {
      const { availabilityPlaces } = await import('#pages/partner/availability-places.ts')
      const { readAvailability } = await import('#web/availability-form.ts')
      const { rows, fields } = readAvailability(form)
      return availabilityPlaces(rows, fields)
    },
  },
  pause: {
    prefix: 'pause',
    async run(call, id, form) {
      const { pausePartner } = await import('#core/partner/pause.ts')
      const how = form.text('how')
      if (how === 'open') return pausePartner(call, id, {})
      if (how === 'two-weeks') return pausePartner(call, id, { until: addDays(localDate(call.now), 14) })
      const until = readDate(form, 'until')
      if (how !== 'until') return refuse('INVALID', { fields: [{ path: 'how', code: 'REQUIRED' }] })
      return until ? pausePartner(call, id, { until }) : refuse('INVALID', { fields: [{ path: 'until', code: 'REQUIRED' }] })
    },
    done: () => 'paused',
    places: () => (path) => (path === 'how' ? { name: 'how', label: words.pause.howLong } : path === 'until' ? { name: 'until', label: words.pause.until } : undefined),
  },
  resume: {
    prefix: 'resume',
    run: async (call, id) => (await import('#core/partner/pause.ts')).resumePartner(call, id),
    done: () => 'resumed',
    places: () => nowhere,
  },
}

/** Forms about one meeting or one request: `/m/{token}/meetings/{id}/{action}`, `/m/{token}/requests/{id}/leave`. */
export function actionOn(noun: string, id: string, action: string): OwnAction | undefined {
  const all = noun === 'meetings' ? meetingActions(id) : noun === 'requests' ? requestActions(id) : {}
  return Object.hasOwn(all, action) ? all[action] : undefined
}

function meetingActions(id: string): Readonly<Record<string, OwnAction>> {
  return {
    'move-answer': {
      prefix: `move-answer-${id}`,
      async run(call, id, form) {
        const { answerMove } = await import('#core/meeting/answer-move.ts')
        const agree = form.text('agree')
        if (agree !== 'yes' && agree !== 'no') return refuse('INVALID', { fields: [{ path: 'agree', code: 'REQUIRED' }] })
        return answerMove(call, id, { agree: agree === 'yes' })
      },
      done: (form) => (form.text('agree') === 'yes' ? 'agreed' : 'move-declined'),
      places: () => (path) => (path === 'agree' ? { name: 'agree', label: words.answer } : undefined),
    },
    move: {
      prefix: `move-${id}`,
      async run(call, id, form) {
        const { proposeMove } = await import('#core/meeting/propose-move.ts')
        const when = readWhen(form, 'move')
        if ('window' in when) return proposeMove(call, id, when.window)
        return refuse('INVALID', { fields: 'fields' in when ? when.fields : [{ path: 'move.date', code: 'REQUIRED' }] })
      },
      done: () => 'proposed',
      places: () => movePlaces,
    },
    cancel: {
      prefix: `cancel-${id}`,
      run: async (call, id) => (await import('#core/meeting/cancel.ts')).cancelMeeting(call, id),
      done: () => 'cancelled',
      places: () => nowhere,
    },
  }
}

function requestActions(id: string): Readonly<Record<string, OwnAction>> {
  return {
    leave: {
      prefix: `leave-${id}`,
      run: async (call, id) => (await import('#core/partner/withdraw.ts')).withdrawFromRequest(call, id, {}),
      done: () => 'left',
      places: () => nowhere,
    },
  }
}

const MOVE: Readonly<Record<string, { readonly name: string; readonly label: string }>> = {
  'move.date': { name: 'move.date', label: common.date },
  'move.from': { name: 'move.from', label: common.from },
  'move.to': { name: 'move.to', label: common.to },
  start: { name: 'move.from', label: common.from },
  end: { name: 'move.to', label: common.to },
}

const movePlaces: Places = (path) => MOVE[path]
