import { type Agreement, agreementIdOf } from '#core/records/agreement.ts'
import type { PhaseAgreement, Tenant } from '#core/records/tenant.ts'
import { addAgreement, changeAgreement, removeAgreement } from '#core/tenant/agreements.ts'
import { ok, type World } from './world.ts'

/** All that are agreed, wherever they are kept. */
export function agreementsIn(w: Pick<World, 'items'>): PhaseAgreement[] {
  const items = w.items()
  const tenant = items.find((item) => item['kind'] === 'tenant') as unknown as Tenant
  const apart = items.filter((item) => item['kind'] === 'agreement') as unknown as Agreement[]
  return [...tenant.agreements, ...apart.filter(({ removed }) => !removed)]
}

/** Adds, ends and takes away until just these are agreed. */
export async function setAgreements(w: World, wanted: readonly PhaseAgreement[]): Promise<void> {
  const admin = w.as({ role: 'admin', id: 'admin' })
  const before = new Map(agreementsIn(w).map((one) => [agreementIdOf(one), one]))
  const after = new Map(wanted.map((one) => [agreementIdOf(one), one]))
  for (const id of before.keys()) if (!after.has(id)) ok(await removeAgreement(admin, id))
  for (const [id, { area, phase, organisation, validFrom, validTo }] of after) {
    if (!before.has(id)) ok(await addAgreement(admin, { area, phase, organisation, validFrom, ...(validTo && { validTo }) }))
    else if (before.get(id)?.validTo !== validTo) ok(await changeAgreement(admin, id, { validTo: validTo ?? null }))
  }
}
