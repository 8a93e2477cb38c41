import type { Offer } from '#core/records/offer.ts'
import { GoOn } from './go-on.tsx'
import type { OwnPageProps } from './own-props.ts'
import { useReader, useWords } from '../reader.tsx'

/** Whether they go on, of each seat where that is asked: which one it is, its agreed times tell. */
export function AskedToGoOn({ own, home, nonce, returned }: OwnPageProps) {
  const { offerPage, ownPage: words } = useWords()
  if (own.goesOn.length === 0) return null
  return (
    <section aria-labelledby="going-on">
      <h2 id="going-on">{offerPage.goingOn.title}</h2>
      <ul class="cards">
        {own.goesOn.map((offer) => (
          <li class="card">
            <AgreedOf offer={offer} own={own} label={words.meetings} />
            <GoOn
              offer={offer}
              action={`${home}/offers/${offer.id}/going-on`}
              name={`going-on-${offer.id}`}
              nonce={nonce}
              returned={returned}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function AgreedOf({ offer, own, label }: Pick<OwnPageProps, 'own'> & { offer: Offer; label: string }) {
  const { time } = useReader()
  const times = own.meetings.filter(({ requestId, state }) => requestId === offer.requestId && state === 'scheduled')
  return times.length > 0 ? <p>{`${label}: ${times.map((one) => time.full(one)).join('; ')}`}</p> : null
}
