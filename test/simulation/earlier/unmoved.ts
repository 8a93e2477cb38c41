import type { Item } from '#core/ports.ts'
import type { Agreement } from '#core/records/agreement.ts'

/**
 * The records as a version reads them that finds agreements on the tenant's record alone, and organisations by their names:
 * they stay so until no such version is to run any more (`core/tenant/move-agreements.ts`).
 */
export function unmoved(items: readonly Item[]): Item[] {
  const agreements = (items.filter(({ kind }) => kind === 'agreement') as unknown as Agreement[]).map(
    ({ county, area, phase, organisation, validFrom, validTo }) => ({
      county,
      area,
      phase,
      organisation,
      validFrom,
      ...(validTo !== undefined && { validTo }),
    }),
  )
  return items
    .filter(({ kind }) => kind !== 'agreement' && kind !== 'organisation')
    .map((item) => {
      const { organisationId: _, organisationCount: __, agreementCount: ___, ...rest } = item as Item & Record<string, unknown>
      return (item['kind'] === 'tenant' ? { ...rest, agreements } : rest) as Item
    })
}
