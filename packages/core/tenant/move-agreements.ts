import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { whyNot } from '../policy/may.ts'
import type { Item } from '../ports.ts'
import { type Agreement, agreementIdOf } from '../records/agreement.ts'
import { keys } from '../records/keys.ts'
import { MOST_ORGANISATIONS, organisationOf } from '../records/organisation.ts'
import type { PhaseAgreement, Tenant } from '../records/tenant.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { newOrganisation } from '../relationship/organisations.ts'
import { getTenant } from '../relationship/register.ts'
import { newAgreement } from './write-agreement.ts'

/** In one commit: an agreement may bring its organisation with it. */
const AT_ONCE = 20

interface Handful {
  readonly tenant: Tenant
  readonly some: readonly PhaseAgreement[]
  /** What stands already under the keys of these and of their organisations. */
  readonly there: ReadonlyMap<string, Item>
}

/**
 * Moves the agreements that an earlier version keeps on the tenant's record to items of their own, a handful a commit, and
 * writes down the organisations they name: at any moment each is in one place. Broken off, it goes on where it was. An
 * earlier program does not find what has been moved, and so asks nobody by it: it is for when none is to run any more.
 * Admins, and whoever runs the service (`npm run agreements:move`).
 */
export async function moveAgreements(call: Call): Promise<Tenant | Refusal> {
  const barred = whyNot(call.by, 'agreements.move')
  if (barred) return refuse(barred)
  for (;;) {
    const tenant = await transact<Handful, Tenant>(call, {
      subject: 'tenant',
      load: () => handful(call),
      decide: (loaded, work) => {
        const { tenant, some, there } = loaded
        if (some.length === 0) return tenant
        const names = new Map(some.map((one) => [organisationOf(one), one.organisation]))
        const unknown = [...names].filter(([id]) => !there.has(id))
        if ((tenant.organisationCount ?? 0) + unknown.length > MOST_ORGANISATIONS) return refuse('INVALID')
        for (const [, name] of unknown) work.add(newOrganisation(tenant.org, name), 'organisation.added')
        let added = 0
        for (const one of some) {
          const made = { ...one, organisationId: organisationOf(one) }
          const before = there.get(agreementIdOf(one)) as Agreement | undefined
          if (before && !before.removed) continue
          added += 1
          if (before) work.change(before)(() => ({ ...made, validTo: made.validTo, removed: undefined }), 'agreement.added')
          else work.add(newAgreement(tenant.org, made), 'agreement.added')
        }
        return work.change(tenant)(
          ({ agreements, agreementCount = 0, organisationCount = 0 }) => ({
            agreements: agreements.filter((one) => !some.some((other) => agreementIdOf(other) === agreementIdOf(one))),
            agreementCount: agreementCount + added,
            organisationCount: organisationCount + unknown.length,
          }),
          'tenant.agreements-moved',
        )
      },
    })
    if (isRefusal(tenant) || tenant.agreements.length === 0) return tenant
  }
}

/** The first of those left. Of two of one organisation, phase, area and first day the one that lasts longer is moved. */
async function handful(call: Call): Promise<Handful> {
  const tenant = await getTenant(call)
  const { org } = call.store
  const byId = new Map<string, PhaseAgreement>()
  for (const one of tenant.agreements) {
    const [id, other] = [agreementIdOf(one), byId.get(agreementIdOf(one))]
    if (!other && byId.size === AT_ONCE) continue
    if (!other || (other.validTo !== undefined && (one.validTo ?? '9999') > other.validTo)) byId.set(id, one)
  }
  const organisations = [...new Set([...byId.values()].map(organisationOf))]
  const wanted = [
    ...[...byId.keys()].map((id) => [id, keys.agreement(org, id)] as const),
    ...organisations.map((id) => [id, keys.organisation(org, id)] as const),
  ]
  const found = await Promise.all(wanted.map(async ([id, key]) => [id, await call.store.get(key)] as const))
  return { tenant, some: [...byId.values()], there: new Map(found.flatMap(([id, item]) => (item ? [[id, item]] : []))) }
}
