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

/** Who looked is recorded, and stays who it was while nothing new was seen; what the extract said never is (domain §5). */
export function checksBy(call: Call, { extract, ...dates }: PartnerInput['checks'], before: Card['checks'] = {}): Card['checks'] {
  const same = extract?.checkedOn === before.extract?.checkedOn && extract?.basis === before.extract?.basis
  const checkedBy = (same && before.extract?.checkedBy) || call.by.id
  return { ...dates, ...(extract && { extract: { ...extract, checkedBy } }) }
}
