import type { OwnPage as Own } from '#core/partner/own.ts'
import type { Instant } from '#core/ports.ts'
import { agreedAmong, type Meeting } from '#core/records/meeting.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { addDays, localDate, startOfDay } from '#core/time/zone.ts'
import { PARTS } from '#web/parts.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor } from '../form-view.ts'
import { AvailabilityFields } from '../partner/availability-fields.tsx'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { Seen } from '../seen.tsx'
import { isReturned, type PageProps } from '../returned.ts'
import { AgreedTimes } from '../partner/agreed-times.tsx'
import { AskedTimes } from './asked-times.tsx'
import { AskedToGoOn } from './asked-to-go-on.tsx'
import { OwnMeeting } from './own-meeting.tsx'
import { useReader, useWords } from '../reader.tsx'
import { SendLink } from './ended.tsx'
import { Sure } from './sure.tsx'

export interface OwnPageProps extends PageProps {
  readonly own: Own
  /** Times that a message of several told them of: all of them. */
  readonly cancelled: readonly Meeting[]
  readonly tenant: Tenant
  /** The page's own address: forms are posted below it. */
  readonly home: string
  /** Whether all that is theirs is shown, or only what the link is about. */
  readonly whole: boolean
}

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
      <Cancelled {...props} />
      {whole ? (
        <>
          <Times {...props} />
          <Pause {...props} />
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

function Pause({ own, home, nonce, now, returned }: OwnPageProps) {
  const { common, ownPage: words } = useWords()
  const { pause } = words
  const { card } = own
  const view = formFor('pause', returned?.view)
  const resume = formFor('resume', returned?.view)
  const how = [
    { value: 'two-weeks', text: pause.twoWeeks },
    { value: 'until', text: pause.until },
    { value: 'open', text: pause.open },
  ]
  if (card.state !== 'active' && card.state !== 'paused') return null
  return (
    <section aria-labelledby="pause">
      <h2 id="pause">{pause.title}</h2>
      {card.state === 'paused' ? (
        <>
          <p>{card.pausedUntil ? <OnBreak until={card.pausedUntil} /> : pause.onOpen}</p>
          <ActionForm action={`${home}/resume`} nonce={nonce} view={resume}>
            <Sure view={resume} question={pause.end} yes={pause.endYes} no={pause.endNo} />
            <Button>{common.send}</Button>
          </ActionForm>
        </>
      ) : (
        <Folded title={pause.start} open={isReturned(view)}>
          <p>{pause.intro}</p>
          <p>{pause.keepMeetings}</p>
          <ActionForm action={`${home}/pause`} nonce={nonce} view={view}>
            <Radios view={view} name="how" legend={pause.howLong} options={how} />
            <TextField view={view} name="until" type="date" label={pause.until} />
            <AgreedTimes
              view={view}
              times={agreedAmong(own.meetings, now)}
              words={{ ...pause, legend: pause.agreed, hint: pause.agreedHint }}
            />
            <Button kind="second">{pause.start}</Button>
          </ActionForm>
        </Folded>
      )}
    </section>
  )
}

/** A break of whole days is told by its last one, and never as until midnight. */
function OnBreak({ until }: { readonly until: Instant }) {
  const {
    ownPage: { pause },
  } = useWords()
  const { time } = useReader()
  const lastDay = addDays(localDate(until), -1)
  const wholeDays = startOfDay(localDate(until)) === until
  return <>{wholeDays ? pause.onTo(time.localDate(lastDay)) : pause.on(time.fullDeadline(until))}</>
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
