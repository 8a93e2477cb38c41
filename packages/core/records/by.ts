import type { StaffRole } from '../ports.ts'

/** Who did something, as records keep it. */
export interface By {
  readonly role: StaffRole | 'partner' | 'system'
  readonly id: string
  readonly onBehalfOf?: { readonly role: 'worker' | 'partner' | 'parent'; readonly id: string }
}
