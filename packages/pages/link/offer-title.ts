import type { Catalogue } from '#copy/catalogue.ts'
import type { Stage } from '#core/records/stage.ts'
import type { OfferView } from '#core/offer/view.ts'
import { isAskedToGoOn } from '#core/records/phase-check.ts'

/** Whether the partner is still to say whether they go on: on their seat, of a request that is open. */
export const goesOnAsked = ({ offer, request }: Pick<OfferView, 'offer' | 'request'>): boolean =>
  offer.state === 'accepted' &&
  request.state !== 'closed' &&
  request.taken.some(({ offerId }) => offerId === offer.id) &&
  isAskedToGoOn(offer)

const TOLD: readonly Stage[] = ['open', 'proposed', 'held', 'agreed', 'moving', 'no-time', 'time-asked', 'time-proposed']

/** Whether the link tells what the task is: as long as the partner is asked about it, or is to do it. */
export const tellsTask = (view: Pick<OfferView, 'offer' | 'request' | 'staged'>): boolean =>
  TOLD.includes(view.staged.stage) || goesOnAsked(view)

export const titleOf = (words: Catalogue, view: OfferView): string =>
  goesOnAsked(view) ? words.offerPage.goingOn.title : stageTitle(words, view.staged.stage)

/** How the question stands that the link was about. */
export function stageTitle({ offerPage: words }: Catalogue, stage: Stage): string {
  if (stage === 'open') return words.title
  if (stage === 'proposed') return words.otherTimeSent.title
  if (stage === 'held') return words.accepted.title
  if (stage === 'agreed' || stage === 'moving' || stage === 'no-time' || stage === 'time-asked' || stage === 'time-proposed')
    return words.agreed.title
  return stage === 'declined' ? words.declined.title : words.ended[stage].title
}
