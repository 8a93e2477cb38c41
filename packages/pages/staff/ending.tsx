import type { EndingView } from '#core/ending/see.ts'
import { AGREEMENTS, END_CHOICES, MOST_CHOSEN } from '#core/records/ending.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { type FormView, freshForm } from '../form-view.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { useReader, useWords } from '../reader.tsx'
import type { PageProps } from '../returned.ts'
import { StuckHere } from './stuck.tsx'

interface EndingProps extends PageProps {
  readonly ending: EndingView
  readonly tenant: Tenant
}

/** What ends, and each meeting agreed beyond with a choice that nobody has made beforehand. */
export function EndingPage({ ending, tenant, nonce, returned, done }: EndingProps) {
  const { endings: words } = useWords()
  const { id, meetings, record } = ending
  const view = returned?.view ?? freshForm('ending')
  return (
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <DoneNotice done={done} />
      <What ending={ending} tenant={tenant} />
      {record.chosenAtEnd && <p class="notice">{words.underWay}</p>}
      <StuckHere live={record} coordinator nonce={nonce} />
      {meetings.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <h2>{words.beyond(meetings.length)}</h2>
          <p>{words.intro}</p>
          {meetings.length > MOST_CHOSEN && <p>{words.first(MOST_CHOSEN)}</p>}
          <ActionForm action={`/endings/${id}`} nonce={nonce} view={view}>
            {meetings.slice(0, MOST_CHOSEN).map((meeting, n) => (
              <Choice n={rowIn(view, meeting.meetingId, n)} meeting={meeting} ending={ending} view={view} />
            ))}
            <TextField view={view} name="until" type="date" label={words.until} hint={words.untilHint} short />
            <Button>{words.send}</Button>
          </ActionForm>
        </>
      )}
    </>
  )
}

function What({ ending: { id, until, agreements, names }, tenant }: Pick<EndingProps, 'ending' | 'tenant'>) {
  const { endings: words } = useWords()
  const { names: say, time } = useReader()
  if (id !== AGREEMENTS)
    return (
      <p>
        {until === undefined ? (
          words.nothing
        ) : (
          <a href={`/partners/${id}`}>{words.partner(names[id] ?? '', time.localDate(until))}</a>
        )}
      </p>
    )
  if (agreements.length === 0) return <p>{words.nothing}</p>
  return (
    <>
      <p>
        <a href="/agreements">{words.agreements}</a>
      </p>
      <ul>
        {agreements.map(({ organisation, area, phase, validTo = '' }) => (
          <li>
            {words.agreement([organisation, say.area(tenant, area), say.phases([phase])].join(', '), time.localDate(validTo))}
          </li>
        ))}
      </ul>
    </>
  )
}

/** A form that came back keeps each choice with its meeting, whatever has become of the list. */
function rowIn({ form }: FormView, meetingId: string, n: number): number {
  const rows = form.rows('choices')
  return rows.find((row) => form.text(`choices.${row}.id`) === meetingId) ?? n + 1 + (rows.at(-1) ?? -1)
}

interface ChoiceProps {
  readonly n: number
  readonly meeting: EndingView['meetings'][number]
  readonly ending: EndingView
  readonly view: FormView
}

function Choice({ n, meeting, ending: { names }, view }: ChoiceProps) {
  const { endings: words } = useWords()
  const { time } = useReader()
  const { meetingId, requestId, partnerId } = meeting
  return (
    <div class="box">
      <input type="hidden" name={`choices.${n}.id`} value={meetingId} />
      <Radios
        view={view}
        name={`choices.${n}.choice`}
        legend={[time.full(meeting), names[partnerId]].filter(Boolean).join(', ')}
        options={END_CHOICES.map((value) => ({ value, text: words.options[value] }))}
      />
      <p>
        <a href={`/requests/${requestId}?meeting=${meetingId}#${meetingId}`}>{words.open}</a>
      </p>
    </div>
  )
}
