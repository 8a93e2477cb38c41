import type { Call } from '../commit/call.ts'
import { containsNewer } from '../records/newer.ts'
import type { Card } from '../records/partner.ts'
import { Unavailable } from '../ports.ts'
import { type Refusal, isRefusal, refuse } from '../refusal.ts'
import { type Loaded, loadRequest, need, ofOffer } from '../relationship/load.ts'
import { meetingsFor } from '../relationship/load-filed.ts'
import { type WorkerToCall, workerToCall } from '../relationship/worker-to-call.ts'
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
  /** Whom they call about it, once they are confirmed and for as long as they are in it. */
  readonly worker?: WorkerToCall
}

/**
 * What a partner sees behind their link; reading changes nothing. Refuses NOT_FOUND for another partner's, LINK_UNKNOWN
 * where the link does not count any more. Throws `Unavailable` where a newer program wrote the offer or its request: better
 * no page than a wrong one.
 */
export async function viewOffer(call: Call, offerId: string): Promise<OfferView | Refusal> {
  const loaded = await loadRequest(call, requestIdOf(offerId), 'offer.see', ofOffer(call, offerId))
  return isRefusal(loaded) ? loaded : seen(call, loaded, offerId)
}

/**
 * The same of the offer by which a partner has a seat of this request, for as long as it is open: whatever became of the
 * first time. Refuses NOT_FOUND for whoever has none.
 */
export async function viewSeat(call: Call, requestId: string): Promise<OfferView | Refusal> {
  const loaded = await loadRequest(call, requestId, 'offer.see', {
    partners: [call.by.id],
    about: ({ request, offers }) => {
      const offer = offers.find(({ id }) => id === offerOfSeat(call, request))
      return { request, ...(offer && { offer }) }
    },
  })
  if (isRefusal(loaded)) return loaded
  const offerId = offerOfSeat(call, loaded.request)
  return offerId === undefined ? refuse('NOT_FOUND') : seen(call, loaded, offerId)
}

const offerOfSeat = ({ by }: Call, { state, taken }: Request): string | undefined =>
  state === 'closed' ? undefined : taken.find(({ partnerId }) => partnerId === by.id)?.offerId

async function seen(call: Call, loaded: Loaded, offerId: string): Promise<OfferView | Refusal> {
  const offer = loaded.offers.find((one) => one.id === offerId)
  if (!offer) return refuse('NOT_FOUND')
  if (containsNewer([offer, loaded.request])) throw new Unavailable('newer-version')
  const card = need(loaded.cards, offer.partnerId)
  if (opensNothing(call, card)) return refuse('LINK_UNKNOWN')
  const { request, tenant } = loaded
  const [meetings, worker] = await Promise.all([meetingsFor(call, loaded, offer), workerToCall(call, request, card)])
  return { offer, request, card, tenant, staged: stageOf({ offer, request, meetings }, call.now), ...(worker && { worker }) }
}
