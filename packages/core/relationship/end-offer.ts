import { factsOfOffer } from './facts.ts'
import type { PartnerTemplate } from '../records/templates.ts'
import { hush, tell } from './tell.ts'
import { freeTime } from './diary.ts'
import { atRest } from '../records/record.ts'
import type { Loaded } from './load.ts'
import type { Work } from '../commit/work.ts'
import { keyText } from '../records/keys.ts'
import { isUnsent, type Offer, type OfferState } from '../records/offer.ts'
import { mayBeKnown, type Notice } from '../records/notice.ts'

/**
 * Ends an offer and frees the room kept for it: at once where the partner's diary was read, else by the offer's own
 * next step (`tidying`), so that an answer never has to read everybody else's diary.
 */
export function endOffer(
  work: Work,
  loaded: Loaded,
  offer: Offer,
  to: OfferState,
  more: Partial<Pick<Offer, 'endedFor' | 'answeredAt'>> = {},
): Offer {
  const diary = loaded.diaries.get(offer.partnerId)
  const tidying = { waitsFor: 'tidying', due: work.now, owner: 'system', reason: 'room-kept', attempts: 0 } as const
  const unasked = (to === 'withdrawn' || to === 'expired') && neverWent(loaded, offer)
  if (unasked) neverAsked(work, loaded, offer)
  const ended = work.change(offer)(
    () => ({ ...more, state: to, phaseCheck: undefined, ...(diary ? atRest : tidying) }),
    `offer.${to}`,
  )
  if (diary) freeTime(work, diary, offer.id)
  hush(work, loaded.notices, offer, to === 'expired' ? 'too-late' : unasked ? 'cancelled' : 'answered')
  return ended
}

const asks = ({ template, subject }: Notice, offer: Offer): boolean => template === 'offer' && keyText(subject) === keyText(offer)

/** Its message is held back, or has gone by none of its ways, and nobody asked otherwise. */
function neverWent({ notices }: Pick<Loaded, 'notices'>, offer: Offer): boolean {
  const asking = notices.filter((notice) => asks(notice, offer))
  const untried = asking.length > 0 && !asking.some(mayBeKnown)
  return isUnsent(offer) || (untried && offer.answeredAt === undefined && offer.counter === undefined)
}

/** Whoever was never reached was never asked: they may be, another time. An earlier question that did reach them stays one. */
function neverAsked(work: Work, { request, offers, notices }: Loaded, offer: Offer): void {
  const { partnerId } = offer
  const before = offers.filter((one) => one.partnerId === partnerId && one.id !== offer.id)
  if (before.some((one) => notices.some((notice) => asks(notice, one) && mayBeKnown(notice)))) return
  work.change(request)(({ asked }) => ({ asked: asked.filter((one) => one !== partnerId) }), 'request.question-unsent')
}

/** Ends an offer and tells its partner kindly: `byOthers`, also where the reason is called theirs, that it is not. */
export function withdrawOffer(
  work: Work,
  loaded: Loaded,
  offer: Offer,
  endedFor: NonNullable<Offer['endedFor']>,
  byOthers = false,
): Offer {
  const ended = endOffer(work, loaded, offer, offer.state === 'accepted' ? 'released' : 'withdrawn', { endedFor })
  if (offer.state === 'sent' && neverWent(loaded, offer)) return ended
  const own = !byOthers && (endedFor === 'partner-away' || endedFor === 'partner-withdrew') // theirs, so nobody else is the reason
  if (offer.state === 'sent' && offer.counter && !own) return sayProposalEnded(work, loaded, ended)
  const template: PartnerTemplate = offer.state === 'accepted' ? 'released' : 'offer-withdrawn'
  tell(work, loaded, {
    template,
    about: ended,
    partner: partnerOf(offer),
    facts: { ...factsOfOffer(loaded, offer), ...(own && { told: 'own' }) },
  })
  return ended
}

/** Whoever proposed a time was promised to hear what became of it; of an offer without a proposal nothing is said. */
export function sayProposalEnded(work: Work, loaded: Loaded, ended: Offer): Offer {
  if (!ended.counter) return ended
  const { area, mode } = loaded.request
  const facts = { slots: [ended.counter], area, mode }
  tell(work, loaded, { template: 'proposal-ended', about: ended, partner: partnerOf(ended), facts })
  return ended
}

const partnerOf = ({ partnerId, contactBy }: Offer) => ({ id: partnerId, contactBy })
