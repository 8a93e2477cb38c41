import type { Call } from '../commit/call.ts'
import { containsNewer } from '../records/newer.ts'
import type { Card } from '../records/partner.ts'
import { Unavailable } from '../ports.ts'
import { type Refusal, isRefusal, refuse } from '../refusal.ts'
import { loadRequest, need, ofOffer } from '../relationship/load.ts'
import { meetingsFor } from '../relationship/load-filed.ts'
import type { Request } from '../records/request.ts'
import type { Tenant } from '../records/tenant.ts'
import { type Offer } from '../records/offer.ts'
import { requestIdOf } from '../records/keys.ts'
import { opensNothing } from '../records/links.ts'
import { type Staged, stageOf } from '../records/stage.ts'

export interface OfferView {
  readonly offer: Offer
  readonly request: Request
  readonly card: Card
  readonly tenant: Tenant
  /** What is so of it now. */
  readonly staged: Staged
}

/**
 * What a partner sees behind their link; reading changes nothing. Refuses NOT_FOUND for another partner's, LINK_UNKNOWN
 * where the link does not count any more. Throws `Unavailable` where a newer program wrote the offer or its request: better
 * no page than a wrong one.
 */
export async function viewOffer(call: Call, offerId: string): Promise<OfferView | Refusal> {
  const loaded = await loadRequest(call, requestIdOf(offerId), 'offer.see', ofOffer(call, offerId))
  if (isRefusal(loaded)) return loaded
  const offer = loaded.offers.find((one) => one.id === offerId)
  if (!offer) return refuse('NOT_FOUND')
  if (containsNewer([offer, loaded.request])) throw new Unavailable('newer-version')
  const card = need(loaded.cards, offer.partnerId)
  if (opensNothing(call, card)) return refuse('LINK_UNKNOWN')
  const { request, tenant } = loaded
  const meetings = await meetingsFor(call, loaded, offer)
  return { offer, request, card, tenant, staged: stageOf({ offer, request, meetings }, call.now) }
}
