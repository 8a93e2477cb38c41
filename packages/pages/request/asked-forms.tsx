import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { formFor, idOf } from '../form-view.ts'
import { isReturned } from '../returned.ts'
import type { MeetingProps } from './meeting-card.tsx'
import { useReader, useWords } from '../reader.tsx'

const action = ({ meeting }: MeetingProps, what: string): string => `/meetings/${meeting.id}/${what}`

/** A time that its partner was asked about: their other time to answer, their word by phone, or no question any more. */
export function AskedForms(props: MeetingProps) {
  const { meetings } = useWords()
  const { asking: words } = meetings
  const { time } = useReader()
  const { meeting, coordinator, nonce, returned } = props
  const { proposal } = meeting
  const form = formFor(`move-answer-${meeting.id}`, returned?.view)
  return (
    <>
      {proposal && (
        <>
          <p>{words.other(time.full(proposal))}</p>
          <ActionForm action={action(props, 'move-answer')} nonce={nonce} class="row">
            {!meeting.goingOn && (
              <Button name="agree" value="yes" id={idOf(form, 'agree')}>
                {words.otherYes}
              </Button>
            )}
            <Button name="agree" value="no" kind="second">
              {words.otherNo}
            </Button>
          </ActionForm>
        </>
      )}
      {coordinator && <ByPhone {...props} />}
      <Folded title={words.withdraw} open={false}>
        <p>{words.withdrawHint}</p>
        <ActionForm action={action(props, 'cancel')} nonce={nonce}>
          <Button kind="second">{words.withdraw}</Button>
        </ActionForm>
      </Folded>
    </>
  )
}

/** A coordinator writes down what the partner said. */
function ByPhone(props: MeetingProps) {
  const { meetings } = useWords()
  const { asking: words } = meetings
  const { meeting, nonce, returned } = props
  const form = formFor(`time-answer-${meeting.id}`, returned?.view)
  const options = [
    ...(meeting.goingOn ? [] : [{ value: 'accept', text: words.byPhoneYes }]),
    { value: 'decline', text: words.byPhoneNo },
  ]
  return (
    <Folded title={words.byPhone} open={isReturned(form)}>
      <ActionForm action={action(props, 'time-answer')} nonce={nonce} view={form}>
        <input type="hidden" name="partnerId" value={meeting.partnerId ?? ''} />
        <input type="hidden" name="onBehalf" value="yes" />
        <Radios view={form} name="answer" legend={words.byPhone} options={options} />
        <Button kind="second">{words.byPhoneSubmit}</Button>
      </ActionForm>
    </Folded>
  )
}
