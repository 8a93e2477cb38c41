import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { readInput } from '../input/read-input.ts'
import { whyNot } from '../policy/may.ts'
import { keys } from '../records/keys.ts'
import { PAGE_LANGUAGES } from '../reference/languages.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { freeText } from '../input/fields.ts'
import { transact } from '../commit/transact.ts'
import type { Staff } from '../records/staff.ts'

const staffSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'WRONG_TYPE'),
  role: z.enum(['worker', 'coordinator', 'admin']),
  name: freeText(80).refine((name) => name.length > 0, 'REQUIRED'),
  email: z.email('EMAIL_FORM').max(120, 'TOO_LONG'),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'PHONE_FORM')
    .optional(),
  language: z.enum(PAGE_LANGUAGES, 'UNKNOWN_LANGUAGE').optional(),
})

/** Somebody who works in the tenant. Admins only; whoever sets a tenant up acts as one. */
export async function addStaff(call: Call, raw: unknown): Promise<Staff | Refusal> {
  const barred = whyNot(call.by, 'staff.add')
  if (barred) return refuse(barred)
  const input = readInput(staffSchema, raw)
  if (isRefusal(input)) return input
  return transact<object, Staff>(call, {
    subject: 'tenant',
    load: async () =>
      (await call.store.get(keys.staff(call.store.org, input.id))) ? refuse('WRONG_STATE', { detail: { state: 'known' } }) : {},
    decide(_nothing, work) {
      const staff: Staff = { ...keys.staff(call.store.org, input.id), kind: 'staff', version: 1, schema: 1, ...input }
      return work.add(staff, 'staff.added')
    },
  })
}
