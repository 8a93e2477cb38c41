import { request as words } from '#copy/fi/request.ts'
import { states } from '#copy/fi/states.ts'
import type { RequestView } from '#core/request/find.ts'
import type { Offer } from '#core/offer/offer.ts'
import { time } from '../format.ts'

/** Who has been asked and what they said. Workers see a name only once that partner has accepted. */
export function Offers({ view }: { view: RequestView }) {
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{words.offers}</h2>
      {view.offers.length === 0 ? (
        <p>{words.noOffers}</p>
      ) : (
        <ul class="cards">
          {view.offers.map((offer) => (
            <li class="card">
              <p>
                <span class={offer.state === 'accepted' ? 'tag good' : 'tag'}>{states.offer[offer.state]}</span>{' '}
                <strong>{view.partners[offer.partnerId]?.firstName ?? words.partnerHidden}</strong>
              </p>
              <OfferFacts offer={offer} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function OfferFacts({ offer }: { offer: Offer }) {
  const times = offer.slot ? [offer.slot] : offer.slots
  return (
    <>
      <ul>
        {times.length === 0 ? <li>{words.noTimes}</li> : times.map((slot) => <li>{time.full(slot)}</li>)}
      </ul>
      {offer.state === 'sent' && offer.waitsFor === 'answer' && <p>{words.answerBy(time.fullDeadline(offer.answerBy))}</p>}
      {offer.waitsFor === 'worker-reply' && <p>{states.offerWaitsFor['worker-reply']}</p>}
      {offer.endedFor && <p>{states.offerEndedFor[offer.endedFor]}</p>}
    </>
  )
}
