import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { freeText } from '../input/fields.ts'
import { readInput } from '../input/read-input.ts'
import { leave, loadWith } from '../relationship/leave.ts'
import { speaksForAnother } from '../policy/actor.ts'
import { whyNot } from '../policy/may.ts'
import { opensNothing } from '../records/links.ts'
import { requestIdOf } from '../records/keys.ts'
import type { Offer } from '../records/offer.ts'
import { GOES_ON, type GoesOn } from '../records/phase-check.ts'
import { isRefusal, type Refusal, refuse, wrongPartner } from '../refusal.ts'
import { type Loaded, loadRequest, ofOffer } from '../relationship/load.ts'
import { coordinators, leaveOpen, stillOpen, tellOf } from '../relationship/phase-check.ts'
import { findOffer } from './find.ts'

export const goingOnSchema = z.strictObject({ answer: z.enum(GOES_ON, 'CHOICE_NEEDED') })
export const asideSchema = z.strictObject({ reason: freeText(300).refine((reason) => reason.length > 0, 'REQUIRED') })

/**
 * The partner's word whether they go on now that the phases have changed, by their link or told to the coordinator on the
 * phone. A no ends their seat as when they leave; whoever wants to be called first is the coordinator's to call, and may
 * still answer. Refuses FORBIDDEN (a worker), NOT_FOUND (another's), OFFER_ANSWERED (another word than before), WRONG_STATE
 * (nothing is asked, or no longer), LINK_UNKNOWN, INVALID.
 */
export async function goOn(call: Call, offerId: string, raw: unknown): Promise<Offer | Refusal> {
  const input = readInput(goingOnSchema, raw)
  if (isRefusal(input)) return input
  const known = await findOffer(call, offerId)
  const barred = whyNot(call.by, 'offer.go-on', known && { offer: known })
  if (!known || barred) return refuse(barred ?? 'NOT_FOUND')
  if (speaksForAnother(call.by, known.partnerId)) return wrongPartner
  return transact<Loaded, Offer>(call, {
    subject: requestIdOf(offerId),
    unbraked: true,
    load: () => loadWith(call, requestIdOf(offerId), known.partnerId, 'offer.go-on'),
    decide(loaded, work) {
      const offer = loaded.offers.find((one) => one.id === offerId)
      const card = loaded.cards.get(known.partnerId)
      if (!offer || !card) return refuse('NOT_FOUND')
      return opensNothing(call, card) ? refuse('LINK_UNKNOWN') : take(work, loaded, offer, input.answer)
    },
  })
}

function take(work: Work, loaded: Loaded, offer: Offer, answer: GoesOn): Offer | Refusal {
  if (offer.goesOn === answer) return offer
  const part = offer.state === 'accepted' ? offer.phaseCheck?.open['going-on'] : undefined
  if (!part) return refuse(offer.goesOn ? 'OFFER_ANSWERED' : 'WRONG_STATE', { detail: { state: offer.state } })
  const said = work.change(offer)(() => ({ goesOn: answer }), STEPS[answer])
  if (answer === 'cannot') {
    leave(work, loaded, offer.partnerId, { why: 'partner-withdrew' })
    return work.read(said)
  }
  work.guard(loaded.request)
  const { 'going-on': _, ...rest } = stillOpen(work, loaded, said)
  if (answer === 'go-on') return leaveOpen(work, loaded, said, rest, 'offer.check-settled')
  const called = leaveOpen(
    work,
    loaded,
    said,
    { ...rest, 'going-on': coordinators(work, loaded, 'call-me') },
    'offer.check-waits',
  )
  tellOf(work, loaded, called, 'coordinator')
  return called
}

const STEPS = { 'go-on': 'offer.goes-on', cannot: 'offer.cannot-go-on', 'call-me': 'offer.going-on-call' } as const

/**
 * A coordinator lets the partner serve the new phases though no agreement covers them, with a reason (docs/field.md: Hard
 * rules). Coordinators only; refuses WRONG_STATE where none is missing.
 */
export async function setAgreementAside(call: Call, offerId: string, raw: unknown): Promise<Offer | Refusal> {
  const input = readInput(asideSchema, raw)
  if (isRefusal(input)) return input
  return transact<Loaded, Offer>(call, {
    subject: requestIdOf(offerId),
    load: () => loadRequest(call, requestIdOf(offerId), 'offer.set-agreement-aside', ofOffer(call, offerId)),
    decide(loaded, work) {
      const offer = loaded.offers.find((one) => one.id === offerId)
      if (!offer) return refuse('NOT_FOUND')
      const { agreement, ...rest } = offer.phaseCheck?.open ?? {}
      if (offer.state !== 'accepted' || !agreement) return refuse('WRONG_STATE', { detail: { state: offer.state } })
      return leaveOpen(work, loaded, offer, rest, 'offer.agreement-set-aside', input.reason)
    },
  })
}
