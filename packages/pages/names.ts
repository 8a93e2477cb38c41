import { audienceFacts } from '#core/reference/audiences.ts'
import { channelFacts } from '#core/reference/channels.ts'
import { type Language, languageFacts, type PageLanguage } from '#core/reference/languages.ts'
import type { Phase } from '#core/reference/phases.ts'
import { phaseFacts } from '#core/reference/phase-facts.ts'
import { roleFacts } from '#core/reference/roles.ts'
import type { Tenant } from '#core/records/tenant.ts'

type Areas = Pick<Tenant, 'areas'>

export type NamesIn = ReturnType<typeof namesIn>

/** What towns, phases and the like are called in a language, as in running text. A town's code where it is none of the tenant's. */
export function namesIn(language: PageLanguage) {
  /** A town has no English name: the Finnish one stands on its signs. */
  const ofArea = language === 'sv' ? 'sv' : 'fi'
  return {
    area: ({ areas }: Areas, code: string): string => areas.find((area) => area.code === code)?.names[ofArea] ?? code,
    phase: (phase: Phase): string => phaseFacts[phase].names[language],
    phases: (phases: readonly Phase[]): string => phases.map((phase) => phaseFacts[phase].names[language]).join(', '),
    language: (code: Language): string => languageFacts[code].names[language],
    languages: (codes: readonly Language[]): string => codes.map((code) => languageFacts[code].names[language]).join(', '),
    channel: (channel: keyof typeof channelFacts): string => channelFacts[channel].names[language],
    audience: (audience: keyof typeof audienceFacts): string => audienceFacts[audience].names[language],
    role: (role: keyof typeof roleFacts): string => roleFacts[role].names[language],
  }
}

/** First letter in capitals, where a name from running text starts a line. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fi') + text.slice(1)
}
