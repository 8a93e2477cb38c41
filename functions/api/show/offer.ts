import type * as z from 'zod'
import type { Actor } from '#core/policy/actor.ts'
import { sees } from '#core/policy/fields.ts'
import { openParts } from '#core/records/phase-check.ts'
import type { Offer } from '#core/records/offer.ts'
import { withOffset } from '#core/time/zone.ts'
import type { offerShape } from '../shapes/offer.ts'
import { at, slot, slots, waiting } from './common.ts'

export function showOffer(offer: Offer, by: Actor): z.infer<typeof offerShape> {
  const { override } = offer
  return {
    ...waiting(offer),
    state: offer.state,
    requestId: offer.requestId,
    partnerId: offer.partnerId,
    createdAt: withOffset(offer.createdAt),
    wave: offer.wave,
    slots: slots(offer.slots),
    answerBy: withOffset(offer.answerBy),
    slot: offer.slot && slot(offer.slot),
    counter: offer.counter && slot(offer.counter),
    answeredAt: at(offer.answeredAt),
    override:
      override && sees(by, 'offer.override')
        ? { rules: [...override.rules], reason: override.reason, said: override.said && [...override.said] }
        : undefined,
    endedFor: offer.endedFor,
    goesOn: offer.goesOn,
    stillOpen:
      offer.state === 'accepted'
        ? openParts(offer).map(({ waitsFor, owner, due, reason }) => ({ waitsFor, owner, until: withOffset(due), reason }))
        : [],
  }
}
