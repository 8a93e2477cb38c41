import type { Work } from '../commit/work.ts'
import { type Agreement, agreementIdOf, isItem } from '../records/agreement.ts'
import { keys } from '../records/keys.ts'
import { SCHEMA, toRematch } from '../records/record.ts'
import { MOST_AGREEMENTS, type PhaseAgreement, type Tenant } from '../records/tenant.ts'

/** With an organisation that is known by its id. */
export type Made = PhaseAgreement & { readonly organisationId: string }

export const isFull = ({ agreements, agreementCount = 0 }: Tenant): boolean =>
  agreements.length + agreementCount >= MOST_AGREEMENTS

/**
 * Writes a new agreement down where this tenant keeps them: among those that an earlier version of this program reads on the
 * tenant's record, as long as there are any; else as an item of its own. `before`: the same one, taken away earlier.
 * Whoever nobody could take is looked at anew. The tenant's record changes with every agreement, so that of two changes at
 * one moment the second one counts, and is limited, on top of the first.
 */
export function writeDown(work: Work, tenant: Tenant, one: Made, before: Agreement | undefined): Tenant {
  if (tenant.agreements.length > 0)
    return work.change(tenant)(
      ({ agreements }) => ({ agreements: [...agreements, one], ...toRematch(work.now) }),
      'tenant.agreements-set',
    )
  if (before) work.change(before)(() => ({ ...one, validTo: one.validTo, removed: undefined }), 'agreement.added')
  else work.add(newAgreement(tenant.org, one), 'agreement.added')
  return counted(work, tenant, 1)
}

/** Another last day (`undefined`: none) for agreements, each where it is kept. */
export function endOn(work: Work, tenant: Tenant, those: readonly PhaseAgreement[], validTo: string | undefined): Tenant {
  for (const one of those) if (isItem(one)) work.change(one)(() => ({ validTo }), 'agreement.changed')
  const ids = new Set(those.filter((one) => !isItem(one)).map(agreementIdOf))
  return work.change(tenant)(
    ({ agreements }) => ({
      ...(ids.size > 0 && { agreements: agreements.map((one) => (ids.has(agreementIdOf(one)) ? { ...one, validTo } : one)) }),
      ...toRematch(work.now),
    }),
    'tenant.agreements-set',
  )
}

/** An agreement that should not be there is no more. */
export function takeAway(work: Work, tenant: Tenant, one: PhaseAgreement): Tenant {
  if (isItem(one)) {
    work.change(one)(() => ({ removed: true }), 'agreement.removed')
    return counted(work, tenant, -1)
  }
  const left = tenant.agreements.filter((other) => agreementIdOf(other) !== agreementIdOf(one))
  return work.change(tenant)(() => ({ agreements: left, ...toRematch(work.now) }), 'tenant.agreements-set')
}

export function newAgreement(org: string, one: Made): Agreement {
  const id = agreementIdOf(one)
  return { ...one, ...keys.agreement(org, id), version: 1, schema: SCHEMA, kind: 'agreement', org, id }
}

const counted = (work: Work, tenant: Tenant, more: -1 | 1): Tenant =>
  work.change(tenant)(
    ({ agreementCount = 0 }) => ({ agreementCount: agreementCount + more, ...toRematch(work.now) }),
    'tenant.agreements-set',
  )
