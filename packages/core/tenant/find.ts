import type { Call } from '../commit/call.ts'
import { keys } from '../records/keys.ts'
import type { Tenant } from '../records/tenant.ts'

/** The tenant's own settings, areas, agreements and rates. A tenant without them is a bug of whoever set it up. */
export async function getTenant(call: Pick<Call, 'store'>): Promise<Tenant> {
  const tenant = (await call.store.get(keys.tenant(call.store.org))) as Tenant | undefined
  if (!tenant) throw new Error('the tenant has no settings')
  return tenant
}
