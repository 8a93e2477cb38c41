import type * as z from 'zod'
import { agreementIdOf } from '#core/records/agreement.ts'
import { type Organisation, organisationOf } from '#core/records/organisation.ts'
import type { PhaseAgreement } from '#core/records/tenant.ts'
import type { agreementShape, organisationShape } from '../shapes/agreement.ts'

export function showAgreement({ agreement }: { readonly agreement: PhaseAgreement }): z.infer<typeof agreementShape> {
  const { county, area, phase, organisation, validFrom, validTo } = agreement
  const id = agreementIdOf(agreement)
  return { id, county, area, phase, organisation, organisationId: organisationOf(agreement), validFrom, validTo }
}

export const showOrganisation = ({ id, name }: Organisation): z.infer<typeof organisationShape> => ({ id, name })
