import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import type { Work } from '../commit/work.ts'
import { readInput } from '../input/read-input.ts'
import { channelFacts } from '../reference/channels.ts'
import { PHASES } from '../reference/phases.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { localDate } from '../time/zone.ts'
import { transact } from '../commit/transact.ts'
import { dateInput } from '../input/fields.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import type { ConsentEntry, Request } from '../records/request.ts'
import { reviewSeats } from '../relationship/phase-check.ts'
import { settle } from '../relationship/settle.ts'
import { closeWithAll } from '../relationship/close-with-all.ts'

const phases = z.array(z.enum(PHASES, 'UNKNOWN_PHASE')).min(1, 'PHASES_NEEDED').max(PHASES.length, 'TOO_MANY').optional()

export const consentSchema = z.union([
  /** Absent phases: those the request is in. */
  z.strictObject({ given: z.literal(true), on: dateInput, phases }),
  /** A parent who had agreed takes it back; one who had not says no. */
  z.strictObject({ given: z.literal(false), on: dateInput.optional() }),
])
type Said = z.infer<typeof consentSchema>

/**
 * Writes down what the parent said: yes to a partner, no, or that they take it back (docs/field.md: Consent). It is
 * separate from the worker's decision. A no ends the request in whatever state it is, from this very commit: nothing can
 * be answered or confirmed any more, questions and seats are taken back with thanks, meetings are cancelled, and nothing
 * else is sent.
 */
export async function recordConsent(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const said = readInput(consentSchema, raw)
  if (isRefusal(said)) return said
  if (said.on !== undefined && said.on > localDate(call.now))
    return refuse('INVALID', { fields: [{ path: 'on', code: 'CONTRADICTORY' }] })
  return transact<Loaded, Request>(call, {
    subject: id,
    unbraked: !said.given,
    load: () => loadRequest(call, id, 'request.consent'),
    decide(loaded, work) {
      const { request } = loaded
      if (!channelFacts[request.channel].hasClient)
        return refuse('INVALID', { fields: [{ path: 'given', code: 'NO_CLIENT_IN_THIS_CHANNEL' }] })
      if (request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
      const entry = entryOf(work, request, said)
      const what = `request.consent-${entry.says}` as const
      work.change(request)(
        ({ consentHistory = [] }) => ({
          consent: said.given ? { given: true, on: said.on } : { given: false },
          consentHistory: [...consentHistory, entry],
        }),
        what,
      )
      if (!said.given) return closeWithAll(work, loaded, 'withdrawn')
      reviewSeats(work, loaded)
      return request.state === 'open' || request.state === 'offered' ? work.read(request) : settle(work, loaded, what)
    },
  })
}

function entryOf(work: Work, request: Request, said: Said): ConsentEntry {
  return {
    says: said.given ? 'given' : request.consent.given ? 'withdrawn' : 'refused',
    on: said.on ?? localDate(work.now),
    phases: (said.given && said.phases) || request.phases,
    partners: request.taken.map(({ partnerId }) => partnerId),
    at: work.now,
    by: work.by,
  }
}
