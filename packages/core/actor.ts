import type { StaffRole } from './ports.ts'

/** Who does something. A coordinator may do it for somebody who phoned: then both stand in the log. */
export interface Actor {
  readonly role: StaffRole | 'partner' | 'system'
  readonly id: string
  readonly onBehalfOf?: { readonly role: 'worker' | 'partner' | 'parent'; readonly id: string }
}

export const SYSTEM: Actor = { role: 'system', id: 'system' }

/** Coordinators and admins see the whole tenant; a worker only what is their own. */
export const seesAll = (actor: Actor): boolean => actor.role === 'coordinator' || actor.role === 'admin' || actor.role === 'system'
