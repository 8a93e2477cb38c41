import { choices } from '#copy/fi/choices.ts'
import { newRequest as words } from '#copy/fi/new-request.ts'
import { Radios, Select, Tick } from '../fields/choice.tsx'
import { TextArea, TextField } from '../fields/text.tsx'
import type { FormView } from '../form-view.ts'
import { options } from './options.ts'

const HERE: readonly string[] = [
  'channel',
  'audience',
  'durationMinutes',
  'urgency',
  'interpreter',
  'consent',
  'consentOn',
  'choice',
  'confirm',
  'seats',
  'gender',
  'samePartner',
  'partnerId',
  'clientReference',
  'note',
]

/** What has a default. Open as soon as something in it needs correcting: a folded field cannot be pointed to. */
export function Rest({ form }: { form: FormView }) {
  const open = HERE.some((name) => form.problems.has(name))
  return (
    <details open={open}>
      <summary>{words.rest}</summary>
      <p class="hint">{words.restHint}</p>
      <Radios view={form} name="urgency" legend={words.urgency} options={options.urgencies} initial={['routine']} />
      <Radios
        view={form}
        name="consent"
        legend={words.consent}
        hint={words.consentHint}
        options={options.consent}
        initial={['no']}
      />
      <TextField view={form} name="consentOn" type="date" label={words.consentOn} />
      <Select view={form} name="durationMinutes" label={words.duration} options={options.durations} empty={words.durationWhole} />
      <Select view={form} name="channel" label={words.channel} options={options.channels} initial="peer-support" />
      <Select view={form} name="audience" label={words.audience} options={options.audiences} initial="parent" />
      <Tick view={form} name="interpreter" label={words.interpreter} hint={words.interpreterHint} />
      <Radios view={form} name="choice" legend={words.choice} options={options.choice} initial={['first']} />
      <Radios
        view={form}
        name="confirm"
        legend={words.confirm}
        hint={words.confirmHint}
        options={options.confirm}
        initial={['ask-me']}
      />
      <Select view={form} name="gender" label={words.gender} options={options.gender} empty={choices.gender.any} />
      <Tick view={form} name="samePartner" label={words.samePartner} hint={words.samePartnerHint} />
      <TextField view={form} name="seats" label={words.seats} initial="1" numeric short />
      <TextField view={form} name="clientReference" label={words.clientReference} hint={words.clientReferenceHint} short />
      <TextArea view={form} name="note" label={words.note} hint={words.noteHint} />
    </details>
  )
}
