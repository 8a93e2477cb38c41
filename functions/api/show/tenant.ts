import type * as z from 'zod'
import type { Area, Tenant } from '#core/records/tenant.ts'
import type { areaShape, settingsShape } from '../shapes/tenant.ts'

export function showArea({ code, county, names, openMeetingPlace }: Area): z.infer<typeof areaShape> {
  return { code, county, names: { fi: names.fi, sv: names.sv }, openMeetingPlace }
}

export function showSettings({ settings }: Tenant): z.infer<typeof settingsShape> {
  const { coordinatorPhone, dutyPhone, coordinatorEmail, language = 'fi', partnerTitle } = settings
  return { coordinatorPhone, dutyPhone, coordinatorEmail, language, partnerTitle }
}
