import { isTheDay } from '#core/records/meeting.ts'
import type { Meeting } from '#core/records/meeting.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor } from '../form-view.ts'
import type { OwnPageProps } from './own-props.ts'
import { useWords } from '../reader.tsx'

/**
 * The day itself: one choice, none made beforehand, and what each side has said. Once it has begun nobody cancels it: whoever
 * cannot come then phones.
 */
export function Day({ meeting, home, nonce, now, returned }: OwnPageProps & { readonly meeting: Meeting }) {
  const { common, ownPage } = useWords()
  const { day: words } = ownPage
  const view = formFor(`day-${meeting.id}`, returned?.view)
  if (!isTheDay(meeting, now)) return null
  const begun = meeting.start <= now
  const options = [
    { value: 'on-the-way', text: words.onTheWay },
    { value: 'late', text: words.late },
    ...(begun ? [] : [{ value: 'cannot', text: words.cannot }]),
  ]
  const { partner, worker } = meeting.day ?? {}
  return (
    <>
      <h4>{words.title}</h4>
      {worker && !meeting.goingOn && <p>{worker.minutes === undefined ? words.theirs : words.theirsLate(worker.minutes)}</p>}
      {partner && <p>{partner.minutes === undefined ? words.said : words.saidLate(partner.minutes)}</p>}
      <ActionForm action={`${home}/meetings/${meeting.id}/day`} nonce={nonce} view={view}>
        <Radios view={view} name="says" legend={words.question} hint={begun ? words.hintBegun : words.hint} options={options} />
        <TextField view={view} name="minutes" label={words.minutes} hint={words.minutesHint} numeric short />
        <Button>{common.send}</Button>
      </ActionForm>
    </>
  )
}
