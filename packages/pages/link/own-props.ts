import type { OwnPage as Own } from '#core/partner/own.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Tenant } from '#core/records/tenant.ts'
import type { PageProps } from '../returned.ts'

export interface OwnPageProps extends PageProps {
  readonly own: Own
  /** Times that a message of several told them of: all of them. */
  readonly cancelled: readonly Meeting[]
  readonly tenant: Tenant
  /** The page's own address: forms are posted below it. */
  readonly home: string
  /** Whether all that is theirs is shown, or only what the link is about. */
  readonly whole: boolean
}
