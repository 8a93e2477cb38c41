import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { takeSeat } from '../relationship/take-seat.ts'
import { withdrawOffer } from '../relationship/end-offer.ts'
import type { Offer } from '../records/offer.ts'
import { whatStops } from '../relationship/what-stops.ts'
import { against } from '../policy/against.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import type { Window } from '../time/interval.ts'
import type { Work } from '../commit/work.ts'
import { confirmSeat } from '../relationship/confirm-seat.ts'
import { freeText } from '../input/fields.ts'
import type { Loaded } from '../relationship/load.ts'
import { loadTidied } from '../relationship/load-tidied.ts'
import { confirmedBy } from '../records/going-on.ts'
import type { Request } from '../records/request.ts'
import { mayConfirm, settle } from '../relationship/settle.ts'
import { strays } from '../relationship/together.ts'

export const decisionSchema = z.strictObject({
  decision: z.enum(['confirm', 'refuse']),
  /** Needed where several are held (the family chooses), or to say yes or no to a time a partner proposed. */
  offerId: z.string().max(60).optional(),
  reason: freeText(300).optional(),
  version: z.int().optional(),
})

/**
 * The worker says whether this partner starts (docs/field.md: The worker decides). Confirming books the meeting; refusing
 * frees the partner and asks on. Refuses CONSENT_PENDING, NOBODY_TO_DECIDE_ON, STALE_VERSION, SLOT_NO_LONGER_FREE,
 * OFFER_EXPIRED, OFFER_WITHDRAWN, SEATS_FULL, TIME_SHARED, WRONG_STATE, NOT_FOUND, INVALID.
 */
export async function decide(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const decision = readInput(decisionSchema, raw)
  if (isRefusal(decision)) return decision
  return transact<Loaded, Request>(call, {
    subject: id,
    load: () => loadTidied(call, id, 'request.decide'),
    decide(loaded, work) {
      if (decision.version !== undefined && decision.version !== loaded.request.version) return refuse('STALE_VERSION')
      if (loaded.request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
      const offer = decidedOn(loaded, decision.offerId)
      if (!offer) return refuse('NOBODY_TO_DECIDE_ON')
      if (decision.decision === 'confirm' && confirmedBy(loaded.request, offer.partnerId)) return refuse('GOING_ON_PENDING')
      return decision.decision === 'refuse' ? refusePartner(work, loaded, offer, decision.reason) : confirm(work, loaded, offer)
    },
  })
}

/** The one held seat, or the offer named: held, or open with a time the partner proposed. */
function decidedOn({ request, offers }: Loaded, offerId: string | undefined): Offer | undefined {
  const held = request.taken.filter((seat) => seat.state === 'held')
  if (offerId === undefined) return held.length === 1 ? offers.find((one) => one.id === held[0]?.offerId) : undefined
  const offer = offers.find((one) => one.id === offerId)
  if (offer?.state === 'sent') return offer.counter ? offer : undefined
  return held.some((seat) => seat.offerId === offerId) ? offer : undefined
}

function confirm(work: Work, loaded: Loaded, offer: Offer): Request | Refusal {
  if (!mayConfirm(loaded.request)) return refuse('CONSENT_PENDING')
  if (offer.phaseCheck?.open.agreement) return against(work.by, ['PHASE'])
  if (offer.slot && offer.slot.start <= work.now) return refuse('OFFER_EXPIRED')
  const refused = offer.counter && offer.state === 'sent' ? takeProposal(work, loaded, offer, offer.counter) : undefined
  return refused ?? confirmSeat(work, loaded, offer.id)
}

/** A time the partner proposed is held and confirmed in one: it was the partner's own, so the worker's yes settles it. */
function takeProposal(work: Work, loaded: Loaded, offer: Offer, counter: Window): Refusal | undefined {
  if (work.now >= offer.answerBy || counter.start <= work.now) return refuse('OFFER_EXPIRED')
  const stray = strays(loaded, counter, work.now)
  if (stray) return stray
  const stopped = whatStops(loaded, offer, counter, work.now, { weekly: [], extra: [counter], away: [] })
  if (stopped) return refuse(stopped)
  const { taken, seats } = loaded.request
  if (taken.filter((seat) => seat.state === 'confirmed').length >= seats) return refuse('SEATS_FULL')
  takeSeat(work, loaded, offer, counter)
  return undefined
}

/** The partner is thanked and free; the request asks somebody else. A refused time leaves the others' offers open. */
function refusePartner(work: Work, loaded: Loaded, offer: Offer, reason: string | undefined): Request {
  const wasProposal = offer.state === 'sent'
  withdrawOffer(work, loaded, offer, 'refused')
  work.change(loaded.request)(
    (current) => ({
      taken: current.taken.filter((seat) => seat.offerId !== offer.id),
      refusedPartners: wasProposal ? current.refusedPartners : [...current.refusedPartners, offer.partnerId],
    }),
    'request.partner-refused',
    reason,
  )
  return settle(work, loaded, 'request.asks-on')
}
