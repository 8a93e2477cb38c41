import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import type { PageLanguage } from '../reference/languages.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import { findStaff } from './find.ts'
import type { Staff } from '../records/staff.ts'

/** What whoever works here wants to read pages and messages in: their own setting, and nobody else's. */
export async function chooseLanguage(call: Call, language: PageLanguage): Promise<Staff | Refusal> {
  const barred = whyNot(call.by, 'staff.set-own')
  if (barred) return refuse(barred)
  return transact<Staff, Staff>(call, {
    subject: 'tenant',
    load: async () => (await findStaff(call, call.by.id)) ?? refuse('NOT_FOUND'),
    decide: (staff, work) =>
      staff.language === language ? staff : work.change(staff)(() => ({ language }), 'staff.language-chosen'),
  })
}
