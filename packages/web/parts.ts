import type { PartnerView } from '#core/partner/read.ts'
import type { Digest } from '#core/records/digest.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Staff } from '#core/records/staff.ts'
import type { AgreementView } from '#core/tenant/agreements.ts'
import type { Area, Tenant } from '#core/records/tenant.ts'

type WithCard = Pick<PartnerView, 'card'>

/** Which part of the record each form edits, by the form's name. Its digest (`seen.ts`) is compared before the form is saved. */
export const PARTS = {
  card({ card, contact }: Pick<PartnerView, 'card' | 'contact'>): unknown {
    const { firstName, organisation, introduction, state, roles, experience, livedAs, languages, areas, modes, gender } = card
    const { travelMinutes, capacity, earningsCap, urgentAtNight, contactBy, ways = {}, speaks } = card
    const { name, phone, email, payrollNumber } = contact ?? {}
    return [
      { firstName, organisation, introduction, state, roles, experience, livedAs, languages, areas, modes, gender },
      { travelMinutes, capacity, earningsCap, urgentAtNight, contactBy, ways, speaks },
      { name, phone, email, payrollNumber },
    ]
  },
  ways: ({ card }: WithCard): unknown => card.ways ?? {},
  checks: ({ card }: WithCard): unknown => card.checks,
  conflicts: ({ card }: WithCard): unknown => card.conflicts,
  availability: ({ card }: WithCard): unknown => card.availability,
  settings({ settings }: Pick<Tenant, 'settings'>): unknown {
    const { coordinatorPhone, dutyPhone, coordinatorEmail, language, noShowPay, partnerTitle, goals, travel, remindAt } = settings
    return { coordinatorPhone, dutyPhone, coordinatorEmail, language, noShowPay, partnerTitle, goals, travel, remindAt }
  },
  details: ({ place, atHome, link, instructions, calls }: Meeting): unknown => ({ place, atHome, link, instructions, calls }),
  places: ({ places }: Pick<Area, 'places'>): unknown => places ?? [],
  phone: ({ phone }: Pick<Staff, 'phone'>): unknown => phone,
  digest: ({ times }: Pick<Digest, 'times'>): unknown => times,
  agreement: ({ agreement }: Pick<AgreementView, 'agreement'>): unknown => agreement.validTo,
}
