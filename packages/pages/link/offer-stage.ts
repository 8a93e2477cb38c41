import type { Catalogue } from '#copy/catalogue.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Request } from '#core/records/request.ts'

export type OfferStage = 'open' | 'proposed' | 'held' | 'agreed' | 'declined' | 'expired' | 'withdrawn' | 'taken' | 'released'

/** What an offer's page is about: the question, the answer given, or why there is no question any more. */
export function stageOf(offer: Offer, request: Request, now: string): OfferStage {
  if (offer.state === 'accepted') {
    return request.taken.some((seat) => seat.offerId === offer.id && seat.state === 'confirmed') ? 'agreed' : 'held'
  }
  if (offer.state === 'withdrawn') return offer.endedFor === 'taken' ? 'taken' : 'withdrawn'
  if (offer.state !== 'sent') return offer.state
  if (now >= offer.answerBy) return 'expired'
  return offer.counter ? 'proposed' : 'open'
}

export function titleOf({ offerPage: words }: Catalogue, stage: OfferStage): string {
  if (stage === 'open') return words.title
  if (stage === 'proposed') return words.otherTimeSent.title
  if (stage === 'held') return words.accepted.title
  if (stage === 'agreed') return words.agreed.title
  return stage === 'declined' ? words.declined.title : words.ended[stage].title
}
