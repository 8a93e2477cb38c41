import { answerMove, keepAgreedTime } from '#core/meeting/answer-move.ts'
import { answerTime } from '#core/meeting/answer-time.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { DAY_WORDS, sayOfDay } from '#core/meeting/say-of-day.ts'
import { goOn } from '#core/offer/go-on.ts'
import { lockLinks } from '#core/partner/links.ts'
import { pausePartner, resumePartner } from '#core/partner/pause.ts'
import { showNumber } from '#core/partner/show-number.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { GOES_ON } from '#core/records/phase-check.ts'
import { OCCASIONS } from '#core/records/templates.ts'
import { refuse } from '#core/refusal.ts'
import { addDays, localDate } from '#core/time/zone.ts'
import { availabilityFieldMap } from '#pages/partner/availability-field-map.ts'
import { named, nowhere, whenFieldMap } from '#pages/field-map.ts'
import type { FormAction } from '#pages/take-form.ts'
import { AGREED_LIMITS, agreedFieldMap, readAgreed } from '#web/agreed-form.ts'
import { AVAILABILITY_LIMITS, readAvailability } from '#web/availability-form.ts'
import { readDay } from '#web/day-form.ts'
import { saveAvailability } from '#web/save-availability.ts'
import { saveWays } from '#web/save-ways.ts'
import { readDate, readWhen } from '#web/when.ts'
import { chosen, noChoice } from './chosen.ts'
import type { OwnDone } from './done.ts'

/** Whatever the link is about, its partner may end all links (`/m/{token}/lock`). */
export const LOCK: FormAction<OwnDone> = chosen(({ ownPage: words }) => words.lock.sure, {
  prefix: () => 'lock',
  run: (call, id) => lockLinks(call, id),
  done: () => 'locked',
  fields: () => nowhere,
})

/** Forms about the partner as a whole: `/m/{token}/{action}`, where the link opens all of their page. */
export const OWN: Readonly<Record<string, FormAction<OwnDone>>> = {
  availability: chosen(({ ownPage: words }) => words.times.sure, {
    prefix: () => 'availability',
    run: saveAvailability,
    done: () => 'availability',
    fields(words, form) {
      const { rows, fields } = readAvailability(form)
      return availabilityFieldMap(words, rows, fields)
    },
    edits: true,
    ...AVAILABILITY_LIMITS,
  }),
  ways: chosen(({ ways: words }) => words.sure, {
    prefix: () => 'ways',
    run: saveWays,
    done: () => 'ways',
    fields: ({ ways: { of } }) => named(Object.fromEntries(OCCASIONS.map((one) => [`ways.${one}`, of[one]]))),
    edits: true,
  }),
  number: {
    prefix: () => 'number',
    async run(call, id, form) {
      const show = form.text('show')
      return show === 'yes' || show === 'no' ? showNumber(call, id, { show: show === 'yes' }) : noChoice('show')
    },
    done: (form) => (form.text('show') === 'yes' ? 'number-shown' : 'number-hidden'),
    fields: ({ ownPage: words }) => named({ show: words.number.question }),
  },
  pause: {
    prefix: () => 'pause',
    async run(call, id, form) {
      const how = form.text('how')
      const agreed = readAgreed(form)
      if (!['open', 'two-weeks', 'until'].includes(how)) return noChoice('how')
      if (how === 'open') return pausePartner(call, id, { ...(agreed && { agreed }) })
      if (how === 'two-weeks')
        return pausePartner(call, id, { until: addDays(localDate(call.now), 14), ...(agreed && { agreed }) })
      const until = readDate(form, 'until')
      return until
        ? pausePartner(call, id, { until, ...(agreed && { agreed }) })
        : refuse('INVALID', { fields: [{ path: 'until', code: 'REQUIRED' }] })
    },
    done: () => 'paused',
    fields({ ownPage: { pause } }, form) {
      const agreed = agreedFieldMap(form, pause.agreed)
      return (path) => agreed(path) ?? named({ how: pause.howLong, until: pause.until })(path)
    },
    ...AGREED_LIMITS,
  },
  resume: chosen(({ ownPage: words }) => words.pause.end, {
    prefix: () => 'resume',
    run: (call, id) => resumePartner(call, id),
    done: () => 'resumed',
    fields: () => nowhere,
  }),
}

/**
 * Forms about one meeting, request or seat: `/m/{token}/meetings/{id}/{action}`, `/m/{token}/requests/{id}/leave`,
 * `/m/{token}/offers/{id}/going-on`.
 */
export function actionOn(noun: string, id: string, action: string): FormAction<OwnDone> | undefined {
  const of: Readonly<Record<string, typeof meetingActions>> = {
    meetings: meetingActions,
    requests: requestActions,
    offers: offerActions,
  }
  const all = Object.hasOwn(of, noun) ? of[noun]?.(id) : undefined
  return all && Object.hasOwn(all, action) ? all[action] : undefined
}

function meetingActions(id: string): Readonly<Record<string, FormAction<OwnDone>>> {
  return {
    'move-answer': {
      prefix: () => `move-answer-${id}`,
      async run(call, id, form) {
        const agree = form.text('agree')
        if (agree !== 'yes' && agree !== 'no') return noChoice('agree')
        return answerMove(call, id, { agree: agree === 'yes' })
      },
      done: (form) => (form.text('agree') === 'yes' ? 'agreed' : 'move-declined'),
      fields: ({ ownPage: words }) => named({ agree: words.answer }),
    },
    move: chosen(({ ownPage: words }) => words.move.sure, {
      prefix: () => `move-${id}`,
      async run(call, id, form) {
        const when = readWhen(form, 'move')
        if ('window' in when) return proposeMove(call, id, when.window)
        return refuse('INVALID', { fields: 'fields' in when ? when.fields : [{ path: 'move.date', code: 'REQUIRED' }] })
      },
      // The very time that was proposed to them is a yes to it.
      done: (_form, result) => (isAgreed(result) ? 'agreed' : 'proposed'),
      fields: (words) => whenFieldMap(words, 'move'),
    }),
    'time-answer': {
      prefix: () => `time-answer-${id}`,
      async run(call, id, form) {
        const answer = form.text('answer')
        if (!['accept', 'decline', 'other-time'].includes(answer)) return noChoice('answer')
        if (answer !== 'other-time') return answerTime(call, id, { answer })
        const when = readWhen(form, 'other')
        if ('window' in when) return answerTime(call, id, { answer, ...when.window })
        return refuse('INVALID', { fields: 'fields' in when ? when.fields : [{ path: 'other.date', code: 'REQUIRED' }] })
      },
      done: (form, result) =>
        form.text('answer') === 'decline' ? 'time-declined' : isAgreed(result) ? 'time-agreed' : 'proposed',
      fields: (words) => whenFieldMap(words, 'other', { answer: words.ownPage.answer }),
    },
    day: {
      prefix: () => `day-${id}`,
      async run(call, meetingId, form) {
        const says = DAY_WORDS.find((one) => one === form.text('says'))
        return says ? sayOfDay(call, meetingId, readDay(form)) : noChoice('says')
      },
      done: (form) => (form.text('says') === 'cannot' ? 'cancelled' : 'day-said'),
      fields: ({ ownPage: words }) => named({ says: words.day.question, minutes: words.day.minutes }),
    },
    keep: chosen(({ ownPage: words }) => words.move.keep, {
      prefix: () => `keep-${id}`,
      run: (call, id) => keepAgreedTime(call, id),
      done: () => 'kept',
      fields: () => nowhere,
    }),
    cancel: chosen(({ ownPage: words }) => words.cancel.sure, {
      prefix: () => `cancel-${id}`,
      run: (call, id) => cancelMeeting(call, id),
      done: () => 'cancelled',
      fields: () => nowhere,
    }),
  }
}

/** Nothing is proposed any more: the time is agreed. */
const isAgreed = (result: unknown): boolean =>
  typeof result === 'object' &&
  result !== null &&
  'state' in result &&
  result.state === 'scheduled' &&
  !('proposal' in result && result.proposal)

function requestActions(id: string): Readonly<Record<string, FormAction<OwnDone>>> {
  return {
    leave: chosen(({ ownPage: words }) => words.leave.sure, {
      prefix: () => `leave-${id}`,
      run: (call, id) => withdrawFromRequest(call, id, {}),
      done: () => 'left',
      fields: () => nowhere,
    }),
  }
}

/** The same question as behind the link that it came with. */
function offerActions(id: string): Readonly<Record<string, FormAction<OwnDone>>> {
  return {
    'going-on': {
      prefix: () => `going-on-${id}`,
      async run(call, id, form) {
        const answer = GOES_ON.find((one) => one === form.text('answer'))
        return answer ? goOn(call, id, { answer }) : noChoice('answer')
      },
      done: (form) => GOES_ON.find((one) => one === form.text('answer')) ?? 'nothing',
      fields: ({ offerPage: words }) => named({ answer: words.question }),
    },
  }
}
