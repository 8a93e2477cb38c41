import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { freeText } from '../input/fields.ts'
import { readInput } from '../input/read-input.ts'
import type { Tenant } from '../records/tenant.ts'
import { PAGE_LANGUAGES } from '../reference/languages.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { changeTenant } from './change.ts'

/**
 * A number that people call: landlines, service numbers and short ones too, as nothing is sent there. Kept without what
 * stands between digits; one without a country as a Finnish one.
 */
const calledNumber = z
  .string()
  .trim()
  .max(30, 'PHONE_FORM')
  .regex(/^\+?[\d\s()-]+$/, { error: 'PHONE_FORM', abort: true })
  .transform((text, context) => {
    const digits = text.replace(/[^\d+]/g, '').replace(/^00/, '+')
    const number = digits.replace(/^0/, '+358')
    if (/^\+?\d{3,15}$/.test(number)) return number
    context.addIssue({ code: 'custom', message: 'PHONE_FORM' })
    return z.NEVER
  })
  .meta({ description: 'A number that people call, as they write it, without a country a Finnish one' })

/** The tenant's settings that are set by people here; what a patch leaves out stays. `null`: nobody is on duty. */
export const settingsPatchSchema = z.strictObject({
  coordinatorPhone: calledNumber.optional(),
  dutyPhone: calledNumber.nullable().optional(),
  coordinatorEmail: z.email('EMAIL_FORM').max(120, 'TOO_LONG').optional(),
  language: z.enum(PAGE_LANGUAGES, 'UNKNOWN_LANGUAGE').optional(),
  partnerTitle: freeText(40)
    .refine((title) => title.length > 0, 'REQUIRED')
    .optional(),
})

/** Changes the settings that the patch names. Coordinators and admins; refuses STALE_VERSION, INVALID. */
export async function changeSettings(call: Call, raw: unknown, version?: number): Promise<Tenant | Refusal> {
  const patch = readInput(settingsPatchSchema, raw)
  if (isRefusal(patch)) return patch
  const { dutyPhone, ...rest } = patch
  return changeTenant(call, 'settings.set', version, 'tenant.settings-set', ({ settings: { dutyPhone: before, ...others } }) => {
    const duty = dutyPhone === undefined ? before : dutyPhone
    const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
    return { settings: { ...others, ...said, ...(typeof duty === 'string' && { dutyPhone: duty }) } }
  })
}
