import { audienceFacts, careFormFacts } from '#core/reference/audiences.ts'
import { channelFacts } from '#core/reference/channels.ts'
import { type Language, languageFacts, mannerFacts, type PageLanguage } from '#core/reference/languages.ts'
import { livedAsFacts } from '#core/reference/lived-as.ts'
import type { Served } from '#core/reference/phases.ts'
import { servedFacts } from '#core/reference/phase-facts.ts'
import { askedLanguages, type Request } from '#core/records/request.ts'
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
    phase: (phase: Served): string => servedFacts[phase].names[language],
    phases: (phases: readonly Served[]): string => phases.map((phase) => servedFacts[phase].names[language]).join(', '),
    language: (code: Language): string => languageFacts[code].names[language],
    languages: (codes: readonly Language[]): string => codes.map((code) => languageFacts[code].names[language]).join(', '),
    /** As asked for: a manner is named where the language does not tell it, and where it is not the usual one. */
    asked: (request: Pick<Request, 'languages' | 'manner'>): string =>
      askedLanguages(request)
        .map(({ code, manner }) => [
          languageFacts[code].names[language],
          manner === 'written' && mannerFacts[manner].names[language],
        ])
        .map((words) => words.filter(Boolean).join(' '))
        .join(', '),
    manner: (manner: keyof typeof mannerFacts): string => mannerFacts[manner].names[language],
    livedAs: (kind: keyof typeof livedAsFacts): string => livedAsFacts[kind].names[language],
    careForm: (form: keyof typeof careFormFacts): string => careFormFacts[form].names[language],
    channel: (channel: keyof typeof channelFacts): string => channelFacts[channel].names[language],
    audience: (audience: keyof typeof audienceFacts): string => audienceFacts[audience].names[language],
    role: (role: keyof typeof roleFacts): string => roleFacts[role].names[language],
  }
}

/** First letter in capitals, where a name from running text starts a line. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fi') + text.slice(1)
}
