import type { Call } from '../commit/call.ts'
import type { Contact } from '../records/partner.ts'
import { keys } from '../records/keys.ts'
import { findStaff } from '../staff/find.ts'
import type { Tenant } from '../records/tenant.ts'
import type { Notice } from '../records/notice.ts'

/** Where a notice goes, or undefined where nobody has told us. Read at the moment of sending, kept nowhere. */
export async function addressOf(call: Pick<Call, 'store'>, { to, channel }: Notice, tenant: Tenant): Promise<string | undefined> {
  if (to.role === 'coordinator') return tenant.settings.coordinatorEmail
  if (to.role === 'worker') return (await findStaff(call, to.id))?.email
  const contact = (await call.store.get(keys.contact(call.store.org, to.id))) as Contact | undefined
  return channel === 'sms' ? contact?.phone : contact?.email
}
