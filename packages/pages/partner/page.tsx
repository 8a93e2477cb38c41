import { familiesOf } from '#core/records/partner.ts'
import type { Child } from 'hono/jsx'
import { areLocked } from '#core/records/links.ts'
import { PARTS } from '#web/parts.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Checkboxes, Select, Tick } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor, type FormView } from '../form-view.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { Seen } from '../seen.tsx'
import { isReturned } from '../returned.ts'
import { StuckHere } from '../staff/stuck.tsx'
import { StandingFacts } from '../standing.tsx'
import { AvailabilityFields } from './availability-fields.tsx'
import { CardFields } from './card-fields.tsx'
import { Number } from './number.tsx'
import { Pause, SaidByPartner } from './pause.tsx'
import { useReader, useWords } from '../reader.tsx'
import { usePartnerFields } from './labels.ts'
import type { PartnerPageProps } from './page-props.ts'
import { byText, useOptions } from '../new-request/options.ts'

/** One partner: how they stand, then a form for each part of the register, each saved on its own. */
export function PartnerPage(props: PartnerPageProps) {
  const { availability: availabilityWords, common, endings, partners: words, states } = useWords()
  const { time } = useReader()
  const { partner, now, returned, done } = props
  const { card, diary } = partner
  return (
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <DoneNotice done={done} />
      <p>
        <span class="tag">{states.partner[card.state]}</span> {words.families_now(familiesOf({ ...diary, holds: [] }).size)}
      </p>
      {card.waitsFor !== 'nothing' && !(card.waitsFor === 'ending' && card.owner === 'system') && (
        <StandingFacts
          standing={{ ...card, until: card.due, next: states.cardWaitsFor[card.waitsFor] }}
          eyes={{ mine: false, coordinator: true }}
          now={now}
        />
      )}
      {card.waitsFor === 'ending' && card.owner === 'coordinator' && (
        <p>
          <a href={`/endings/${card.id}`}>{endings.toPage}</a>
        </p>
      )}
      {[card, diary].map((live) => (
        <StuckHere live={live} coordinator nonce={props.nonce} />
      ))}
      <h2>{words.bookings}</h2>
      {diary.bookings.length === 0 && <p>{words.noBookings}</p>}
      <ul>
        {diary.bookings.map((booking) => (
          <li>
            <a href={`/requests/${booking.requestId}#${booking.meetingId}`}>{time.full(booking)}</a>{' '}
            {booking.asked && <span class="tag">{states.meeting.proposed}</span>}
          </li>
        ))}
      </ul>
      <Pause {...props} />
      <Number {...props} />
      <Links {...props} />
      <Part {...props} name="availability" title={availabilityWords.title} save={availabilityWords.save}>
        {(view) => <AvailabilityFields view={view} availability={card.availability} now={now} dated />}
      </Part>
      <Part {...props} name="card" title={words.edit} save={common.save}>
        {(view) => <CardFields view={view} tenant={props.tenant} organisations={props.organisations} partner={partner} />}
      </Part>
      <Checks {...props} />
      <Conflicts {...props} />
    </>
  )
}

type PartProps = PartnerPageProps & {
  readonly name: 'card' | 'checks' | 'conflicts' | 'availability'
  readonly title: string
  readonly save: string
  readonly children: (view: FormView, fields: ReturnType<typeof usePartnerFields>) => Child
}

/**
 * One part of the register, folded. It says what it was made from (`Seen`), so that nobody saves over what they have
 * not seen.
 */
function Part({ name, title, save, partner, nonce, returned, children }: PartProps) {
  const view = formFor(name, returned?.view)
  return (
    <Folded title={title} open={isReturned(view)}>
      <ActionForm action={`/partners/${partner.card.id}/${name}`} nonce={nonce} view={view}>
        <Seen view={view} part={PARTS[name](partner)} />
        {children(view, usePartnerFields(view))}
        {(name === 'card' || name === 'availability') && <SaidByPartner view={view} />}
        <Button>{save}</Button>
      </ActionForm>
    </Folded>
  )
}

/** A lost phone, and the way back: nobody but who has spoken with the partner opens anything again. */
function Links({ partner: { card, contact }, nonce, returned }: PartnerPageProps) {
  const { partners } = useWords()
  const words = partners.links
  const view = formFor('send-link', returned?.view)
  const locked = areLocked(card, contact)
  if (card.state === 'exited') return null
  return (
    <section aria-labelledby="links">
      <h2 id="links">{words.title}</h2>
      <p>{locked ? words.locked : words.open}</p>
      {!locked && (
        <ActionForm action={`/partners/${card.id}/lock-links`} nonce={nonce}>
          <Button kind="second">{words.lock}</Button>
        </ActionForm>
      )}
      <ActionForm action={`/partners/${card.id}/send-link`} nonce={nonce} view={view}>
        <Tick view={view} name="spoken" label={words.spoken} />
        <Button kind="second">{words.send}</Button>
      </ActionForm>
    </section>
  )
}

/** That a check was done and when; never what it said (docs/field.md: Criminal-record extract). */
function Checks(props: PartnerPageProps) {
  const { common, partners: words } = useWords()
  const { checks } = props.partner.card
  const bases = ['504/2002', '148/2014'].map((value) => ({ value, text: value }))
  return (
    <Part {...props} name="checks" title={words.checks} save={common.save}>
      {(_view, { field }) => (
        <>
          <TextField {...field('undertakingUntil')} type="date" initial={checks.undertakingUntil} />
          <TextField {...field('agreementUntil')} type="date" initial={checks.agreementUntil} />
          <TextField {...field('checkedOn')} type="date" hint={words.extractHint} initial={checks.extract?.checkedOn} />
          <Select {...field('basis')} options={bases} empty={words.noExtract} initial={checks.extract?.basis} />
        </>
      )}
    </Part>
  )
}

function Conflicts(props: PartnerPageProps) {
  const options = useOptions()
  const { common, partners: words } = useWords()
  const { conflicts } = props.partner.card
  return (
    <Part {...props} name="conflicts" title={words.conflicts} save={common.save}>
      {(_view, { field, group }) => (
        <>
          <p>{words.conflictsHint}</p>
          <Checkboxes {...group('workers')} options={byText(useReader(), props.workers)} initial={conflicts.workers} />
          <Checkboxes
            {...group('areas')}
            legend={words.conflictAreas}
            options={options.areas(props.tenant)}
            initial={conflicts.areas}
          />
          <Tick {...field('ownCase')} initial={conflicts.ownCase} />
        </>
      )}
    </Part>
  )
}
