import type { Meeting } from '#core/records/meeting.ts'
import { isBefore } from '#core/records/going-on.ts'
import type { Window } from '#core/time/interval.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { When } from '../fields/when.tsx'
import { formFor } from '../form-view.ts'
import { isReturned } from '../returned.ts'
import type { OwnPageProps } from './own-props.ts'
import { useReader, useWords } from '../reader.tsx'
import { MoreOnTask } from './more-on-task.tsx'
import { Day } from './own-day.tsx'
import { Sure } from './sure.tsx'
import { Where } from './where.tsx'
import { Worker } from './worker.tsx'

type Props = OwnPageProps & {
  readonly meeting: Meeting
  readonly area: string
  /** Whether the way out of its relationship stands here: once for all its times. */
  readonly leaves: boolean
}

/** One agreed time with what its partner can do about it: answer a move, propose one, say that they cannot come. */
export function OwnMeeting(props: Props) {
  const { offerPage, ownPage: words } = useWords()
  const { time } = useReader()
  const { meeting, area, tenant, home, leaves, now } = props
  const ahead = meeting.state === 'scheduled' && meeting.start > now
  const over = meeting.end <= now
  const worker = props.own.workers.find(({ requestId }) => requestId === meeting.requestId)
  return (
    <li class="card" id={meeting.id}>
      <h3>
        <time datetime={meeting.start}>{time.full(meeting)}</time>
      </h3>
      {over ? (
        <p>{offerPage.ended.past.next}</p>
      ) : (
        <>
          <Where meeting={meeting} area={area} phone={tenant.settings.coordinatorPhone} first={worker?.first} />
          {worker && <Worker worker={worker} phone={tenant.settings.coordinatorPhone} />}
          <MoreOnTask to={`${home}/task/${meeting.requestId}`} />
          <p>
            <a href={`${home}/${meeting.id}.ics`}>{words.calendar}</a>
          </p>
        </>
      )}
      <Day {...props} />
      {ahead && <GoingOn meeting={meeting} />}
      {meeting.proposal && <Move {...props} />}
      {ahead && !meeting.goingOn && <Propose {...props} />}
      {ahead && <Cannot {...props} />}
      {leaves && <Leave {...props} />}
    </li>
  )
}

/** The request was handed over: the same for everybody, and for as long. */
function GoingOn({ meeting }: Pick<Props, 'meeting'>) {
  const { ownPage: words } = useWords()
  const { time } = useReader()
  if (!meeting.goingOn) return null
  return (
    <>
      <p>
        <strong>{words.goingOn.by(time.fullDeadline(meeting.goingOn))}</strong>
      </p>
      {isBefore(meeting) && <p>{words.goingOn.near}</p>}
      {meeting.proposal && meeting.proposal.by !== 'partner' && <p>{words.goingOn.yesLater}</p>}
    </>
  )
}

function Move(rest: Props) {
  const { meeting, home, nonce, returned } = rest
  const { ownPage: words } = useWords()
  const { time } = useReader()
  const { move } = words
  const { proposal } = meeting
  if (!proposal) return null
  if (proposal.by === 'partner') return <TakeBack {...rest} proposal={proposal} />
  const view = formFor(`move-answer-${meeting.id}`, returned?.view)
  const options = [...(meeting.goingOn ? [] : [{ value: 'yes', text: move.yes }]), { value: 'no', text: move.no }]
  return (
    <ActionForm action={`${home}/meetings/${meeting.id}/move-answer`} nonce={nonce} view={view}>
      <Radios view={view} name="agree" legend={move.asked(time.full(proposal))} hint={move.holds} options={options} />
      <Button>{move.submit}</Button>
    </ActionForm>
  )
}

/** One's own proposal waits for an answer, and can be taken back: the agreed time has held all along. */
function TakeBack({ meeting, proposal, home, nonce, returned }: Props & { readonly proposal: Window }) {
  const { common, ownPage: words } = useWords()
  const { time } = useReader()
  const { move } = words
  const view = formFor(`keep-${meeting.id}`, returned?.view)
  return (
    <>
      <p>{move.waiting(time.full(proposal))}</p>
      <p>{move.holds}</p>
      <ActionForm action={`${home}/meetings/${meeting.id}/keep`} nonce={nonce} view={view}>
        <Sure view={view} question={move.keep} yes={move.keepYes} no={move.keepNo} />
        <Button>{common.send}</Button>
      </ActionForm>
    </>
  )
}

function Propose({ meeting, home, nonce, returned }: Props) {
  const { common, ownPage: words } = useWords()
  const view = formFor(`move-${meeting.id}`, returned?.view)
  return (
    <Folded title={words.move.propose} open={isReturned(view)}>
      <ActionForm action={`${home}/meetings/${meeting.id}/move`} nonce={nonce} view={view}>
        <When view={view} name="move" legend={words.move.propose} />
        <Sure view={view} question={words.move.sure} yes={words.move.sureYes} no={words.move.sureNo} />
        <Button>{common.send}</Button>
      </ActionForm>
    </Folded>
  )
}

function Cannot({ meeting, home, nonce, returned }: Props) {
  const { common, ownPage: words } = useWords()
  const { action, hint, sure, yes, no } = words.cancel
  const view = formFor(`cancel-${meeting.id}`, returned?.view)
  return (
    <Folded title={action} open={isReturned(view)}>
      <ActionForm action={`${home}/meetings/${meeting.id}/cancel`} nonce={nonce} view={view}>
        <Sure view={view} question={sure} hint={hint} yes={yes} no={no} />
        <Button>{common.send}</Button>
      </ActionForm>
    </Folded>
  )
}

/** Leaving the relationship, perhaps because one knows the family: no reason is asked (docs/field.md: Conflicts of interest). */
function Leave({ meeting, own, home, nonce, now, returned }: Props) {
  const { common, ownPage: words } = useWords()
  const { time } = useReader()
  const { action, hint, gone, sure, yes, no } = words.leave
  const times = own.meetings.filter(
    ({ requestId, state, start }) => requestId === meeting.requestId && (state === 'proposed' || start > now),
  )
  const follows = times.length > 0 ? `${hint} ${gone(times.map((one) => time.full(one)).join('; '))}` : hint
  const view = formFor(`leave-${meeting.requestId}`, returned?.view)
  return (
    <Folded title={action} open={isReturned(view)}>
      <ActionForm action={`${home}/requests/${meeting.requestId}/leave`} nonce={nonce} view={view}>
        <Sure view={view} question={sure} hint={follows} yes={yes} no={no} />
        <Button>{common.send}</Button>
      </ActionForm>
    </Folded>
  )
}
