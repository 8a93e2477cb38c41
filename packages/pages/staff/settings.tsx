import { goalsOf, MOST_REMINDERS, type Tenant, TRAVEL } from '#core/records/tenant.ts'
import { PAGE_LANGUAGES } from '#core/reference/languages.ts'
import { goalsField } from '#web/goals-form.ts'
import { PARTS } from '#web/parts.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Facts } from '../facts.tsx'
import { Select } from '../fields/choice.tsx'
import { TextArea, TextField } from '../fields/text.tsx'
import { freshForm, type FormView } from '../form-view.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { useReader, useWords } from '../reader.tsx'
import type { PageProps } from '../returned.ts'
import { Seen } from '../seen.tsx'
import { remindingsOf } from '#core/records/tenant.ts'
import { WAYS } from '#core/records/way.ts'

/** Whom people call, where the coordinators' mail goes, and in what language is written to whoever has not said. */
export function SettingsPage({ tenant, nonce, returned, done }: PageProps & { tenant: Tenant }) {
  const { choices, common, partners, sending, settings: words } = useWords()
  const view = returned?.view ?? freshForm('settings')
  const { settings } = tenant
  const languages = PAGE_LANGUAGES.map((value) => ({ value, text: partners.speaksOptions[value] }))
  return (
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <DoneNotice done={done} />
      <p>
        <a href="/sending">{sending.link}</a>
      </p>
      <p>
        <a href="/places">{words.places.link}</a>
      </p>
      <ActionForm action="/settings" nonce={nonce} view={view}>
        <Seen view={view} part={PARTS.settings(tenant)} />
        <TextField
          view={view}
          name="coordinatorPhone"
          type="tel"
          label={words.coordinatorPhone}
          hint={words.coordinatorPhoneHint}
          initial={settings.coordinatorPhone}
        />
        <TextField
          view={view}
          name="dutyPhone"
          type="tel"
          label={`${words.dutyPhone} ${common.optional}`}
          hint={words.dutyPhoneHint}
          initial={settings.dutyPhone}
        />
        <TextField
          view={view}
          name="coordinatorEmail"
          type="email"
          label={words.coordinatorEmail}
          hint={words.coordinatorEmailHint}
          initial={settings.coordinatorEmail}
        />
        <Select
          view={view}
          name="writesIn"
          label={words.language}
          hint={words.languageHint}
          options={languages}
          initial={settings.language ?? 'fi'}
        />
        <Select
          view={view}
          name="noShowPay"
          label={words.noShowPay}
          hint={words.noShowPayHint}
          options={Object.entries(words.noShowPayChoices).map(([value, text]) => ({ value, text }))}
          initial={settings.noShowPay ?? 'whole'}
        />
        <TextField view={view} name="partnerTitle" label={words.partnerTitle} initial={settings.partnerTitle} />
        <Reminders view={view} tenant={tenant} />
        <Select
          view={view}
          name="travel"
          label={words.travel}
          hint={words.travelHint}
          options={TRAVEL.map((value) => ({ value, text: choices.travel[value] }))}
          empty={words.travelUnsaid}
          initial={settings.travel}
        />
        <h2>{words.goals}</h2>
        <p class="hint">{words.goalsHint}</p>
        {PAGE_LANGUAGES.map((language) => (
          <TextArea
            view={view}
            name={goalsField(language)}
            label={words.goalsIn[language]}
            initial={goalsOf(settings)
              .map(({ names }) => names[language])
              .join('\n')}
          />
        ))}
        <Button>{common.save}</Button>
      </ActionForm>
      <Bases tenant={tenant} />
    </>
  )
}

/** By which act partners are checked, for each kind of request of which that is recorded. */
function Bases({ tenant: { checkBases = [] } }: { readonly tenant: Tenant }) {
  const { choices, request, settings } = useWords()
  const { names, time } = useReader()
  const { bases: words } = settings
  if (checkBases.length === 0) return null
  return (
    <section aria-labelledby="bases">
      <h2 id="bases">{words.title}</h2>
      <p>{words.intro}</p>
      <Facts
        facts={checkBases.map(({ channel, audience, basis, on }) => [
          words.kind(names.channel(channel), names.audience(audience)),
          request.basis.recorded(choices.basis[basis], time.localDate(on)),
        ])}
      />
    </section>
  )
}

/** One row a reminder, as many as a tenant may have; an empty one is none. */
function Reminders({ view, tenant }: { readonly view: FormView; readonly tenant: Tenant }) {
  const { settings: words, ways } = useWords()
  const list = remindingsOf(tenant.settings)
  const options = WAYS.map((value) => ({ value, text: ways.by[value] }))
  return (
    <fieldset>
      <legend>{words.reminders}</legend>
      <p>{words.remindersHint}</p>
      {Array.from({ length: MOST_REMINDERS }, (_, n) => (
        <div class="row">
          <TextField
            view={view}
            name={`remindAt.${n}.days`}
            label={words.reminderDays(n + 1)}
            initial={list[n] && String(list[n].days)}
            numeric
            short
          />
          <Select
            view={view}
            name={`remindAt.${n}.by`}
            label={words.reminderBy}
            options={options}
            initial={list[n]?.by ?? 'email'}
          />
        </div>
      ))}
    </fieldset>
  )
}
