import type { Call } from '../commit/call.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { settle } from '../relationship/settle.ts'
import { isStuck } from '../records/stuck.ts'
import { transact } from '../commit/transact.ts'
import { withdrawOffer } from '../relationship/end-offer.ts'
import { type Offer } from '../records/offer.ts'
import { requestIdOf } from '../records/keys.ts'

/**
 * Withdraws a stuck offer, which the machine cannot bring to its end: the partner is thanked, the request goes on looking.
 * Coordinators only; refuses WRONG_STATE for one that is not stuck, or has ended and only keeps room in a diary.
 */
export async function closeStuckOffer(call: Call, id: string): Promise<Offer | Refusal> {
  return transact<{ loaded: Loaded; offer: Offer }, Offer>(call, {
    subject: requestIdOf(id),
    async load() {
      const loaded = await loadRequest(call, requestIdOf(id), 'offer.take-back')
      if (isRefusal(loaded)) return loaded
      const offer = loaded.offers.find((one) => one.id === id)
      return offer ? { loaded, offer } : refuse('NOT_FOUND')
    },
    decide({ loaded, offer }, work) {
      if (!isStuck(offer) || offer.state !== 'sent') return refuse('WRONG_STATE', { detail: { state: offer.state } })
      withdrawOffer(work, loaded, offer, 'cancelled')
      settle(work, loaded, 'request.asks-on')
      return work.read(offer)
    },
  })
}
