import * as z from 'zod'
import type { Call } from '#core/commit/call.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { readInput } from '#core/input/read-input.ts'
import { keys } from '#core/records/keys.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { changePhase, phaseSchema } from '#core/request/change-phase.ts'
import { changeTimes, timesSchema } from '#core/request/change-times.ts'
import { cancelRequest, cancelSchema, closeRequest, closingSchema } from '#core/request/close.ts'
import { consentSchema, recordConsent } from '#core/request/consent.ts'
import { decide, decisionSchema } from '#core/request/decide.ts'
import { handOver, handOverSchema } from '#core/request/hand-over.ts'
import type { Request } from '#core/records/request.ts'
import { type Route, route } from '../route.ts'
import { showRequest } from '../show/request.ts'

type Step = Pick<Route, 'does' | 'body' | 'behalf'> & { readonly who?: Route['who'] }

/** A step of one request: changes it and answers with it. */
function step(name: string, about: Step, take: (call: Call, id: string, raw: unknown) => Promise<Request | Refusal>): Route {
  return route({
    method: 'post',
    path: `/requests/{id}/${name}`,
    who: 'staff',
    ...about,
    matches: keys.request,
    answers: { status: 200, shape: 'Request' },
    async run({ call, id, body, settings }) {
      const request = await take(call, id, body)
      return isRefusal(request) ? request : { body: showRequest(request, call.by, settings), version: request.version }
    },
  })
}

const withdrawal = z.strictObject({ partnerId: z.string().min(1, 'REQUIRED').max(40, 'UNKNOWN_PARTNER') })

async function withdraw(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(withdrawal, raw)
  return isRefusal(input) ? input : withdrawFromRequest(call, id, input)
}

export const requestStepRoutes = [
  step('cancel', { does: 'Withdraw the request', body: cancelSchema, behalf: ['worker', 'parent'] }, cancelRequest),
  step('decision', { does: 'Confirm the partner who said yes, or refuse', body: decisionSchema }, decide),
  step('consent', { does: "Record or withdraw the parent's consent", body: consentSchema }, recordConsent),
  step('hand-over', { does: 'Give the request to a colleague', body: handOverSchema }, handOver),
  step('phase', { does: 'The case moved on', body: phaseSchema }, changePhase),
  step('times', { does: 'Other times, or another way, when nobody was free', body: timesSchema }, changeTimes),
  step('close', { does: 'Close it; only a coordinator as no-capacity', body: closingSchema }, closeRequest),
  step(
    'withdrawal',
    { does: 'A partner leaves this request', who: 'coordinator', body: withdrawal, behalf: ['partner'] },
    withdraw,
  ),
]
