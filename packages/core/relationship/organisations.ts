import type { Call } from '../commit/call.ts'
import type { Work } from '../commit/work.ts'
import { freeText } from '../input/fields.ts'
import { keys } from '../records/keys.ts'
import { MOST_ORGANISATIONS, type Organisation, organisationIdOf } from '../records/organisation.ts'
import { SCHEMA } from '../records/record.ts'
import type { Tenant } from '../records/tenant.ts'
import { type Refusal, refuse } from '../refusal.ts'

export const organisationName = freeText(60).refine((name) => name.length > 0, 'REQUIRED')

/** An organisation as somebody wrote it; `known` where it is there already. */
export interface Named {
  readonly name: string
  readonly known: Organisation | undefined
}

export async function readNamed({ store }: Pick<Call, 'store'>, name: string): Promise<Named> {
  const known = await store.get(keys.organisation(store.org, organisationIdOf(name)))
  return { name, known: known as Organisation | undefined }
}

interface OrganisationNamed {
  readonly organisation: string
  readonly organisationId: string
}

/**
 * The organisation that a record is to name: written down where it is new, which the tenant's record counts.
 * Refuses INVALID where there are 500.
 */
export function organisationFor(work: Work, tenant: Tenant, { name, known }: Named): OrganisationNamed | Refusal {
  if (known) return { organisation: known.name, organisationId: known.id }
  const count = work.read(tenant).organisationCount ?? 0
  if (count >= MOST_ORGANISATIONS) return refuse('INVALID', { fields: [{ path: 'organisations', code: 'TOO_MANY' }] })
  const made = newOrganisation(tenant.org, name)
  work.add(made, 'organisation.added')
  work.change(tenant)(() => ({ organisationCount: count + 1 }), 'tenant.organisation-added')
  return { organisation: made.name, organisationId: made.id }
}

export function newOrganisation(org: string, written: string): Organisation {
  const [id, name] = [organisationIdOf(written), written.replace(/\s+/g, ' ')]
  return { ...keys.organisation(org, id), version: 1, schema: SCHEMA, kind: 'organisation', org, id, name }
}
