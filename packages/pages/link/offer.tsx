import type { Offer } from '#core/records/offer.ts'
import type { OfferView } from '#core/offer/view.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { AnswerFields } from '../answer-fields.tsx'
import { Facts } from '../facts.tsx'
import { Radios } from '../fields/choice.tsx'
import { formFor, freshForm } from '../form-view.ts'
import { Phone } from '../layout.tsx'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import type { PageProps } from '../returned.ts'
import { stageOf } from './offer-stage.ts'
import { useReader, useWords } from '../reader.tsx'

export interface OfferPageProps extends PageProps {
  readonly view: OfferView
  /** The page's own address, where the answer is posted. */
  readonly home: string
  /** The partner's own page, once there is something on it. */
  readonly own?: string | undefined
}

/** A partner's page behind a link. It names no family and no phase: only time, coarse place, language. */
export function OfferPage(props: OfferPageProps) {
  const { offerPage: words } = useWords()
  const { time } = useReader()
  const { view, now, returned, done } = props
  const stage = stageOf(view.offer, view.request, now)
  return (
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <DoneNotice done={done} />
      {stage === 'open' ? (
        <Question {...props} />
      ) : stage === 'proposed' ? (
        <p>{words.otherTimeSent.next(view.offer.counter ? time.full(view.offer.counter) : '')}</p>
      ) : stage === 'held' ? (
        <Held {...props} />
      ) : stage === 'agreed' ? (
        <Agreed {...props} />
      ) : stage === 'declined' ? (
        <Declined {...props} />
      ) : (
        <p>{words.ended[stage].next}</p>
      )}
    </>
  )
}

function Question({ view: { offer, request, card, tenant }, home, nonce, returned }: OfferPageProps) {
  const { choices, common, offerPage: words } = useWords()
  const form = returned?.view ?? freshForm()
  const { time, names } = useReader()
  return (
    <>
      <p>{words.hello(card.firstName)}</p>
      <p>{offer.slots.length > 0 ? words.ask : words.askWhenSuits}</p>
      <Facts
        facts={[
          offer.slots.length > 0 && [common.time, <Slots offer={offer} />],
          [words.where, names.area(tenant, request.area)],
          [words.how, choices.mode[request.mode]],
          [words.language, names.languages(request.languages)],
          [words.duration, time.duration(request.durationMinutes)],
        ]}
      />
      <p>{words.details}</p>
      <p>
        <strong>{words.answerBy(time.fullDeadline(offer.answerBy))}</strong>
      </p>
      <ActionForm action={home} nonce={nonce} view={form}>
        <AnswerFields view={form} offer={offer} legend={words.question} />
        <p class="hint">{words.knowHint}</p>
        <Button>{words.submit}</Button>
      </ActionForm>
      <p class="quiet">{words.stop}</p>
    </>
  )
}

function Slots({ offer }: { offer: Offer }) {
  const { time } = useReader()
  return (
    <>
      {offer.slots.map((slot, i) => (
        <>
          {i > 0 && <br />}
          <time datetime={slot.start}>{time.full(slot)}</time>
        </>
      ))}
    </>
  )
}

function Held({ view: { offer, tenant } }: OfferPageProps) {
  const { offerPage: words } = useWords()
  const { time } = useReader()
  return (
    <>
      {offer.slot && <p>{words.accepted.held(time.full(offer.slot))}</p>}
      <p>{words.accepted.next}</p>
      <Call phone={tenant.settings.coordinatorPhone} />
    </>
  )
}

function Agreed({ view: { offer, meeting, tenant }, home, own }: OfferPageProps) {
  const { offerPage: words } = useWords()
  const { time } = useReader()
  const when = meeting ?? offer.slot
  return (
    <>
      <p>{when ? words.agreed.at(time.full(when)) : words.agreed.whenSuits}</p>
      {meeting?.place && (
        <p>
          <bdi>{words.agreed.place(meeting.place)}</bdi>
        </p>
      )}
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
      <Call phone={tenant.settings.coordinatorPhone} />
    </>
  )
}

/** After a no (docs/voice.md: A no is fine). What has been asked for already is not asked again. */
function Declined({ view: { offer, tenant, card }, home, nonce, returned }: OfferPageProps) {
  const { common, offerPage: words } = useWords()
  const { declined } = words
  const form = formFor('next', returned?.view)
  const options = [
    { value: 'again', text: declined.askAgain },
    ...(card.state === 'active' ? [{ value: 'pause', text: declined.pause }] : []),
    ...(offer.callAsked ? [] : [{ value: 'call', text: declined.callMe }]),
  ]
  return (
    <>
      <p>{declined.next}</p>
      {offer.callAsked && <p>{declined.callMeDone}</p>}
      <ActionForm action={`${home}/next`} nonce={nonce} view={form}>
        <Radios view={form} name="next" legend={declined.question} options={options} />
        <Button>{common.send}</Button>
      </ActionForm>
      <p>
        {declined.call} <Phone number={tenant.settings.coordinatorPhone} />
      </p>
    </>
  )
}

function Call({ phone }: { phone: string }) {
  const { offerPage: words } = useWords()
  return (
    <p>
      {words.obstacle} <Phone number={phone} />
    </p>
  )
}
