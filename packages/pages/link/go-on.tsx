import type { Offer } from '#core/records/offer.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { formFor } from '../form-view.ts'
import type { PageProps } from '../returned.ts'
import { useReader, useWords } from '../reader.tsx'

interface GoOnProps extends Pick<PageProps, 'nonce' | 'returned'> {
  readonly offer: Offer
  /** Where the answer is posted, and which of a page's forms it is. */
  readonly action: string
  readonly name: string
}

/** Things changed, and the partner on this seat is asked whether they go on. What changed, and of whom, it does not say. */
export function GoOn({ offer, action, name, nonce, returned }: GoOnProps) {
  const { common, offerPage: words } = useWords()
  const { time } = useReader()
  const { goingOn } = words
  const part = offer.phaseCheck?.open['going-on']
  const form = formFor(name, returned?.view)
  const called = part?.reason === 'call-me'
  const options = [
    { value: 'go-on', text: goingOn.goOn },
    { value: 'cannot', text: goingOn.cannot },
    ...(called ? [] : [{ value: 'call-me', text: goingOn.callMe }]),
  ]
  return (
    <>
      <p>{goingOn.ask}</p>
      <p>{goingOn.holds}</p>
      {called && <p>{goingOn.called}</p>}
      {part?.owner === 'partner' && (
        <p>
          <strong>{words.answerBy(time.fullDeadline(part.due))}</strong>
        </p>
      )}
      <ActionForm action={action} nonce={nonce} view={form}>
        <Radios view={form} name="answer" legend={words.question} hint={goingOn.hint} options={options} />
        <Button>{common.send}</Button>
      </ActionForm>
    </>
  )
}
