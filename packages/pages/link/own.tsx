import { PARTS } from '#web/parts.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { formFor } from '../form-view.ts'
import { AvailabilityFields } from '../partner/availability-fields.tsx'
import { WaysFields } from '../partner/ways-fields.tsx'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { Seen } from '../seen.tsx'
import { isReturned } from '../returned.ts'
import { AskedTimes } from './asked-times.tsx'
import { AskedToGoOn } from './asked-to-go-on.tsx'
import { OwnMeeting } from './own-meeting.tsx'
import { NoShow, Number, WithoutTime } from './own-number.tsx'
import { Pause } from './own-pause.tsx'
import type { OwnPageProps } from './own-props.ts'
import { useReader, useWords } from '../reader.tsx'
import { SendLink } from './ended.tsx'
import { Sure } from './sure.tsx'

/** A partner's own times: what is agreed, when it suits, and a break whenever one is needed. */
export function OwnPage(props: OwnPageProps) {
  const { ownPage: words } = useWords()
  const { names } = useReader()
  const { own, tenant, whole, returned, done } = props
  const asked = own.meetings.filter(({ state }) => state === 'proposed')
  const agreed = own.meetings.filter(({ state }) => state !== 'proposed')
  return (
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <DoneNotice done={done} />
      <p>{words.hello(own.card.firstName)}</p>
      {whole && <Questions {...props} />}
      <AskedToGoOn {...props} />
      <AskedTimes {...props} meetings={asked} />
      {/* A link that shows one matter only says nothing of the others. */}
      {(whole || agreed.length > 0) && (
        <section aria-labelledby="meetings">
          <h2 id="meetings">{words.meetings}</h2>
          {agreed.length === 0 && <p>{words.noMeetings}</p>}
          <ul class="cards">
            {agreed.map((meeting, n) => (
              <OwnMeeting
                meeting={meeting}
                area={names.area(tenant, meeting.area)}
                leaves={agreed.findIndex((one) => one.requestId === meeting.requestId) === n}
                {...props}
              />
            ))}
          </ul>
        </section>
      )}
      <WithoutTime {...props} />
      <Cancelled {...props} />
      {whole ? (
        <>
          <Number {...props} />
          <NoShow {...props} />
          <Times {...props} />
          <Pause {...props} />
          <ByWhichWay {...props} />
        </>
      ) : (
        <SendLink {...props} />
      )}
      <Lock {...props} />
    </>
  )
}

/**
 * Open offers are only named: each is answered by the link it came with, since a token for one opens no other. Where they
 * have proposed another time, it is not theirs to answer.
 */
function Questions({ own, now }: OwnPageProps) {
  const { ownPage: words } = useWords()
  const { time } = useReader()
  const offers = own.offers.filter(({ answerBy }) => answerBy > now)
  if (offers.length === 0) return null
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{words.questions}</h2>
      <ul>
        {offers.map(({ slots, answerBy, counter }) => (
          <li>
            {counter
              ? words.move.waiting(time.full(counter))
              : [...slots.map((slot) => time.full(slot)), words.answerBy(time.fullDeadline(answerBy))].join('; ')}
          </li>
        ))}
      </ul>
      {offers.some(({ counter }) => counter === undefined) && <p>{words.answerHint}</p>}
    </section>
  )
}

/** What the message that brought this link speaks of. */
function Cancelled({ cancelled }: OwnPageProps) {
  const { ownPage: words } = useWords()
  const { time } = useReader()
  if (cancelled.length === 0) return null
  return (
    <section aria-labelledby="cancelled">
      <h2 id="cancelled">{words.cancelled}</h2>
      <ul>
        {cancelled.map((meeting) => (
          <li>
            <time datetime={meeting.start}>{time.full(meeting)}</time>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Times({ own: { card }, home, nonce, now, returned }: OwnPageProps) {
  const { availability: availabilityWords, common, ownPage } = useWords()
  const { hint, sure, yes, no } = ownPage.times
  const view = formFor('availability', returned?.view)
  return (
    <section aria-labelledby="availability">
      <h2 id="availability">{availabilityWords.title}</h2>
      <Folded title={availabilityWords.change} open={isReturned(view)}>
        <ActionForm action={`${home}/availability`} nonce={nonce} view={view}>
          <Seen view={view} part={PARTS.availability({ card })} />
          <AvailabilityFields view={view} availability={card.availability} now={now} />
          <Sure view={view} question={sure} hint={hint} yes={yes} no={no} />
          <Button>{common.send}</Button>
        </ActionForm>
      </Folded>
    </section>
  )
}

/** By which way each kind of message comes. By which ways they are written to at all is a coordinator's to change, with them. */
function ByWhichWay({ own: { card }, home, nonce, returned }: OwnPageProps) {
  const { common, ways: words } = useWords()
  const view = formFor('ways', returned?.view)
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{words.title}</h2>
      {card.contactBy.length < 2 ? (
        <p>{words.onlyOne}</p>
      ) : (
        <Folded title={words.change} open={isReturned(view)}>
          <ActionForm action={`${home}/ways`} nonce={nonce} view={view}>
            <Seen view={view} part={PARTS.ways({ card })} />
            <WaysFields view={view} card={card} />
            <Sure view={view} question={words.sure} hint={words.hint} yes={words.yes} no={words.no} />
            <Button>{common.send}</Button>
          </ActionForm>
        </Folded>
      )}
    </section>
  )
}

/** Whoever has lost a phone ends all links at once, also the one in front of them. */
function Lock({ home, nonce, returned }: OwnPageProps) {
  const { common, ownPage: words } = useWords()
  const { action, hint, sure, yes, no } = words.lock
  const view = formFor('lock', returned?.view)
  return (
    <Folded title={action} open={isReturned(view)}>
      <ActionForm action={`${home}/lock`} nonce={nonce} view={view}>
        <Sure view={view} question={sure} hint={hint} yes={yes} no={no} />
        <Button>{common.send}</Button>
      </ActionForm>
    </Folded>
  )
}
