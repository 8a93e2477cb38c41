import { addMeeting } from '#core/meeting/add.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { type FieldRefusal, isRefusal, type Refusal, refuse } from '#core/refusal.ts'
import { replacePartner } from '#core/request/replace-partner.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { recordConsent } from '#core/request/consent.ts'
import { decide } from '#core/request/decide.ts'
import { recordBasis } from '#core/request/record-basis.ts'
import { handOver } from '#core/request/hand-over.ts'
import { named, nowhere, whenFieldMap } from '#pages/field-map.ts'
import type { FormAction } from '#pages/take-form.ts'
import type { Form } from '#web/form.ts'
import { readWhen } from '#web/when.ts'
import type { RequestDone } from './done.ts'
import { given, requestFieldMap, readConsent, readWindows } from './request-form.ts'

/** Of a time taken up that the partner had proposed themselves there is nothing to ask. */
const isAsked = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'state' in result && result.state === 'proposed'

const wrong = (fields: readonly FieldRefusal[]): Promise<Refusal> => Promise.resolve(refuse('INVALID', { fields }))

/** Which of two buttons was pressed. Neither, as where a form is sent empty, must not count as a no. */
export function yesOrNo(form: Form, name: string): boolean | Refusal {
  const said = form.text(name)
  return said === 'yes' || said === 'no' ? said === 'yes' : refuse('INVALID', { fields: [{ path: name, code: 'UNKNOWN_VALUE' }] })
}

/** A coordinator has not chosen whose word it is: that is the choice to make. */
function whoSaidIt<Result>(result: Result | Refusal): Result | Refusal {
  const unsaid = isRefusal(result) && result.refused === 'DECIDER_ONLY'
  return unsaid ? { ...result, fields: [{ path: 'saidBy', code: 'CHOICE_NEEDED' }] } : result
}

/** The forms of a request's page, by the address they are posted to. */
export const ACTIONS: Readonly<Record<string, FormAction<RequestDone>>> = {
  decision: {
    prefix: (form) => `decision-${form.text('offerId')}`,
    async run(call, id, form) {
      const version = form.optional('version')
      const decided = await decide(
        call,
        id,
        given({
          decision: form.optional('decision'),
          offerId: form.optional('offerId'),
          reason: form.optional('reason'),
          version: version === undefined ? undefined : Number(version),
        }),
      )
      return whoSaidIt(decided)
    },
    done: (form) => (form.text('decision') === 'confirm' ? 'confirmed' : 'refused'),
    fields: ({ request: words }) => named({ saidBy: words.saidBy.legend, reason: words.decision.reason }),
  },
  consent: {
    prefix: () => 'consent',
    async run(call, id, form) {
      const said = yesOrNo(form, 'given')
      if (typeof said !== 'boolean') return said
      const { raw, fields } = readConsent(form, 'given', 'on')
      return fields.length > 0 ? wrong(fields) : whoSaidIt(await recordConsent(call, id, raw ?? { given: false }))
    },
    done: (form) => (form.text('given') === 'yes' ? 'consent-given' : 'consent-ended'),
    fields: ({ request: words }) => named({ saidBy: words.saidBy.legend, given: words.consent.title, on: words.consent.on }),
  },
  cancel: {
    prefix: () => 'cancel',
    run: (call, id, form) => cancelRequest(call, id, given({ as: form.optional('as') })),
    done: () => 'cancelled',
    fields: ({ request: words }) => named({ as: words.change.cancelAs }),
  },
  close: {
    prefix: () => 'close',
    run: (call, id, form) => closeRequest(call, id, given({ as: form.optional('as') })),
    done: () => 'closed',
    fields: ({ request: words }) => named({ as: words.change.closeAs }),
  },
  'hand-over': {
    prefix: () => 'hand-over',
    run: (call, id, form) => handOver(call, id, { to: form.text('to') }),
    done: () => 'handed-over',
    fields: ({ request: words }) => named({ to: words.change.handOverTo }),
  },
  phase: {
    prefix: () => 'phase',
    async run(call, id, form) {
      const leading = form.optional('leading')
      return changePhase(call, id, given({ phases: form.all('phases'), leading, reason: form.optional('reason') }))
    },
    done: () => 'phase',
    fields: ({ common, newRequest, request: words }) =>
      named({ phases: common.phase, leading: newRequest.leading, reason: words.change.phaseReason }),
  },
  basis: {
    prefix: () => 'basis',
    run: (call, id, form) => recordBasis(call, id, given({ basis: form.optional('basis') })),
    done: () => 'basis',
    fields: ({ request: words }) => named({ basis: words.basis.question }),
  },
  'partner-leaves': {
    prefix: () => 'partner-leaves',
    run: (call, id, form) => withdrawFromRequest(call, id, { partnerId: form.text('partnerId') }),
    done: () => 'partner-left',
    fields: () => nowhere,
  },
  'another-partner': {
    prefix: (form) => `another-${form.text('partnerId')}`,
    run: async (call, id, form) => whoSaidIt(await replacePartner(call, id, { partnerId: form.text('partnerId') })),
    done: () => 'partner-replaced',
    fields: ({ request: words }) => named({ saidBy: words.saidBy.legend }),
  },
  times: {
    prefix: () => 'times',
    async run(call, id, form) {
      const { windows, fields } = readWindows(form, [0, 1, 2])
      const mode = form.has('remote') ? 'remote' : undefined
      if (fields.length > 0) return wrong(fields)
      if (windows.length === 0 && !mode) return wrong([{ path: 'windows.0.date', code: 'REQUIRED' }])
      return changeTimes(call, id, given({ windows: windows.length > 0 ? windows : undefined, mode }))
    },
    done: () => 'times',
    fields: (words) => requestFieldMap(words, [0, 1, 2]),
  },
  meetings: {
    prefix: () => 'add',
    async run(call, id, form) {
      const when = readWhen(form, 'meeting')
      if ('fields' in when) return wrong(when.fields)
      if ('empty' in when) return wrong([{ path: 'meeting.date', code: 'REQUIRED' }])
      const more = { mode: form.optional('mode'), place: form.optional('place'), partnerId: form.optional('partnerId') }
      return addMeeting(call, id, given({ ...when.window, ...more, ...(form.has('agreed') && { agreed: true }) }))
    },
    done: (form, result) => (form.has('agreed') ? 'added' : isAsked(result) ? 'time-asked' : 'agreed'),
    fields: (words) => whenFieldMap(words, 'meeting', { mode: words.newRequest.mode, place: words.common.place }),
  },
}
