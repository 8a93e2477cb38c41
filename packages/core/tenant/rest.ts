import type { Call } from '../call.ts'
import type { Refusal } from '../refusal.ts'
import { transact } from '../transact.ts'
import { getTenant } from './find.ts'
import type { Tenant } from './tenant.ts'

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
