import { formats } from '#copy/format.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { audienceFacts } from '#core/reference/audiences.ts'
import { channelFacts } from '#core/reference/channels.ts'
import { type Language, languageFacts } from '#core/reference/languages.ts'
import { type Phase, phaseFacts } from '#core/reference/phases.ts'

/** Times as the pages write them. */
export const time = formats('fi')

export function areaName(tenant: Pick<Tenant, 'areas'>, code: string): string {
  return tenant.areas.find((area) => area.code === code)?.names.fi ?? code
}

export function phaseNames(phases: readonly Phase[]): string {
  return phases.map((phase) => phaseFacts[phase].names.fi).join(', ')
}

export function languageNames(languages: readonly Language[]): string {
  return languages.map((code) => languageFacts[code].names.fi).join(', ')
}

export const channelName = (channel: keyof typeof channelFacts): string => channelFacts[channel].names.fi
export const audienceName = (audience: keyof typeof audienceFacts): string => audienceFacts[audience].names.fi

/** First letter in capitals, where a name from running text starts a line. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fi') + text.slice(1)
}
