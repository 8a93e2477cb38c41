import type * as z from 'zod'
import type { Area, PhaseAgreement, Tenant } from '#core/records/tenant.ts'
import type { agreementShape, areaShape, settingsShape } from '../shapes/tenant.ts'

export function showAgreement({
  county,
  area,
  phase,
  organisation,
  validFrom,
  validTo,
}: PhaseAgreement): z.infer<typeof agreementShape> {
  return { county, area, phase, organisation, validFrom, validTo }
}

export function showArea({ code, county, names, openMeetingPlace }: Area): z.infer<typeof areaShape> {
  return { code, county, names: { fi: names.fi, sv: names.sv }, openMeetingPlace }
}

export function showSettings({ settings }: Tenant): z.infer<typeof settingsShape> {
  const { coordinatorPhone, dutyPhone, coordinatorEmail, language = 'fi', partnerTitle } = settings
  return { coordinatorPhone, dutyPhone, coordinatorEmail, language, partnerTitle }
}
