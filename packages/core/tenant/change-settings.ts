import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { calledNumber, freeText } from '../input/fields.ts'
import { readInput } from '../input/read-input.ts'
import { FURTHEST_REMINDER_DAYS, MOST_REMINDERS, type NoShowPay, type Tenant, TRAVEL } from '../records/tenant.ts'
import { WAYS } from '../records/way.ts'
import { GOAL_CODE, MOST_GOALS } from '../reference/goals.ts'
import { PAGE_LANGUAGES } from '../reference/languages.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { changeTenant } from './change.ts'

const reminding = z.strictObject({
  days: z.int('WRONG_TYPE').min(1, 'TOO_SMALL').max(FURTHEST_REMINDER_DAYS, 'TOO_LARGE'),
  by: z.enum(WAYS, 'UNKNOWN_VALUE'),
})

/** Whole days before each meeting; none twice. */
const remindAt = z
  .array(reminding)
  .max(MOST_REMINDERS, 'TOO_MANY')
  .superRefine((all, context) => {
    for (const [n, { days }] of all.entries())
      if (all.findIndex((one) => one.days === days) < n)
        context.addIssue({ code: 'custom', path: [n, 'days'], message: 'CONTRADICTORY' })
  })

const goalLine = freeText(80).refine((line) => line.length > 0, 'REQUIRED')
/** What can be chosen as the parent's own goal. A new line may come without a code. */
const goalLines = z
  .array(
    z.strictObject({
      code: z.string().regex(GOAL_CODE, 'CODE_FORM').optional(),
      names: z.strictObject({ fi: goalLine, sv: goalLine, en: goalLine }),
    }),
  )
  .max(MOST_GOALS, 'TOO_MANY')
  .superRefine((list, context) => {
    for (const [n, { code }] of list.entries())
      if (code !== undefined && list.slice(0, n).some((one) => one.code === code))
        context.addIssue({ code: 'custom', path: [n, 'code'], message: 'CONTRADICTORY' })
  })
  .meta({ description: 'All lines that can be chosen as the own goal of a parent; `null`: the usual ones' })

/** The tenant's settings that are set by people here; what a patch leaves out stays. `null` empties. */
export const settingsPatchSchema = z.strictObject({
  coordinatorPhone: calledNumber.optional(),
  dutyPhone: calledNumber.nullable().optional(),
  coordinatorEmail: z.email('EMAIL_FORM').max(120, 'TOO_LONG').optional(),
  language: z.enum(PAGE_LANGUAGES, 'UNKNOWN_LANGUAGE').optional(),
  noShowPay: z.enum(['whole', 'half', 'none'] satisfies NoShowPay[], 'UNKNOWN_VALUE').optional(),
  partnerTitle: freeText(40)
    .refine((title) => title.length > 0, 'REQUIRED')
    .optional(),
  goals: goalLines.nullable().optional(),
  travel: z.enum(TRAVEL).nullable().optional().meta({ description: 'Whether travel is paid for besides the fee' }),
  remindAt: remindAt.optional(),
})

/** Changes the settings that the patch names. Coordinators and admins; refuses STALE_VERSION, INVALID. */
export async function changeSettings(call: Call, raw: unknown, version?: number): Promise<Tenant | Refusal> {
  const patch = readInput(settingsPatchSchema, raw)
  if (isRefusal(patch)) return patch
  const { goals, ...rest } = patch
  const lines = goals?.map(({ code, names }) => ({ code: code ?? `g-${call.ids.id().toLowerCase()}`, names }))
  const said = Object.entries({ ...rest, ...(goals !== undefined && { goals: lines ?? null }) })
  return changeTenant(call, 'settings.set', version, 'tenant.settings-set', ({ settings }) => {
    const next = new Map<string, unknown>(Object.entries(settings))
    for (const [name, value] of said)
      if (value === null) next.delete(name)
      else if (value !== undefined) next.set(name, value)
    return { settings: Object.fromEntries(next) as unknown as Tenant['settings'] }
  })
}
