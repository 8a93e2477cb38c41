import type { Work } from '../commit/work.ts'
import type { Offer } from '../records/offer.ts'
import { withdrawOffer } from './end-offer.ts'
import { leaveToTidy } from './leave-to-tidy.ts'
import type { Loaded } from './load.ts'
import { openOffers } from './current.ts'

/**
 * Ended in the commit that decides it; of more than these each is ended by it too, and its own record follows. A commit may
 * end some twice over, the held and the asked: they are these few together.
 */
const AT_ONCE = 2

/** Ends several offers at once, for a reason not the partners' own: each of them hears it, with thanks. */
export function withdrawOffers(
  work: Work,
  loaded: Loaded,
  offers: readonly Offer[],
  endedFor: NonNullable<Offer['endedFor']>,
): void {
  const ended = work.touched().filter((one) => one.kind === 'offer' && (one as Offer).endedFor !== undefined)
  const more = Math.max(0, AT_ONCE - ended.length)
  for (const offer of offers.slice(0, more)) withdrawOffer(work, loaded, offer, endedFor)
  leaveToTidy(work, loaded, { offers: Object.fromEntries(offers.slice(more).map(({ id }) => [id, endedFor])) })
}

/** Nobody else is needed: everyone still asked hears it, with thanks. */
export const thankOthers = (work: Work, loaded: Loaded): void => withdrawOffers(work, loaded, openOffers(work, loaded), 'taken')
