import type { Call } from '../commit/call.ts'
import type { Meeting } from '../records/meeting.ts'
import { containsNewer } from '../records/newer.ts'
import type { Card } from '../records/partner.ts'
import { Unavailable } from '../ports.ts'
import { type Refusal, isRefusal, refuse } from '../refusal.ts'
import { loadRequest, need, ofOffer } from '../relationship/load.ts'
import type { Request } from '../records/request.ts'
import type { Tenant } from '../records/tenant.ts'
import { type Offer } from '../records/offer.ts'
import { requestIdOf } from '../records/keys.ts'

export interface OfferView {
  readonly offer: Offer
  readonly request: Request
  readonly card: Card
  readonly tenant: Tenant
  /** Once agreed. */
  readonly meeting?: Meeting
}

/**
 * What a partner sees behind their link; reading changes nothing. Refuses NOT_FOUND for another partner's.
 * Throws `Unavailable` where a newer program wrote the offer or its request: better no page than a wrong one.
 */
export async function viewOffer(call: Call, offerId: string): Promise<OfferView | Refusal> {
  const loaded = await loadRequest(call, requestIdOf(offerId), 'offer.see', ofOffer(call, offerId))
  if (isRefusal(loaded)) return loaded
  const offer = loaded.offers.find((one) => one.id === offerId)
  if (!offer) return refuse('NOT_FOUND')
  if (containsNewer([offer, loaded.request])) throw new Unavailable('newer-version')
  const meeting = loaded.meetings.find(
    (one) =>
      one.partnerId === offer.partnerId &&
      one.state === 'scheduled' &&
      (!offer.slot || one.createdAt >= (offer.answeredAt ?? one.createdAt)),
  )
  return {
    offer,
    request: loaded.request,
    card: need(loaded.cards, offer.partnerId),
    tenant: loaded.tenant,
    ...(meeting && { meeting }),
  }
}
