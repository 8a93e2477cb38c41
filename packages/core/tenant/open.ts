import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import { endingAgreements } from '../records/ending.ts'
import { afterwardsOf } from '../records/ending-waits.ts'
import { keys } from '../records/keys.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { newDigest } from '../relationship/digests.ts'
import { transact } from '../commit/transact.ts'
import type { Tenant } from '../records/tenant.ts'

/** A new coordinating organisation with its areas, agreements, rates and settings. Admins only; refuses WRONG_STATE when it is there already. */
export function openTenant(
  call: Call,
  tenant: Pick<Tenant, 'name' | 'settings' | 'areas' | 'agreements' | 'orderers' | 'rates'>,
): Promise<Tenant | Refusal> {
  const barred = whyNot(call.by, 'tenant.open')
  if (barred) return Promise.resolve(refuse(barred))
  const { org } = call.store
  const key = keys.tenant(org)
  return transact<object, Tenant>(call, {
    subject: 'tenant',
    load: async () => ((await call.store.get(key)) ? refuse('WRONG_STATE', { detail: { state: 'open' } }) : {}),
    decide(_nothing, work) {
      const opened: Tenant = {
        ...key,
        org,
        kind: 'tenant',
        id: 'tenant',
        version: 1,
        schema: 1,
        state: 'kept',
        ...afterwardsOf({}, firstEnd(tenant.agreements)),
        ...tenant,
      }
      work.add(newDigest(org, work.now), 'digest.opened')
      return work.add(opened, 'tenant.opened')
    },
  })
}

const firstEnd = (agreements: Tenant['agreements']): string | undefined =>
  endingAgreements(agreements)
    .map(({ validTo }) => validTo)
    .toSorted()[0]
