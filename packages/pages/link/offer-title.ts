import type { Catalogue } from '#copy/catalogue.ts'
import type { OfferView } from '#core/offer/view.ts'
import { isAskedToGoOn } from '#core/records/phase-check.ts'

/** Whether the partner is still to say whether they go on: on their seat, of a request that is open. */
export const goesOnAsked = ({ offer, request }: Pick<OfferView, 'offer' | 'request'>): boolean =>
  offer.state === 'accepted' &&
  request.state !== 'closed' &&
  request.taken.some(({ offerId }) => offerId === offer.id) &&
  isAskedToGoOn(offer)

export function titleOf({ offerPage: words }: Catalogue, view: OfferView): string {
  const { stage } = view.staged
  if (goesOnAsked(view)) return words.goingOn.title
  if (stage === 'open') return words.title
  if (stage === 'proposed') return words.otherTimeSent.title
  if (stage === 'held') return words.accepted.title
  if (stage === 'agreed' || stage === 'moving' || stage === 'no-time') return words.agreed.title
  return stage === 'declined' ? words.declined.title : words.ended[stage].title
}
