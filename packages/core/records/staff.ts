import type { Recorded } from './record.ts'
import type { StaffRole } from '../ports.ts'
import type { PageLanguage } from '../reference/languages.ts'

/** A worker, coordinator or admin of a tenant. */
export interface Staff extends Recorded {
  readonly kind: 'staff'
  readonly id: string
  readonly role: StaffRole
  readonly name: string
  readonly email: string
  /** Of work, by which confirmed partners reach them. */
  readonly phone?: string | undefined
  /** What pages and messages are to be written in; the tenant's own where nobody said. */
  readonly language?: PageLanguage
}
