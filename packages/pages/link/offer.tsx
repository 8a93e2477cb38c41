import type { Offer } from '#core/records/offer.ts'
import { stillOpens } from '#core/records/stage.ts'
import { minutesBetween } from '#core/time/instant.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { AnswerFields } from '../answer-fields.tsx'
import { Facts } from '../facts.tsx'
import { Radios } from '../fields/choice.tsx'
import { formFor, freshForm } from '../form-view.ts'
import { Phone } from '../layout.tsx'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { useReader, useWords } from '../reader.tsx'
import type { OfferPageProps } from './offer-props.ts'
import { goesOnAsked, stageTitle, tellsTask } from './offer-title.ts'
import { Agreed, Held } from './agreed.tsx'
import { Ended, SendLink } from './ended.tsx'
import { GoOn } from './go-on.tsx'
import { MoreOnTask } from './more-on-task.tsx'

/**
 * A partner's page behind a link. At first sight it names no family and no phase: only time, coarse place, language. What
 * the task is stands one press further (`task.tsx`).
 */
export function OfferPage(props: OfferPageProps) {
  const all = useWords()
  const { offerPage: words } = all
  const { time } = useReader()
  const { view, returned, done } = props
  const { stage, was, meeting } = view.staged
  const asked = goesOnAsked(view)
  return (
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <DoneNotice done={done} />
      {asked && (
        <GoOn offer={view.offer} action={`${props.home}/going-on`} name="going-on" nonce={props.nonce} returned={returned} />
      )}
      {asked && stillOpens(view.staged) && <h2>{stageTitle(all, stage)}</h2>}
      {stage === 'open' ? (
        <Question {...props} />
      ) : stage === 'proposed' ? (
        <p>{words.otherTimeSent.next(view.offer.counter ? time.full(view.offer.counter) : '')}</p>
      ) : stage === 'held' ? (
        <Held {...props} />
      ) : stage === 'agreed' ||
        stage === 'moving' ||
        stage === 'no-time' ||
        stage === 'time-asked' ||
        stage === 'time-proposed' ? (
        <Agreed {...props} />
      ) : stage === 'declined' ? (
        <Declined {...props} />
      ) : asked ? null : (
        <Ended {...props} stage={stage} was={was ?? meeting} />
      )}
      {tellsTask(view) && stage !== 'open' && <MoreOnTask to={`${props.home}/task`} />}
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
          request.mode === 'in-person' && [words.where, names.area(tenant, request.area)],
          [words.how, choices.mode[request.mode]],
          [words.language, names.asked(request)],
          [words.duration, time.duration(minutesOf(offer) ?? request.durationMinutes)],
        ]}
      />
      <p>{request.mode === 'in-person' && request.place ? words.details.placed : words.details.later}</p>
      <MoreOnTask to={`${home}/task`} />
      <p>
        <strong>{words.answerBy(time.fullDeadline(offer.answerBy))}</strong>
      </p>
      <ActionForm action={home} nonce={nonce} view={form}>
        <AnswerFields view={form} offer={offer} legend={words.question} />
        <p class="hint">{words.knowHint}</p>
        <Button>{words.submit}</Button>
      </ActionForm>
      <p class="quiet">
        {words.stop} <Phone number={tenant.settings.coordinatorPhone} />
      </p>
    </>
  )
}

/** What is asked for now may be of another length than what this partner was asked about. */
const minutesOf = ({ slots: [slot] }: Offer): number | undefined => slot && minutesBetween(slot.start, slot.end)

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

/** After a no (docs/voice.md: A no is fine). What has been asked for already, or is not so before a break ends, is not offered. */
function Declined({ view: { offer, tenant, card }, home, nonce, returned }: OfferPageProps) {
  const { common, offerPage: words, ownPage } = useWords()
  const { declined } = words
  const form = formFor('next', returned?.view)
  const options = [
    ...(card.state === 'active'
      ? [
          { value: 'again', text: declined.askAgain },
          { value: 'pause', text: declined.pause },
        ]
      : []),
    ...(card.state === 'paused' ? [{ value: 'resume', text: ownPage.pause.endYes }] : []),
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
      <SendLink home={home} nonce={nonce} returned={returned} />
    </>
  )
}
