import type * as z from 'zod'
import { type Area, goalsOf, type Tenant } from '#core/records/tenant.ts'
import type { Goal } from '#core/reference/goals.ts'
import { remindingsOf } from '#core/records/tenant.ts'
import type { areaShape, goalShape, settingsShape } from '../shapes/tenant.ts'

export function showArea({ code, county, names, openMeetingPlace, places }: Area): z.infer<typeof areaShape> {
  const shown = places?.map(({ id, name, link, instructions }) => ({ id, name, link, instructions }))
  return { code, county, names: { fi: names.fi, sv: names.sv }, openMeetingPlace, places: shown }
}

export function showSettings({ settings, checkBases: recorded = [] }: Tenant): z.infer<typeof settingsShape> {
  const { coordinatorPhone, dutyPhone, coordinatorEmail, language = 'fi', noShowPay = 'whole', partnerTitle, travel } = settings
  const goals = goalsOf(settings).map(showGoal)
  const checkBases = recorded.map(({ channel, audience, basis, on, by }) => ({ channel, audience, basis, on, by }))
  const remindAt = remindingsOf(settings).map(({ days, by }) => ({ days, by }))
  return { coordinatorPhone, dutyPhone, coordinatorEmail, language, noShowPay, partnerTitle, goals, checkBases, travel, remindAt }
}

export function showGoal({ code, names: { fi, sv, en } }: Goal): z.infer<typeof goalShape> {
  return { code, names: { fi, sv, en } }
}
