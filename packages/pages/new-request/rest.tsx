import type { Beside } from '#core/request/beside.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { Radios, Select, Tick } from '../fields/choice.tsx'
import { TextArea, TextField } from '../fields/text.tsx'
import type { FormView } from '../form-view.ts'
import { useWords } from '../reader.tsx'
import { type RequestField, useRequestFields } from './labels.ts'
import { useOptions } from './options.ts'

const HERE: readonly RequestField[] = [
  'leading',
  'channel',
  'audience',
  'ageBand',
  'careForm',
  'durationMinutes',
  'manner',
  'interpreter',
  'interpreterTo',
  'consent',
  'consentOn',
  'choice',
  'confirm',
  'seats',
  'gender',
  'samePartner',
  'clientReference',
  'alongside',
  'note',
  'goal',
  'extent',
  'participants',
  'prepare',
]
const TYPED: readonly RequestField[] = ['consentOn', 'clientReference', 'note', 'participants', 'prepare']

/** What has a default. Open as soon as something in it was written or needs correcting: a folded field cannot be pointed to. */
export function Rest({ form, tenant, beside }: { form: FormView; tenant: Tenant; beside: readonly Beside[] }) {
  const options = useOptions()
  const { choices, common, newRequest: words } = useWords()
  const { field, group } = useRequestFields(form)
  const goals = options.goals(tenant)
  const open = HERE.some((name) => form.problems.has(name)) || TYPED.some((name) => form.form.text(name))
  return (
    <details open={open}>
      <summary>{words.rest}</summary>
      <p class="hint">{words.restHint}</p>
      <Radios {...group('consent')} hint={words.consentHint} options={options.consent} initial={['no']} />
      <TextField {...field('consentOn')} type="date" />
      {goals.length > 0 && <Select {...field('goal')} hint={words.goalHint} options={goals} empty={words.goalNone} />}
      <Select {...field('leading')} hint={words.leadingHint} options={options.phases} empty={words.leadingByPace} />
      <Select {...field('durationMinutes')} options={options.durations} empty={words.durationWhole} />
      <Select {...field('channel')} options={options.channels} initial="peer-support" />
      <Select {...field('audience')} hint={words.audienceHint} options={options.audiences} initial="parent" />
      <Select {...field('ageBand')} hint={words.bandHint} options={options.ageBands} empty={words.unsaid} />
      <Select {...field('careForm')} hint={words.bandHint} options={options.careForms} empty={words.unsaid} />
      <Radios {...group('manner')} hint={words.mannerHint} options={options.askedManners} initial={['spoken']} />
      <Tick {...field('interpreter')} hint={words.interpreterHint} />
      <Select
        {...field('interpreterTo')}
        hint={words.interpreterToHint}
        options={options.languages}
        empty={words.interpreterToEither}
      />
      <Radios {...group('choice')} options={options.choice} initial={['first']} />
      <Radios {...group('confirm')} hint={words.confirmHint} options={options.confirm} initial={['ask-me']} />
      <Select {...field('gender')} options={options.gender} empty={choices.gender.any} />
      <Tick {...field('samePartner')} hint={words.samePartnerHint} />
      <TextField {...field('seats')} initial="1" numeric short />
      <Select {...field('extent')} options={options.extents} empty={words.extentUnsaid} />
      <TextField {...field('participants')} hint={words.participantsHint} numeric short />
      <TextArea {...field('prepare')} hint={`${words.prepareHint} ${common.noNames}`} />
      <TextField {...field('clientReference')} hint={words.clientReferenceHint} short />
      {beside.length > 0 && <Alongside form={form} beside={beside} />}
      <TextArea {...field('note')} hint={`${words.noteHint} ${common.noNames}`} />
    </details>
  )
}

/** Whom to talk with before one more request for the same client goes; of a colleague's nothing else is said. */
function Alongside({ form, beside }: { form: FormView; beside: readonly Beside[] }) {
  const { newRequest: words, request } = useWords()
  return (
    <div class="notice">
      {beside.map(({ worker, own }) => (
        <p>
          {own === undefined ? (
            words.besideOthers(worker)
          ) : (
            <>
              {words.besideOwn} <a href={`/requests/${own}`}>{request.title(form.form.text('clientReference'))}</a>
            </>
          )}
        </p>
      ))}
      <Tick {...useRequestFields(form).field('alongside')} />
    </div>
  )
}
