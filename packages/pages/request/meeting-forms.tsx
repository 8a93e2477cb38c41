import { COULD_SAY } from '#core/reference/goals.ts'
import { OUTCOMES } from '#core/records/meeting.ts'
import { localDate, localTime } from '#core/time/zone.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Radios, Select, Tick } from '../fields/choice.tsx'
import { When } from '../fields/when.tsx'
import { formFor, idOf } from '../form-view.ts'
import { isReturned } from '../returned.ts'
import type { MeetingProps } from './meeting-card.tsx'
import { useReader, useWords } from '../reader.tsx'

const action = ({ meeting }: MeetingProps, what: string): string => `/meetings/${meeting.id}/${what}`

/** The other side proposed a time: yes, no, or the old one stands. One's own proposal can be taken back. */
export function MoveAnswer(props: MeetingProps) {
  const { meetings: words } = useWords()
  const { time } = useReader()
  const { meeting, nonce, returned } = props
  const { proposal } = meeting
  const form = formFor(`move-answer-${meeting.id}`, returned?.view)
  if (!proposal) return null
  const when = time.full(proposal)
  return (
    <>
      <p>{proposal.by === 'partner' ? words.moveByPartner(when) : words.moveAsked(when)}</p>
      {proposal.by === 'partner' && (
        <ActionForm action={action(props, 'move-answer')} nonce={nonce} class="row">
          {!meeting.goingOn && (
            <Button name="agree" value="yes" id={idOf(form, 'agree')}>
              {words.moveYes}
            </Button>
          )}
          <Button name="agree" value="no" kind="second">
            {words.moveNo}
          </Button>
        </ActionForm>
      )}
      <Keep {...props} />
    </>
  )
}

/** The agreed time stands, as it has all along: one press. */
export function Keep(props: MeetingProps) {
  const { meetings: words } = useWords()
  return (
    <ActionForm action={action(props, 'keep')} nonce={props.nonce}>
      <Button kind="second">{words.keep}</Button>
    </ActionForm>
  )
}

export function MoveForm(props: MeetingProps) {
  const { meetings: words } = useWords()
  const { meeting, nonce, returned } = props
  const form = formFor(`move-${meeting.id}`, returned?.view)
  const initial = { date: localDate(meeting.start), from: localTime(meeting.start), to: localTime(meeting.end) }
  return (
    <Folded title={words.move} open={isReturned(form)}>
      <ActionForm action={action(props, 'move')} nonce={nonce} view={form}>
        <When view={form} name="move" legend={words.move} hint={words.moveHint} initial={initial} />
        <Button>{words.move}</Button>
      </ActionForm>
    </Folded>
  )
}

export function CancelForm(props: MeetingProps) {
  const { meetings: words } = useWords()
  const { meeting } = props
  const form = formFor(`cancel-${meeting.id}`, props.returned?.view)
  const said = props.coordinator && meeting.partnerId
  return (
    <Folded title={words.cancel} open={isReturned(form)}>
      <p>{words.cancelHint}</p>
      <ActionForm action={action(props, 'cancel')} nonce={props.nonce} view={said ? form : undefined}>
        {said && (
          <>
            <input type="hidden" name="partnerId" value={said} />
            <Tick view={form} name="onBehalf" label={words.cancelOnBehalf} hint={words.cancelOnBehalfHint} />
          </>
        )}
        <Button kind="grave">{words.cancel}</Button>
      </ActionForm>
    </Folded>
  )
}

export function OutcomeForm(props: MeetingProps) {
  const { choices, meetings: words } = useWords()
  const { language } = useReader()
  const { goal } = props
  const form = formFor(`close-${props.meeting.id}`, props.returned?.view)
  const pay = props.tenant.settings.noShowPay ?? 'whole'
  const options = OUTCOMES.map((value) => ({ value, text: choices.outcome[value] }))
  return (
    <ActionForm action={action(props, 'close')} nonce={props.nonce} view={form}>
      <Radios
        view={form}
        name="outcome"
        legend={words.close}
        hint={props.parent ? `${words.closeTodo} ${words.noShowPay[pay]}` : words.closeTodo}
        options={options}
      />
      {goal && (
        <Select
          view={form}
          name="couldSay"
          label={words.couldSay}
          hint={words.couldSayHint(goal.names[language])}
          options={COULD_SAY.map((value) => ({ value, text: choices.couldSay[value] }))}
          empty={words.couldSayNone}
        />
      )}
      <Button>{words.closeSubmit}</Button>
    </ActionForm>
  )
}

/** It was marked wrongly: what it was instead. The choice made before is none of these. */
export function CorrectForm(props: MeetingProps) {
  const { choices, meetings: words } = useWords()
  const { meeting } = props
  const form = formFor(`correct-${meeting.id}`, props.returned?.view)
  const options = OUTCOMES.filter((value) => value !== meeting.outcome).map((value) => ({ value, text: choices.outcome[value] }))
  return (
    <Folded title={words.correct.title} open={isReturned(form)}>
      <ActionForm action={action(props, 'correct')} nonce={props.nonce} view={form}>
        <Radios view={form} name="outcome" legend={words.close} hint={words.correct.hint} options={options} />
        <Button kind="second">{words.correct.submit}</Button>
      </ActionForm>
    </Folded>
  )
}

/** Its partner is gone: the worker asks the parent and chooses. While somebody else is sought nothing has to be chosen. */
export function LateForm(props: MeetingProps) {
  const { meetings: words } = useWords()
  const { late } = words
  const form = formFor(`late-${props.meeting.id}`, props.returned?.view)
  const { meeting, parent } = props
  const choices = parent ? late.choices : { ...late.choices, another: late.anotherNoParent }
  const options = Object.entries(choices).map(([value, text]) => ({ value, text }))
  const [todo, sought] = parent ? [late.todo, late.sought] : [late.todoNoParent, late.soughtNoParent]
  const hint = meeting.waitsFor === 'partner' ? sought : todo
  return (
    <ActionForm action={action(props, 'late')} nonce={props.nonce} view={form}>
      <Radios view={form} name="choice" legend={late.title} hint={hint} options={options} />
      <Button>{late.submit}</Button>
    </ActionForm>
  )
}
