import { organisationOf } from './organisation.ts'
import type { Recorded } from './record.ts'
import type { PhaseAgreement } from './tenant.ts'

/** A phase agreement as an item of its own. What is taken away stays, so that its audit goes on if it is made again. */
export interface Agreement extends Recorded, PhaseAgreement {
  readonly kind: 'agreement'
  readonly org: string
  readonly id: string
  readonly organisationId: string
  readonly removed?: true | undefined
}

/** Which agreement it is: the same organisation, phase, municipality and first day are one. Of it follows where it stands. */
export const agreementIdOf = (
  one: Pick<PhaseAgreement, 'area' | 'phase' | 'organisation' | 'organisationId' | 'validFrom'>,
): string => [one.area, one.phase, organisationOf(one), one.validFrom].join('.')

export const isAgreementId = (id: string): boolean => /^\d{3}\.[A-Z_]{1,30}\.o[0-9a-z]{22}\.\d{4}-\d\d-\d\d$/.test(id)

export const isItem = (one: PhaseAgreement): one is Agreement => 'kind' in one && one.kind === 'agreement'
