import type { Phase } from '../reference/phases.ts'
import type { ConsentEntry, Request } from './request.ts'

/** How the parent's consent stands. */
export const CONSENT_STANDS = ['not-asked', 'given', 'refused', 'withdrawn'] as const
export type ConsentStands = (typeof CONSENT_STANDS)[number]

type Asked = Pick<Request, 'consent' | 'consentHistory' | 'phases'>

export function consentStands({ consent, consentHistory = [] }: Asked): ConsentStands {
  const last = consentHistory.at(-1)
  if (last && (last.says === 'given') === consent.given) return last.says
  return consent.given ? 'given' : 'not-asked'
}

/** Phases of the request that the parent has not been asked about: those it came to after the last yes. */
export function phasesWithoutConsent({ consent, consentHistory = [], phases }: Asked): readonly Phase[] {
  if (!consent.given) return phases
  const given = consentHistory.filter(({ says }) => says === 'given')
  return given.length === 0 ? [] : phases.filter((phase) => !given.some((one) => one.phases.includes(phase)))
}

/** Whether the parent has agreed to what the request is about now. */
export const hasConsent = (request: Asked): boolean => request.consent.given && phasesWithoutConsent(request).length === 0

/** When the parent took it back or said no: from then on nothing of the request is answered, confirmed or sent but thanks. */
export const consentEnded = ({ consentHistory = [] }: Pick<Request, 'consentHistory'>): ConsentEntry | undefined => {
  const last = consentHistory.at(-1)
  return last && last.says !== 'given' ? last : undefined
}
