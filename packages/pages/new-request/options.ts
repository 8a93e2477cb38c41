import { AGE_BANDS, AUDIENCES, bandYears, CARE_FORMS } from '#core/reference/audiences.ts'
import { CHANNELS } from '#core/reference/channels.ts'
import { MANNERS, LANGUAGES } from '#core/reference/languages.ts'
import { LIVED_AS } from '#core/reference/lived-as.ts'
import { PHASES, SERVED } from '#core/reference/phases.ts'
import { ROLES } from '#core/reference/roles.ts'
import { ASKED_MANNERS, EXTENTS, MODES, URGENCIES } from '#core/records/request.ts'
import { goalsOf, type Tenant } from '#core/records/tenant.ts'
import type { Option } from '../fields/choice.tsx'
import { sentence } from '../names.ts'
import { type Reader, useReader } from '../reader.tsx'

/** Shown at once; the rest is folded away. By number of speakers (docs/field.md: Numbers for simulation). */
const OFTEN = ['fi', 'sv', 'en', 'ru', 'et', 'ar'] as const

/**
 * What there is to choose from, in the reader's words. Phases stand in the order a case goes through them, languages with
 * those spoken most first; what has no order of its own stands by name.
 */
export function useOptions() {
  const reader = useReader()
  const { words, names } = reader
  const { choices, newRequest } = words
  const each = <T extends string>(values: readonly T[], text: (value: T) => string): Option[] =>
    values.map((value) => ({ value, text: text(value) }))
  const language = (code: (typeof LANGUAGES)[number]) => sentence(names.language(code))
  return {
    get phases() {
      return each(PHASES, (phase) => sentence(names.phase(phase)))
    },
    /** With that there is none yet, last: it is chosen alone. */
    get served() {
      return each([...SERVED.slice(1), SERVED[0]], (served) => sentence(names.phase(served)))
    },
    get livedAs() {
      return each(LIVED_AS, (kind) => sentence(names.livedAs(kind)))
    },
    get manners() {
      return each(MANNERS, names.manner)
    },
    get askedManners() {
      return each(ASKED_MANNERS, (manner) => sentence(names.manner(manner)))
    },
    get ageBands() {
      return each(AGE_BANDS, (band) => choices.ages(...bandYears[band]))
    },
    get careForms() {
      return each(CARE_FORMS, (form) => sentence(names.careForm(form)))
    },
    get oftenLanguages() {
      return each(OFTEN, language)
    },
    get otherLanguages() {
      return byText(
        reader,
        each(
          LANGUAGES.filter((code) => !OFTEN.some((often) => often === code)),
          language,
        ),
      )
    },
    get languages(): Option[] {
      return [...this.oftenLanguages, ...this.otherLanguages]
    },
    areas: (tenant: Pick<Tenant, 'areas'>) =>
      byText(
        reader,
        each(
          tenant.areas.map(({ code }) => code),
          (code) => names.area(tenant, code),
        ),
      ),
    get roles() {
      return each(ROLES, (role) => sentence(names.role(role)))
    },
    get modes() {
      return each(MODES, (mode) => choices.mode[mode])
    },
    get channels() {
      return each(CHANNELS, (channel) => sentence(names.channel(channel)))
    },
    get audiences() {
      return each(AUDIENCES, (audience) => sentence(names.audience(audience)))
    },
    urgencies: ({ settings }: Pick<Tenant, 'settings'>): Option[] =>
      URGENCIES.map((value) => {
        const { open, answerHours } = settings.offers[value]
        return { value, text: choices.urgency[value], hint: choices.urgencyHint(open, answerHours) }
      }),
    get durations() {
      return [30, 45, 60, 90, 120, 180, 240].map((minutes): Option => {
        return { value: String(minutes), text: newRequest.durationOption(minutes) }
      })
    },
    get choice() {
      return each(['first', 'family'], (who) => choices.choice[who])
    },
    get extents() {
      return each(EXTENTS, (extent) => choices.extent[extent])
    },
    goals: ({ settings }: Pick<Tenant, 'settings'>): Option[] =>
      goalsOf(settings).map(({ code, names }) => ({ value: code, text: sentence(names[reader.language]) })),
    get confirm() {
      return each(['ask-me', 'pre-approved'], (how) => choices.confirm[how])
    },
    get gender() {
      return each(['woman', 'man'], (gender) => choices.gender[gender])
    },
    get consent(): Option[] {
      return [
        { value: 'no', text: newRequest.consentPending },
        { value: 'yes', text: newRequest.consentGiven },
      ]
    },
  }
}

/** People, towns and the like: by name. */
export function byText({ compare }: Pick<Reader, 'compare'>, options: readonly Option[]): Option[] {
  return options.toSorted((a, b) => compare(a.text, b.text))
}
