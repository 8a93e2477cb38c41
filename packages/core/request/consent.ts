import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { readInput } from '../input/read-input.ts'
import { channelFacts } from '../reference/channels.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { localDate } from '../time/zone.ts'
import { transact } from '../commit/transact.ts'
import { dateInput } from '../input/fields.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import type { Request } from '../records/request.ts'
import { settle } from '../relationship/settle.ts'
import { closeWithAll } from './close.ts'

export const consentSchema = z.union([
  z.strictObject({ given: z.literal(true), on: dateInput }),
  z.strictObject({ given: z.literal(false) }),
])

/**
 * Records that the parent agreed to a partner, or took it back (docs/field.md: Consent). It is separate from the worker's
 * decision. Taken back after confirming, the request ends and nothing more is sent.
 */
export async function recordConsent(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const consent = readInput(consentSchema, raw)
  if (isRefusal(consent)) return consent
  if (consent.given && consent.on > localDate(call.now))
    return refuse('INVALID', { fields: [{ path: 'on', code: 'CONTRADICTORY' }] })
  return transact<Loaded, Request>(call, {
    subject: id,
    unbraked: !consent.given,
    load: () => loadRequest(call, id, 'request.consent'),
    decide(loaded, work) {
      const { request } = loaded
      if (!channelFacts[request.channel].hasClient)
        return refuse('INVALID', { fields: [{ path: 'given', code: 'NO_CLIENT_IN_THIS_CHANNEL' }] })
      if (request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
      const what = consent.given ? 'request.consent-given' : 'request.consent-withdrawn'
      work.change(request)(() => ({ consent }), what)
      if (!consent.given && request.taken.some((seat) => seat.state === 'confirmed'))
        return closeWithAll(work, loaded, 'withdrawn')
      return request.state === 'accepted' ? settle(work, loaded, what) : work.read(request)
    },
  })
}
