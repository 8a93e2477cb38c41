import type { Call } from '../commit/call.ts'
import { sees } from '../policy/fields.ts'
import { may } from '../policy/may.ts'
import type { Tenant } from '../records/tenant.ts'
import { getTenant } from '../relationship/register.ts'

/**
 * The tenant with as much of its record as the reader sees: phone, municipalities and settings for everybody who works here
 * or has a link; whom it has agreements with and what it pays for those who keep them.
 */
export async function seeTenant(call: Call): Promise<Tenant> {
  if (!may(call.by, 'tenant.see')) throw new Error('nobody else has a page')
  const tenant = await getTenant(call)
  return sees(call.by, 'tenant.contracts') ? tenant : { ...tenant, agreements: [], orderers: [], rates: [] }
}
