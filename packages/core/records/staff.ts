import type { Recorded } from './record.ts'
import type { StaffRole } from '../ports.ts'

/** A worker, coordinator or admin of a tenant. */
export interface Staff extends Recorded {
  readonly kind: 'staff'
  readonly id: string
  readonly role: StaffRole
  readonly name: string
  readonly email: string
  readonly phone?: string
}
