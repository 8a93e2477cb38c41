import type { PhaseAgreement } from '#core/records/tenant.ts'
import type { RowKind } from '../rows.ts'

/** The organisation comes last, for its name may hold anything. */
export const agreementRows: RowKind<PhaseAgreement> = {
  list: 'items',
  keyOf: ({ area, phase, validFrom, validTo = '', organisation }) => [area, phase, validFrom, validTo, organisation].join('/'),
  shown(key) {
    const [area = '', phase = '', validFrom = '', validTo = '', ...organisation] = key.split('/')
    return { area, phase, organisation: organisation.join('/'), validFrom, validTo }
  },
}
