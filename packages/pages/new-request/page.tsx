import type { Beside } from '#core/request/beside.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Checkboxes, Group, Radios, Select, Ticks, type Option } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { type FormView, freshForm } from '../form-view.ts'
import { ProblemSummary } from '../problems.tsx'
import { useReader, useWords } from '../reader.tsx'
import { addWorkingHours, OFFICE } from '#core/time/working-days.ts'
import { afterQuiet } from '#core/time/quiet-hours.ts'
import { Phone } from '../layout.tsx'
import { WindowFields } from '../request/windows.tsx'
import type { PageProps } from '../returned.ts'
import { BY_PHASE, useRequestFields } from './labels.ts'
import { byText, useOptions } from './options.ts'
import { Rest } from './rest.tsx'

interface NewRequestProps extends PageProps {
  readonly tenant: Tenant
  /** For a coordinator on the phone: the workers to make it for. */
  readonly workers?: readonly Option[] | undefined
  /** The form's nonce was used for other content. The page has a new one, so that a second request can be sent knowingly. */
  readonly used?: boolean
  /** Open requests of the client whose reference was typed. */
  readonly beside?: readonly Beside[]
}

/** Four questions are needed: phase, language, time or "later", place. The rest has defaults and stays folded. */
export function NewRequest({ tenant, workers, nonce, now, returned, used, beside = [] }: NewRequestProps) {
  const options = useOptions()
  const reader = useReader()
  const { common, newRequest: words } = reader.words
  const form = returned?.view ?? freshForm('new')
  const { field, group } = useRequestFields(form)
  return (
    <>
      <ProblemSummary view={form} trouble={used ? { title: words.again, todo: '' } : returned?.trouble} />
      <p>{words.intro}</p>
      <ActionForm action="/requests/new" nonce={nonce} view={form}>
        {workers && (
          <Select {...field('forWorker')} hint={words.onBehalfHint} options={byText(reader, workers)} empty={words.myself} />
        )}
        <Checkboxes {...group('phases')} hint={words.phasesHint} options={options.served} />
        <Languages form={form} />
        <When form={form} />
        <Select {...field('area')} options={options.areas(tenant)} empty={common.pick} />
        <Radios {...group('mode')} options={options.modes} initial={['in-person']} />
        <TextField
          {...field('place')}
          label={`${words.place} ${common.optional}`}
          hint={`${words.placeHint} ${common.noNames}`}
        />
        <Radios
          {...group('urgency')}
          hint={words.urgencyPaces}
          options={[{ value: BY_PHASE, text: words.urgencyByPhase }, ...options.urgencies(tenant)]}
          initial={[BY_PHASE]}
        />
        <Rest form={form} tenant={tenant} beside={beside} />
        <OffHours tenant={tenant} now={now} />
        <p>{workers ? words.submitHintTheirs : words.submitHint}</p>
        <Button>{words.submit}</Button>
      </ActionForm>
    </>
  )
}

/** Outside service hours, before anything is sent: who wakes up when, and who is there now. */
function OffHours({ tenant, now }: { tenant: Tenant; now: string }) {
  const { newRequest: words } = useWords()
  const { time } = useReader()
  const { quiet, dutyPhone } = tenant.settings
  const opens = addWorkingHours(now, 0, OFFICE)
  if (opens === now) return null
  const asked = afterQuiet(now, quiet)
  return (
    <div class="notice">
      <p>
        {words.closed(time.fullDeadline(opens))} {asked === now ? words.closedAsks : words.closedQuiet(time.fullDeadline(asked))}
      </p>
      <p>
        {dutyPhone ? words.closedDuty : words.closedUrgent} {dutyPhone && <Phone number={dutyPhone} />}
      </p>
    </div>
  )
}

function Languages({ form }: { form: FormView }) {
  const options = useOptions()
  const { newRequest: words } = useWords()
  const others = options.otherLanguages.some(({ value }) => form.form.all('languages').includes(value))
  return (
    <Group {...useRequestFields(form).group('languages')} hint={words.languagesHint}>
      <div class="ticks">
        <Ticks type="checkbox" view={form} name="languages" options={options.oftenLanguages} />
      </div>
      <details open={others}>
        <summary>{words.otherLanguages}</summary>
        <div class="ticks">
          <Ticks
            type="checkbox"
            view={form}
            name="languages"
            options={options.otherLanguages}
            from={options.oftenLanguages.length}
          />
        </div>
      </details>
    </Group>
  )
}

/** Which of the two is chosen shows its own fields (`reveal` in style.ts); a browser that cannot hide them shows all. */
function When({ form }: { form: FormView }) {
  const { common, newRequest: words } = useWords()
  const { field, group } = useRequestFields(form)
  const more = ['windows.1', 'windows.2'].some((name) => ['date', 'from', 'to'].some((part) => form.form.text(`${name}.${part}`)))
  return (
    <Group {...group('when')} hint={words.timeHint}>
      <Ticks type="radio" view={form} name="when" options={[{ value: 'given', text: words.timeGiven }]} />
      <div class="reveal">
        <WindowFields view={form} count={1} />
        <details open={more}>
          <summary>{words.moreTimes}</summary>
          <WindowFields view={form} count={3} from={1} />
        </details>
      </div>
      <Ticks
        type="radio"
        view={form}
        name="when"
        options={[{ value: 'later', text: words.timeLater, hint: words.timeLaterHint }]}
        from={1}
      />
      <div class="reveal">
        <TextField {...field('needBy')} type="date" label={`${words.needBy} ${common.optional}`} hint={words.needByHint} />
      </div>
    </Group>
  )
}
