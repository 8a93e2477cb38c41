import * as z from 'zod'
import { seesAll } from '../actor.ts'
import type { Call } from '../call.ts'
import { explain, failing } from '../matching/explain.ts'
import { pickSlots, possibleSlots } from '../matching/slots.ts'
import { readInput } from '../read-input.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { freeText, windowInput } from '../request/input.ts'
import { type Loaded, loadRequest, need } from '../request/load.ts'
import { answerWait, hasRoom, offersNow } from '../request/settle.ts'
import { slotProblems } from '../request/time-problems.ts'
import { transact } from '../transact.ts'
import type { Window } from '../time/interval.ts'
import type { Code } from '../matching/codes.ts'
import type { Work } from '../work.ts'
import { makeOffer } from './make-offer.ts'
import type { Offer } from './offer.ts'

export const handOfferSchema = z.strictObject({
  partnerId: z.string().min(1, 'REQUIRED').max(40, 'UNKNOWN_PARTNER'),
  slot: windowInput.optional(),
  override: z.strictObject({ reason: freeText(300).refine((text) => text.length > 0, 'REQUIRED') }).optional(),
})
type HandOffer = z.infer<typeof handOfferSchema>

/**
 * A coordinator asks a partner of their choice. The same rules as everywhere: what fails must be overridden with a
 * reason, which the log keeps. Refuses RULES_FAIL with the codes, SEATS_FULL, OFFER_ANSWERED (asked already, or here), INVALID.
 */
export async function offerByHand(call: Call, requestId: string, raw: unknown): Promise<Offer | Refusal> {
  if (!seesAll(call.by)) return refuse('FORBIDDEN')
  const input = readInput(handOfferSchema, raw)
  if (isRefusal(input)) return input
  const fields = input.slot ? slotProblems(input.slot, call.now, 'slot.') : []
  if (fields.length > 0) return refuse('INVALID', { fields })
  return transact<Loaded, Offer>(call, {
    subject: requestId,
    async load() {
      const loaded = await loadRequest(call, requestId, { partners: [input.partnerId] })
      if (isRefusal(loaded) || loaded.cards.has(input.partnerId)) return loaded
      return refuse('INVALID', { fields: [{ path: 'partnerId', code: 'UNKNOWN_PARTNER' }] })
    },
    decide: (loaded, work) => offer(work, loaded, input),
  })
}

function offer(work: Work, loaded: Loaded, { partnerId, slot, override }: HandOffer): Offer | Refusal {
  const { request, tenant, offers } = loaded
  if (request.state !== 'open' && request.state !== 'offered') return refuse('WRONG_STATE', { detail: { state: request.state } })
  if (!hasRoom(request)) return refuse('SEATS_FULL')
  const isHere = request.taken.some((seat) => seat.partnerId === partnerId)
  if (isHere || offers.some((one) => one.partnerId === partnerId && one.state === 'sent')) return refuse('OFFER_ANSWERED')
  const { codes, slots } = judged(work, loaded, partnerId, slot)
  const never = codes.filter((code) => code === 'ROLE' || code === 'CHECKS')
  if (codes.length > 0 && (!override || never.length > 0)) return refuse('RULES_FAIL', { detail: { codes: never.length > 0 && override ? never : codes } })
  const candidate = { card: need(loaded.cards, partnerId), diary: need(loaded.diaries, partnerId) }
  const made = makeOffer(work, { request, tenant }, candidate, slots, override && { rules: codes, reason: override.reason })
  const open = offersNow(work, offers).filter((one) => one.state === 'sent')
  work.change(request)(
    (now) => ({ state: 'offered', nudges: 0, attempts: 0, misses: [], nobodySince: undefined, ...answerWait(now, open) }),
    'request.offered-by-hand',
  )
  return work.read(made)
}

/** All that stands against this partner for this time, or for the request's own times. */
function judged(work: Work, loaded: Loaded, partnerId: string, slot: Window | undefined): { codes: readonly Code[]; slots: readonly Window[] } {
  const { request, tenant } = loaded
  const candidate = { card: need(loaded.cards, partnerId), diary: need(loaded.diaries, partnerId) }
  if (slot) return { codes: failing({ request, tenant, candidate, slot, now: work.now }), slots: [slot] }
  const { codes, slots } = explain(request, candidate, { tenant, now: work.now })
  return { codes, slots: slots.length > 0 ? slots : pickSlots(possibleSlots(request, work.now)) }
}
