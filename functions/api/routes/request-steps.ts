import * as z from 'zod'
import type { Call } from '#core/commit/call.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { readInput } from '#core/input/read-input.ts'
import { keys } from '#core/records/keys.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { replacePartner, replacePartnerSchema } from '#core/request/replace-partner.ts'
import { changePhase, phaseSchema } from '#core/request/change-phase.ts'
import { changeTimes, timesSchema } from '#core/request/change-times.ts'
import { cancelRequest, cancelSchema, closeRequest, closingSchema } from '#core/request/close.ts'
import { consentSchema, recordConsent } from '#core/request/consent.ts'
import { decide, decisionSchema } from '#core/request/decide.ts'
import { findAnother } from '#core/request/going-on.ts'
import { basisSchema, recordBasis } from '#core/request/record-basis.ts'
import { handOver, handOverSchema } from '#core/request/hand-over.ts'
import type { Request } from '#core/records/request.ts'
import { showRequest } from '../show/request.ts'
import { stepsOf } from '../step.ts'

const step = stepsOf<Request>({
  matches: keys.request,
  shape: 'Request',
  show: (request, { call, settings }) => showRequest(request, call.by, settings),
})

const withdrawal = z.strictObject({ partnerId: z.string().min(1, 'REQUIRED').max(40, 'UNKNOWN_PARTNER') })

async function withdraw(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(withdrawal, raw)
  return isRefusal(input) ? input : withdrawFromRequest(call, id, input)
}

export const requestStepRoutes = [
  step({
    path: '/requests/{id}/cancel',
    verb: 'request.cancel',
    does: 'Withdraw the request',
    body: cancelSchema,
    take: cancelRequest,
  }),
  step({
    path: '/requests/{id}/decision',
    verb: 'request.decide',
    does: 'Confirm the partner who said yes, or refuse',
    body: decisionSchema,
    take: decide,
  }),
  step({
    path: '/requests/{id}/another-partner',
    verb: 'request.replace-partner',
    does: 'Thank a confirmed partner and look for another, without a reason; the one who leaves is never asked about this request again',
    body: replacePartnerSchema,
    take: replacePartner,
  }),
  step({
    path: '/requests/{id}/consent',
    verb: 'request.consent',
    does: "Write down the parent's consent, their no, or that they take it back; a no ends the request at once",
    body: consentSchema,
    take: recordConsent,
  }),
  step({
    path: '/requests/{id}/hand-over',
    verb: 'request.hand-over',
    does: 'Give the request to a colleague; for equally long after each, it is being confirmed who of its partners goes on',
    body: handOverSchema,
    take: handOver,
  }),
  step({
    path: '/requests/{id}/find-another',
    verb: 'request.find-another',
    does: 'Handed over, and a partner cannot go on with the new worker: let them go as for any other reason, and find another',
    take: findAnother,
  }),
  step({
    path: '/requests/{id}/check-basis',
    verb: 'request.record-basis',
    does: 'Record by which act partners are checked for requests of this kind (its channel and audience), or that none applies',
    body: basisSchema,
    take: recordBasis,
  }),
  step({
    path: '/requests/{id}/phase',
    verb: 'request.change-phase',
    does: 'The case moved on',
    body: phaseSchema,
    take: changePhase,
  }),
  step({
    path: '/requests/{id}/times',
    verb: 'request.change-times',
    does: 'Other times, or another way, when nobody was free',
    body: timesSchema,
    take: changeTimes,
  }),
  step({
    path: '/requests/{id}/close',
    verb: 'request.close',
    does: 'Close it; only a coordinator as no-capacity',
    body: closingSchema,
    take: closeRequest,
  }),
  step({
    path: '/requests/{id}/withdrawal',
    verb: 'request.leave',
    does: 'A partner leaves this request: another is sought for what lies ahead, or the worker chooses where it is too near',
    body: withdrawal,
    take: withdraw,
  }),
]
