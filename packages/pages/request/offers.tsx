import type { Catalogue } from '#copy/catalogue.ts'
import type { RequestView } from '#core/request/view.ts'
import { isUnsent, type Offer } from '#core/records/offer.ts'
import type { Request } from '#core/records/request.ts'
import { isStuck } from '#core/records/stuck.ts'
import type { PageProps } from '../returned.ts'
import { CallForm } from '../staff/call.tsx'
import { SeatCheck } from './seat-check.tsx'
import { StuckHere } from '../staff/stuck.tsx'
import { type Eyes, sinceOf, StandingFacts } from '../standing.tsx'
import { useReader, useWords } from '../reader.tsx'

function OfferTag({ offer, over }: { offer: Offer; over: boolean }) {
  const { states } = useWords()
  if (offer.state === 'accepted')
    return over ? <span class="tag">{states.offerOver}</span> : <span class="tag good">{states.offer.accepted}</span>
  return <span class="tag">{isUnsent(offer) ? states.offerUnsent : states.offer[offer.state]}</span>
}

/** Nobody comes by it any more: the request is closed, or whoever said yes has left it. */
const isOver = ({ state, taken }: Request, { id }: Offer): boolean =>
  state === 'closed' || !taken.some(({ offerId }) => offerId === id)

/** Who has been asked and what they said. Workers see a name only once that partner has accepted. */
export function Offers({ view, eyes, nonce, now, returned }: PageProps & { view: RequestView; eyes: Eyes }) {
  const { coordinator } = eyes
  const { queue, request: words } = useWords()
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{words.offers}</h2>
      {view.offers.length === 0 ? (
        <p>{view.request.state === 'closed' ? words.noOffersEver : words.noOffers}</p>
      ) : (
        <ul class="cards">
          {view.offers.map((offer) => (
            <li class="card" id={offer.id}>
              <p>
                {isStuck(offer) && <span class="tag late">{queue.stuck.tag}</span>}{' '}
                <OfferTag offer={offer} over={isOver(view.request, offer)} />{' '}
                <strong>{view.partners[offer.partnerId]?.firstName ?? hiddenName(offer, words, view.request)}</strong>
              </p>
              <OfferFacts offer={offer} />
              {(isStuck(offer) || offer.waitsFor === 'call' || offer.waitsFor === 'worker-reply') && (
                <StandingFacts standing={{ ...offer, until: offer.due, since: sinceOf(offer) }} eyes={eyes} now={now} />
              )}
              {coordinator && offer.waitsFor === 'call' && (
                <CallForm id={offer.id} partnerId={offer.partnerId} nonce={nonce} keep={{ from: 'here' }} />
              )}
              <SeatCheck offer={offer} eyes={eyes} nonce={nonce} now={now} returned={returned} />
              <StuckHere live={offer} coordinator={coordinator} nonce={nonce} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** When the name will be told: of somebody who said yes it is hidden only after a hand-over. Of whoever is out of it, never. */
export function hiddenName(
  { state, counter }: Offer,
  words: Catalogue['request'],
  { goingOn }: Pick<Request, 'goingOn'>,
): string {
  if (state === 'accepted' || (state === 'sent' && counter)) return goingOn ? words.goingOn.hidden : words.partnerUnnamed
  return state === 'sent' ? words.partnerHidden : words.partnerUnnamed
}

function OfferFacts({ offer }: { offer: Offer }) {
  const { request: words, states } = useWords()
  const { time } = useReader()
  const times = offer.slot ? [offer.slot] : offer.slots
  return (
    <>
      <ul>{times.length === 0 ? <li>{words.noTimes}</li> : times.map((slot) => <li>{time.full(slot)}</li>)}</ul>
      {offer.state === 'sent' && offer.waitsFor === 'answer' && (
        <p>{isUnsent(offer) ? words.unsent : words.answerBy(time.fullDeadline(offer.answerBy))}</p>
      )}
      {offer.endedFor && <p>{states.offerEndedFor[offer.endedFor]}</p>}
    </>
  )
}
