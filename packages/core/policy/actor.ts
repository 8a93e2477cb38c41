import type { StaffRole } from '../ports.ts'

/** Somebody who phoned, and whose word a coordinator writes down. */
export interface Behalf {
  readonly role: 'worker' | 'partner' | 'parent'
  readonly id: string
}

/** Who does something. A coordinator may do it for somebody who phoned: then both stand in the log. */
export interface Actor {
  readonly role: StaffRole | 'partner' | 'system'
  readonly id: string
  readonly onBehalfOf?: Behalf
}

export const SYSTEM: Actor = { role: 'system', id: 'system' }

/** Whose word it is: of the person a coordinator writes it down for, else of whoever acts. */
export const speakerOf = (actor: Actor): { readonly role: Actor['role'] | 'parent'; readonly id: string } =>
  actor.onBehalfOf ?? actor

/** Decided by whoever has it in their hands, also where a coordinator writes down their word: they need not be told. */
export const isWorkersWord = (by: Actor): boolean => speakerOf(by).role === 'worker'

/**
 * Whether a coordinator, writing down what a partner said by phone, named the wrong one: the offer or meeting is
 * another partner's (`partnerId`). To be refused, since the log would keep the slip for good.
 */
export const speaksForAnother = ({ onBehalfOf }: Actor, partnerId: string | null): boolean =>
  onBehalfOf?.role === 'partner' && onBehalfOf.id !== partnerId
