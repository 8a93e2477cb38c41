import { confirmedBy } from '#core/records/going-on.ts'
import { Phone } from '../layout.tsx'
import { useReader, useWords } from '../reader.tsx'
import type { OfferPageProps } from './offer-props.ts'
import { Where } from './where.tsx'
import { Worker } from './worker.tsx'

/** After a yes, until the worker has confirmed it. */
export function Held({ view: { offer, request, tenant }, now }: OfferPageProps) {
  const { offerPage: words } = useWords()
  const { time } = useReader()
  const goingOn = confirmedBy(request, offer.partnerId)
  return (
    <>
      {offer.slot && offer.slot.start > now && <p>{words.accepted.held(time.full(offer.slot))}</p>}
      {goingOn && <p>{words.handedOver(time.fullDeadline(goingOn))}</p>}
      <p>{words.accepted.next}</p>
      <Obstacle phone={tenant.settings.coordinatorPhone} />
    </>
  )
}

/** What is agreed, as the meeting itself stands now. */
export function Agreed({ view: { staged, offer, request, tenant, worker }, home, own }: OfferPageProps) {
  const { offerPage: words } = useWords()
  const { time, names } = useReader()
  const { meeting } = staged
  const goingOn = confirmedBy(request, offer.partnerId)
  const proposal = meeting?.proposal
  return (
    <>
      {goingOn && (
        <p>
          <strong>{words.handedOver(time.fullDeadline(goingOn))}</strong>
        </p>
      )}
      {!meeting && <p>{staged.asked && !goingOn ? words.agreed.asked(time.full(staged.asked)) : words.agreed.whenSuits}</p>}
      {meeting && !proposal && <p>{words.agreed.at(time.full(meeting))}</p>}
      {meeting && proposal && (
        <>
          <p>{words.agreed.holds(time.full(meeting))}</p>
          <p>
            {proposal.by === 'partner'
              ? words.agreed.proposedByYou(time.full(proposal))
              : goingOn
                ? words.agreed.proposedMeanwhile(time.full(proposal))
                : words.agreed.proposed(time.full(proposal))}
          </p>
        </>
      )}
      {meeting && (
        <Where
          meeting={meeting}
          area={names.area(tenant, meeting.area)}
          phone={tenant.settings.coordinatorPhone}
          first={worker?.first}
        />
      )}
      {worker && <Worker worker={worker} phone={tenant.settings.coordinatorPhone} whenSuits={!meeting} />}
      {meeting && (
        <p>
          <a class="button" href={`${home}/calendar.ics`}>
            {words.agreed.calendar}
          </a>
        </p>
      )}
      {own && (
        <p>
          <a href={own}>{words.agreed.toOwn}</a>
        </p>
      )}
      <Obstacle phone={tenant.settings.coordinatorPhone} />
    </>
  )
}

/** Whom to phone when something comes in between. */
function Obstacle({ phone }: { phone: string }) {
  const { offerPage: words } = useWords()
  return (
    <p>
      {words.obstacle} <Phone number={phone} />
    </p>
  )
}
