import type { Call } from '#core/commit/call.ts'
import { addPartner } from '#core/partner/add.ts'
import { addStaff } from '#core/staff/add.ts'
import { moveAgreements } from '#core/tenant/move-agreements.ts'
import { openTenant } from '#core/tenant/open.ts'
import { DEFAULT_SETTINGS, type PhaseAgreement, type Tenant } from '#core/records/tenant.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import { LIVED_AS } from '#core/reference/lived-as.ts'
import { BEFORE, PHASES } from '#core/reference/phases.ts'
import { isRefusal } from '#core/refusal.ts'

export const AREAS: Tenant['areas'] = [
  { code: '853', county: '05', names: { fi: 'Turku', sv: 'Åbo' }, openMeetingPlace: 'Olohuone, ti 12-15' },
  { code: '202', county: '05', names: { fi: 'Kaarina', sv: 'S:t Karins' } },
  { code: '529', county: '05', names: { fi: 'Naantali', sv: 'Nådendal' } },
  { code: '734', county: '05', names: { fi: 'Salo', sv: 'Salo' } },
]

export const everywhere = (organisation: string): PhaseAgreement[] =>
  AREAS.flatMap(({ code }) => PHASES.map((phase) => ({ county: '05', area: code, phase, organisation, validFrom: '2026-01-01' })))

/** The same for families that are not in child protection yet: an agreement of its own. */
export const beforehand = (organisation: string): PhaseAgreement[] =>
  AREAS.map(({ code }) => ({ county: '05', area: code, phase: BEFORE, organisation, validFrom: '2026-01-01' }))

/** `language`: what is written to whoever has not said. */
export async function seedTenant(call: Call, language?: PageLanguage): Promise<void> {
  const opened = await openTenant(call, {
    name: 'Rinnalla Varsinais-Suomi',
    settings: { ...DEFAULT_SETTINGS, ...(language && { language }) },
    areas: AREAS,
    agreements: everywhere('Yhdistys'),
    orderers: [{ id: 'varha', county: '05', name: 'Varsinais-Suomen hyvinvointialue' }],
    rates: [{ channel: 'peer-support', unit: 'meeting', cents: 5000, validFrom: '2026-01-01' }],
  })
  if (isRefusal(opened)) throw new Error(opened.refused)
  const moved = await moveAgreements(call)
  if (isRefusal(moved)) throw new Error(moved.refused)
  for (const [id, role, name] of [
    ['worker', 'worker', 'Tiina Työntekijä'],
    ['worker-2', 'worker', 'Toni Toinen'],
    ['coordinator', 'coordinator', 'Kaisa Koordinaattori'],
    ['admin', 'admin', 'Aila Ylläpitäjä'],
  ] as const) {
    const added = await addStaff(call, { id, role, name, email: `${id}@example.fi` })
    if (isRefusal(added)) throw new Error(added.refused)
  }
}

let number = 500

/** Of a partner who has chosen SMS for whatever they are told. */
export const BY_SMS = { ways: { ask: 'sms', atOnce: 'sms', rest: 'sms' } } as const

/** A partner who fits the plain request of `aRequest`, unless said otherwise. Gives the id. */
export async function aPartner(call: Call, more: Record<string, unknown> = {}): Promise<string> {
  number = number === 599 ? 500 : number + 1
  const added = await addPartner(call, {
    firstName: 'Sari',
    introduction: 'Olen kulkenut saman tien.',
    organisation: 'Yhdistys',
    state: 'active',
    roles: ['peer-support-person', 'group-leader', 'developer-advocate', 'trainer'],
    experience: [...PHASES],
    livedAs: [...LIVED_AS],
    languages: [{ code: 'fi', level: 'native' }],
    areas: AREAS.map((area) => area.code),
    checks: { undertakingUntil: '2027-12-31', agreementUntil: '2027-12-31' },
    contact: { phone: `+358401234${number}`, email: `partner${number}@example.org` },
    ...more,
  })
  if (isRefusal(added)) throw new Error(JSON.stringify(added))
  return added.card.id
}

/** Wednesday 25.11.2026 13:30–15:30 in Naantali, peer support in open care, consent given. */
export const aRequest = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  phases: ['OPEN'],
  area: '529',
  languages: ['fi'],
  windows: [{ start: '2026-11-25T13:30:00+02:00', end: '2026-11-25T15:30:00+02:00' }],
  durationMinutes: 120,
  consent: { given: true, on: '2026-11-20' },
  ...more,
})
