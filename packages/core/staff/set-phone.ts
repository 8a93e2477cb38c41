import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { calledNumber } from '../input/fields.ts'
import { readInput } from '../input/read-input.ts'
import { whyNot } from '../policy/may.ts'
import type { Staff } from '../records/staff.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { findStaff } from './find.ts'

const phoneSchema = z.strictObject({ phone: calledNumber.nullable() })

/**
 * The work telephone of whoever is signed in, by which a confirmed partner reaches them (docs/field.md: Reaching each other);
 * `null` takes it away, and the coordinator's stands in its place. Refuses INVALID, STALE_VERSION, NOT_FOUND.
 */
export async function setPhone(call: Call, raw: unknown, version?: number): Promise<Staff | Refusal> {
  const barred = whyNot(call.by, 'staff.set-own')
  if (barred) return refuse(barred)
  const input = readInput(phoneSchema, raw)
  if (isRefusal(input)) return input
  const phone = input.phone ?? undefined
  return transact<Staff, Staff>(call, {
    subject: 'tenant',
    load: async () => (await findStaff(call, call.by.id)) ?? refuse('NOT_FOUND'),
    decide(staff, work) {
      if (version !== undefined && version !== staff.version)
        return refuse('STALE_VERSION', { detail: { version: staff.version } })
      return staff.phone === phone ? staff : work.change(staff)(() => ({ phone }), 'staff.phone-set')
    },
  })
}
