import { LANGUAGE_LEVELS, languagesOf, livedAsOf, MOST_LANGUAGES, PARTNER_TRANSITIONS } from '#core/records/partner.ts'
import type { PartnerView } from '#core/partner/read.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { Checkboxes, Select, Tick } from '../fields/choice.tsx'
import { TextArea, TextField } from '../fields/text.tsx'
import type { FormView } from '../form-view.ts'
import { useOptions } from '../new-request/options.ts'
import { useWords } from '../reader.tsx'
import { usePartnerFields } from './labels.ts'
import { WaysFields } from './ways-fields.tsx'

interface CardFieldsProps {
  readonly view: FormView
  readonly tenant: Tenant
  /** Names of organisations to choose from. */
  readonly organisations: readonly string[]
  /** Absent for a new partner: then the register's own defaults are shown. */
  readonly partner?: PartnerView | undefined
}

const CAPACITY = { families: 3, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 5 } as const

/** What the register holds of a partner, but for availability, checks and conflicts, which have forms of their own. */
export function CardFields({ view, tenant, organisations, partner }: CardFieldsProps) {
  const options = useOptions()
  const { common, partners: words, states } = useWords()
  const { field, group } = usePartnerFields(view)
  const card = partner?.card
  const state = card?.state ?? 'applied'
  const next = [state, ...PARTNER_TRANSITIONS[state]].filter((one) => one !== 'paused' || state === 'paused')
  return (
    <>
      <TextField {...field('firstName')} initial={card?.firstName} />
      <TextField {...field('organisation')} hint={words.organisationHint} offers={organisations} initial={card?.organisation} />
      <Select {...field('state')} options={next.map((value) => ({ value, text: states.partner[value] }))} initial={state} />
      <TextArea {...field('introduction')} hint={`${words.introductionHint} ${common.noNames}`} initial={card?.introduction} />
      <Checkboxes {...group('roles')} options={options.roles} initial={card?.roles} />
      <Checkboxes {...group('livedAs')} hint={words.livedAsHint} options={options.livedAs} initial={livedAsOf(card ?? {})} />
      <Checkboxes {...group('experience')} hint={words.experienceHint} options={options.phases} initial={card?.experience} />
      <Languages view={view} partner={partner} />
      <Checkboxes {...group('areas')} options={options.areas(tenant)} initial={card?.areas} />
      <Checkboxes {...group('modes')} options={options.modes} initial={card?.modes ?? ['in-person', 'remote', 'phone']} />
      <Select {...field('gender')} options={options.gender} empty={words.noGender} initial={card?.gender} />
      <Capacity view={view} partner={partner} />
      <Contact view={view} partner={partner} tenant={tenant} />
    </>
  )
}

/** One row a language and one more, four at least; of a form that came back, as many as it had. */
function Languages({ view, partner }: Pick<CardFieldsProps, 'view' | 'partner'>) {
  const options = useOptions()
  const { choices, common, partners: words } = useWords()
  const known = partner ? languagesOf(partner.card) : []
  const last = view.form.rows('languages').at(-1) ?? 0
  const count = Math.min(MOST_LANGUAGES, Math.max(4, known.length + 1, last + 1))
  const levels = LANGUAGE_LEVELS.map((value) => ({ value, text: choices.level[value] }))
  return (
    <fieldset id={view.prefix ? `${view.prefix}-languages` : 'languages'} tabindex={-1}>
      <legend>{words.languages}</legend>
      <p class="hint">{words.languagesHint}</p>
      {Array.from({ length: count }, (_, i) => (
        <div class="row">
          <Select
            view={view}
            name={`languages.${i}.code`}
            label={words.language(i + 1)}
            options={options.languages}
            empty={common.pick}
            initial={known[i]?.code}
          />
          <Select
            view={view}
            name={`languages.${i}.level`}
            label={words.level}
            options={levels}
            initial={known[i]?.level ?? 'native'}
          />
          <Select
            view={view}
            name={`languages.${i}.manner`}
            label={words.manner}
            options={options.manners}
            empty={common.unknown}
            initial={known[i]?.manner}
          />
        </div>
      ))}
    </fieldset>
  )
}

function Capacity({ view, partner }: Pick<CardFieldsProps, 'view' | 'partner'>) {
  const { common, partners: words } = useWords()
  const { field } = usePartnerFields(view)
  const card = partner?.card
  const capacity = card?.capacity ?? CAPACITY
  const cap = card?.earningsCap === undefined ? undefined : String(card.earningsCap / 100).replace('.', ',')
  const count = (name: keyof typeof CAPACITY) => <TextField {...field(name)} initial={String(capacity[name])} numeric short />
  return (
    <fieldset>
      <legend>{words.capacity}</legend>
      {count('families')}
      {count('meetingsPerDay')}
      {count('hoursPerMonth')}
      {count('offersPerWeek')}
      <TextField {...field('travelMinutes')} initial={String(card?.travelMinutes ?? 30)} numeric short />
      <TextField {...field('earningsCap')} label={`${words.earningsCap} ${common.optional}`} initial={cap} short />
      <Tick {...field('urgentAtNight')} initial={card?.urgentAtNight ?? false} />
    </fieldset>
  )
}

function Contact({ view, partner, tenant }: Omit<CardFieldsProps, 'organisations'>) {
  const { common, partners: words } = useWords()
  const { field, group } = usePartnerFields(view)
  const contact = partner?.contact
  const contactBy = [
    { value: 'sms', text: words.sms },
    { value: 'email', text: words.email },
  ]
  const speaks = Object.entries(words.speaksOptions).map(([value, text]) => ({ value, text }))
  return (
    <fieldset>
      <legend>{words.contact}</legend>
      <TextField {...field('contactName')} label={`${words.contactName} ${common.optional}`} initial={contact?.name} />
      <TextField {...field('phone')} type="tel" hint={words.phoneHint} initial={contact?.phone} />
      <TextField {...field('email')} type="email" initial={contact?.email} />
      <TextField
        {...field('payrollNumber')}
        label={`${words.payrollNumber} ${common.optional}`}
        initial={contact?.payrollNumber}
        short
      />
      <Checkboxes {...group('contactBy')} options={contactBy} initial={partner?.card.contactBy ?? ['sms', 'email']} />
      <WaysFields view={view} card={partner?.card} all />
      <Select {...field('speaks')} options={speaks} initial={partner?.card.speaks ?? tenant.settings.language ?? 'fi'} />
    </fieldset>
  )
}
