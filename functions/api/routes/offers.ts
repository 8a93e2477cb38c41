import { type Answer, answerOffer } from '#core/offer/answer.ts'
import { noteCalled } from '#core/offer/call-me.ts'
import { asideSchema, goingOnSchema, goOn, setAgreementAside } from '#core/offer/go-on.ts'
import { handOfferSchema, offerByHand } from '#core/offer/offer-by-hand.ts'
import { readInput } from '#core/input/read-input.ts'
import { keys } from '#core/records/keys.ts'
import type { Offer } from '#core/records/offer.ts'
import { isRefusal } from '#core/refusal.ts'
import { answerSchema } from '../answer.ts'
import { route } from '../route.ts'
import { showOffer } from '../show/offer.ts'
import { requestUrl, showRequest } from '../show/request.ts'
import { offerKey, stepsOf } from '../step.ts'

const step = stepsOf<Offer>({
  matches: offerKey,
  shape: 'Offer',
  show: (offer, { call }) => showOffer(offer, call.by),
})

export const offerRoutes = [
  route({
    method: 'post',
    path: '/requests/{id}/offers',
    verb: 'request.offer-by-hand',
    does: "Offer by hand: against a rule of the programme only with a reason, against the partner's own only with their word",
    body: handOfferSchema,
    matches: keys.request,
    replies: { status: 201, shape: 'Offer' },
    async run({ call, id, body, settings }) {
      const offer = await offerByHand(call, id, body)
      if (isRefusal(offer)) return offer
      return { body: showOffer(offer, call.by), version: offer.version, location: requestUrl(settings, id) }
    },
  }),
  route({
    method: 'post',
    path: '/offers/{id}/answer',
    verb: 'offer.answer',
    does: 'Record an answer given by phone',
    body: answerSchema,
    matches: offerKey,
    replies: { status: 200, shape: 'OfferAnswered' },
    async run({ call, id, body, settings }) {
      const answer = readInput<Answer>(answerSchema, body)
      if (isRefusal(answer)) return answer
      const answered = await answerOffer(call, id, answer)
      if (isRefusal(answered)) return answered
      const { offer, request, again } = answered
      return {
        body: { offer: showOffer(offer, call.by), request: showRequest(request, call.by, settings), again },
        version: offer.version,
      }
    },
  }),
  step({
    path: '/offers/{id}/going-on',
    verb: 'offer.go-on',
    does: 'Record what a partner said by phone: whether they go on after a change of phase',
    body: goingOnSchema,
    take: goOn,
  }),
  step({
    path: '/offers/{id}/agreement',
    verb: 'offer.set-agreement-aside',
    does: 'Let a partner go on though no agreement covers the new phase, with a reason',
    body: asideSchema,
    take: setAgreementAside,
  }),
  step({
    path: '/offers/{id}/called',
    verb: 'offer.note-called',
    does: 'A partner who asked for a call after a no has been called',
    take: noteCalled,
  }),
]
