import { choices } from '#copy/fi/choices.ts'
import { common } from '#copy/fi/common.ts'
import { newRequest as words } from '#copy/fi/new-request.ts'
import { AUDIENCES } from '#core/reference/audiences.ts'
import { CHANNELS } from '#core/reference/channels.ts'
import { LANGUAGES, languageFacts } from '#core/reference/languages.ts'
import { PHASES, phaseFacts } from '#core/reference/phases.ts'
import { MODES, URGENCIES } from '#core/records/request.ts'
import type { Tenant } from '#core/records/tenant.ts'
import type { Option } from '../fields/choice.tsx'
import { audienceName, channelName, sentence } from '../format.ts'

/** Shown at once; the rest is folded away. By number of speakers (docs/field.md: Numbers for simulation). */
const OFTEN: readonly string[] = ['fi', 'sv', 'en', 'ru', 'et', 'ar']

const languages: readonly Option[] = LANGUAGES.map((value) => ({ value, text: sentence(languageFacts[value].names.fi) }))

export const options = {
  phases: PHASES.map((value): Option => ({ value, text: sentence(phaseFacts[value].names.fi) })),
  oftenLanguages: languages.filter(({ value }) => OFTEN.includes(value)),
  otherLanguages: languages.filter(({ value }) => !OFTEN.includes(value)),
  languages,
  areas: ({ areas }: Pick<Tenant, 'areas'>): Option[] => areas.map(({ code, names }) => ({ value: code, text: names.fi })),
  modes: MODES.map((value): Option => ({ value, text: choices.mode[value] })),
  channels: CHANNELS.map((value): Option => ({ value, text: sentence(channelName(value)) })),
  audiences: AUDIENCES.map((value): Option => ({ value, text: sentence(audienceName(value)) })),
  urgencies: URGENCIES.map((value): Option => ({ value, text: choices.urgency[value], hint: choices.urgencyHint[value] })),
  durations: [30, 45, 60, 90, 120, 180, 240].map((minutes): Option => ({
    value: String(minutes),
    text: words.durationOption(minutes),
  })),
  choice: (['first', 'family'] as const).map((value): Option => ({ value, text: choices.choice[value] })),
  confirm: (['ask-me', 'pre-approved'] as const).map((value): Option => ({ value, text: choices.confirm[value] })),
  gender: (['woman', 'man'] as const).map((value): Option => ({ value, text: choices.gender[value] })),
  consent: [
    { value: 'no', text: words.consentPending },
    { value: 'yes', text: words.consentGiven },
  ] satisfies Option[],
  yesNo: [
    { value: 'yes', text: common.yes },
    { value: 'no', text: common.no },
  ] satisfies Option[],
}
