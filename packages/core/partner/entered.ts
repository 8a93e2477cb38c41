import type { Call } from '../commit/call.ts'
import type { Card } from '../records/partner.ts'
import type { Tenant } from '../records/tenant.ts'
import type { FieldRefusal } from '../refusal.ts'
import type { PartnerInput } from './input.ts'

/** Areas that the tenant does not serve, as problems of the field they were entered in. */
export function unknownAreas(tenant: Tenant, areas: readonly string[]): FieldRefusal[] {
  return areas.flatMap((code, n) =>
    tenant.areas.some((area) => area.code === code) ? [] : [{ path: `areas.${n}`, code: 'UNKNOWN_AREA' as const }],
  )
}

/**
 * Who saw the extract is recorded, and stays the same while nothing new was seen; what it said never is (docs/field.md:
 * Criminal-record extract).
 */
export function checksBy(call: Call, { extract, ...dates }: PartnerInput['checks'], before: Card['checks'] = {}): Card['checks'] {
  const same = extract?.checkedOn === before.extract?.checkedOn && extract?.basis === before.extract?.basis
  const checkedBy = (same && before.extract?.checkedBy) || call.by.id
  return { ...dates, ...(extract && { extract: { ...extract, checkedBy } }) }
}
