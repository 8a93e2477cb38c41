import type { Call } from '../commit/call.ts'
import type { Refusal } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import { getTenant } from '../relationship/register.ts'
import type { Tenant } from '../records/tenant.ts'

/**
 * What the tenant's record waits for once the requests nobody could take were looked at anew. Changed meanwhile, it
 * keeps its own wait.
 */
export function restTenant(call: Call, seen: Tenant, next: Partial<Tenant>): Promise<Tenant | Refusal> {
  return transact<Tenant, Tenant>(call, {
    subject: 'tenant',
    load: () => getTenant(call),
    decide: (tenant, work) => (tenant.version === seen.version ? work.change(tenant)(() => next, 'tenant.rematched') : tenant),
  })
}
