import type { Call } from '../commit/call.ts'
import type { Refusal } from '../refusal.ts'
import { freeTime } from '../relationship/diary.ts'
import { atRest } from '../records/record.ts'
import { type Loaded, loadRequest, need } from '../relationship/load.ts'
import { settle } from '../relationship/settle.ts'
import { mayGoUntil } from '../relationship/unsent-offer.ts'
import { ms } from '../time/instant.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { endOffer, sayProposalEnded } from '../relationship/end-offer.ts'
import { toCall } from './call-me.ts'
import { EXPIRY_GRACE_SECONDS, isUnsent, type Offer } from '../records/offer.ts'
import { requestIdOf } from '../records/keys.ts'

/**
 * `answer`, `worker-reply`: the time to answer ran out. Whoever proposed a time hears of it. Nothing happens before
 * `answerBy` + 5 s, since clocks differ (`EXPIRY_GRACE_SECONDS`).
 */
export function expireOffer(call: Call, { id }: Offer): Promise<Offer | Refusal> {
  return withOffer(call, id, (work, loaded, offer) => {
    if (offer.state !== 'sent' || ms(work.now) < ms(offer.answerBy) + EXPIRY_GRACE_SECONDS * 1000) return offer
    if (isUnsent(offer)) return notGone(work, loaded, offer)
    const expired = endOffer(work, loaded, offer, 'expired', { endedFor: 'time-passed' })
    sayProposalEnded(work, loaded, expired)
    settle(work, loaded, 'request.offer-expired')
    return expired
  })
}

/** Its message still stands still: too late for its times, or looked at again where it has none. */
function notGone(work: Work, loaded: Loaded, offer: Offer): Offer {
  const until = mayGoUntil(work.now, offer.slots)
  if (offer.slots.length === 0) return work.change(offer)(() => ({ answerBy: until, due: until, attempts: 0 }), 'offer.unsent')
  const ended = endOffer(work, loaded, offer, 'withdrawn', { endedFor: 'unsent' })
  settle(work, loaded, 'request.offer-expired')
  return ended
}

/** `tidying`: frees the room that an ended offer still keeps in its partner's diary. Whoever wants to be called then waits. */
export function tidyOffer(call: Call, { id }: Offer): Promise<Offer | Refusal> {
  return withOffer(call, id, (work, loaded, offer) => {
    if (offer.waitsFor !== 'tidying') return offer
    freeTime(work, need(loaded.diaries, offer.partnerId), offer.id)
    return work.change(offer)(() => (offer.callAsked ? toCall(work.now, loaded.tenant) : atRest), 'offer.tidied')
  })
}

/** An offer with its request, for the machine to bring on. */
export function withOffer(
  call: Call,
  id: string,
  decide: (work: Work, loaded: Loaded, offer: Offer) => Offer,
): Promise<Offer | Refusal> {
  return transact<Loaded, Offer>(call, {
    subject: requestIdOf(id),
    load: () => loadRequest(call, requestIdOf(id), 'offer.advance'),
    decide(loaded, work) {
      const offer = loaded.offers.find((one) => one.id === id)
      if (!offer) throw new Error('an offer vanished')
      return decide(work, loaded, offer)
    },
  })
}
