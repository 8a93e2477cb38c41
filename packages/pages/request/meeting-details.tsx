import { isTheDay } from '#core/records/meeting.ts'
import { CALLERS } from '#core/records/meeting.ts'
import { PARTS } from '#web/parts.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Radios, Select, Tick } from '../fields/choice.tsx'
import { TextArea, TextField } from '../fields/text.tsx'
import { formFor } from '../form-view.ts'
import { isReturned } from '../returned.ts'
import { Seen } from '../seen.tsx'
import type { MeetingProps } from './meeting-card.tsx'
import { useWords } from '../reader.tsx'

/** Place, link and instructions, to be given or changed until it starts: only what belongs to the way they meet. */
export function DetailsForm({ meeting, tenant, nonce, returned }: MeetingProps) {
  const { common, meetings } = useWords()
  const { details: words } = meetings
  const { mode, place, link } = meeting
  const view = formFor(`details-${meeting.id}`, returned?.view)
  const remote = mode === 'remote'
  const all = tenant.areas.find(({ code }) => code === meeting.area)?.places ?? []
  const listed = mode === 'phone' ? [] : all.filter((one) => (one.link !== undefined) === remote)
  const chosen = listed.find((one) => (remote ? one.link === link : one.name === place))
  return (
    <Folded title={words.change} open={isReturned(view)}>
      <p>{meeting.state === 'proposed' ? words.hintAsked : words.hint}</p>
      <ActionForm action={`/meetings/${meeting.id}/details`} nonce={nonce} view={view}>
        <Seen view={view} part={PARTS.details(meeting)} />
        {listed.length > 0 && (
          <Select
            view={view}
            name="placeId"
            label={remote ? words.listedRoom : words.listed}
            options={listed.map(({ id, name }) => ({ value: id, text: name }))}
            empty={words.none}
            initial={chosen?.id}
          />
        )}
        {mode === 'in-person' && (
          <>
            <TextField
              view={view}
              name="place"
              label={`${words.typed} ${common.optional}`}
              hint={words.typedHint}
              initial={chosen ? undefined : place}
            />
            <Tick view={view} name="atHome" label={words.atHome} hint={words.atHomeHint} initial={meeting.atHome === true} />
          </>
        )}
        {remote && (
          <TextField
            view={view}
            name="link"
            label={`${words.link} ${common.optional}`}
            hint={words.linkHint}
            initial={chosen ? undefined : link}
          />
        )}
        {mode === 'phone' && (
          <Select
            view={view}
            name="calls"
            label={words.calls}
            options={CALLERS.map((value) => ({ value, text: words.callers[value] }))}
            empty={words.unsaid}
            initial={meeting.calls}
          />
        )}
        <TextArea
          view={view}
          name="instructions"
          label={`${words.instructions} ${common.optional}`}
          hint={`${words.instructionsHint} ${common.noNames}`}
          initial={meeting.instructions}
        />
        <Button>{words.save}</Button>
      </ActionForm>
    </Folded>
  )
}

/** The day itself: on the way, later, or not at all. One choice, none made beforehand. */
export function DayForm({ meeting, mine, nonce, now, returned }: MeetingProps) {
  const { meetings } = useWords()
  const { day: words } = meetings
  const view = formFor(`day-${meeting.id}`, returned?.view)
  if (!mine || !isTheDay(meeting, now)) return null
  const begun = meeting.start <= now
  const options = [
    { value: 'on-the-way', text: words.onTheWay },
    { value: 'late', text: words.late },
    ...(begun ? [] : [{ value: 'cannot', text: words.cannot }]),
  ]
  return (
    <ActionForm action={`/meetings/${meeting.id}/day`} nonce={nonce} view={view}>
      <Radios view={view} name="says" legend={words.question} hint={begun ? words.hintBegun : words.hint} options={options} />
      <TextField view={view} name="minutes" label={words.minutes} hint={words.minutesHint} numeric short />
      <Button>{words.submit}</Button>
    </ActionForm>
  )
}
