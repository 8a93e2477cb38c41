import type { PartnerView } from '#core/partner/read.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Tenant } from '#core/records/tenant.ts'
import type { Option } from '../fields/choice.tsx'
import type { PageProps } from '../returned.ts'

export interface PartnerPageProps extends PageProps {
  readonly partner: PartnerView
  /** Their agreed times ahead, which a break asks about. */
  readonly agreed: readonly Meeting[]
  readonly tenant: Tenant
  readonly organisations: readonly string[]
  readonly workers: readonly Option[]
}
