import { ownPage as words } from '#copy/fi/own-page.ts'
import type { Call } from '#core/commit/call.ts'
import { answerMove } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { pausePartner, resumePartner } from '#core/partner/pause.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { refuse } from '#core/refusal.ts'
import { addDays, localDate } from '#core/time/zone.ts'
import { availabilityPlaces } from '#pages/partner/availability-places.ts'
import { named, nowhere, type Places, whenPlaces } from '#pages/places.ts'
import { AVAILABILITY_LIMIT, readAvailability } from '#web/availability-form.ts'
import type { Form } from '#web/form.ts'
import { saveAvailability } from '#web/save-availability.ts'
import { readDate, readWhen } from '#web/when.ts'

/** One form of a partner's own page. `id` is the meeting's or request's, or the partner's own. */
export interface OwnAction {
  readonly prefix: string
  run(call: Call, id: string, form: Form): Promise<unknown>
  /** A key of OWN_DONE. */
  done(form: Form): string
  places(form: Form): Places
  /** Bytes, where the form may be longer than most. */
  readonly limit?: number
}

/** Forms about the partner as a whole: `/m/{token}/{action}`. */
export const OWN: Readonly<Record<string, OwnAction>> = {
  availability: {
    prefix: 'availability',
    run: saveAvailability,
    done: () => 'availability',
    places(form) {
      const { rows, fields } = readAvailability(form)
      return availabilityPlaces(rows, fields)
    },
    limit: AVAILABILITY_LIMIT,
  },
  pause: {
    prefix: 'pause',
    async run(call, id, form) {
      const how = form.text('how')
      if (how === 'open') return pausePartner(call, id, {})
      if (how === 'two-weeks') return pausePartner(call, id, { until: addDays(localDate(call.now), 14) })
      const until = readDate(form, 'until')
      if (how !== 'until') return refuse('INVALID', { fields: [{ path: 'how', code: 'REQUIRED' }] })
      return until ? pausePartner(call, id, { until }) : refuse('INVALID', { fields: [{ path: 'until', code: 'REQUIRED' }] })
    },
    done: () => 'paused',
    places: () => named({ how: words.pause.howLong, until: words.pause.until }),
  },
  resume: {
    prefix: 'resume',
    run: (call, id) => resumePartner(call, id),
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
        const agree = form.text('agree')
        if (agree !== 'yes' && agree !== 'no') return refuse('INVALID', { fields: [{ path: 'agree', code: 'REQUIRED' }] })
        return answerMove(call, id, { agree: agree === 'yes' })
      },
      done: (form) => (form.text('agree') === 'yes' ? 'agreed' : 'move-declined'),
      places: () => named({ agree: words.answer }),
    },
    move: {
      prefix: `move-${id}`,
      async run(call, id, form) {
        const when = readWhen(form, 'move')
        if ('window' in when) return proposeMove(call, id, when.window)
        return refuse('INVALID', { fields: 'fields' in when ? when.fields : [{ path: 'move.date', code: 'REQUIRED' }] })
      },
      done: () => 'proposed',
      places: () => whenPlaces('move'),
    },
    cancel: {
      prefix: `cancel-${id}`,
      run: (call, id) => cancelMeeting(call, id),
      done: () => 'cancelled',
      places: () => nowhere,
    },
  }
}

function requestActions(id: string): Readonly<Record<string, OwnAction>> {
  return {
    leave: {
      prefix: `leave-${id}`,
      run: (call, id) => withdrawFromRequest(call, id, {}),
      done: () => 'left',
      places: () => nowhere,
    },
  }
}
