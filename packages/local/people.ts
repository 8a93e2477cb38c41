import type { StaffRole } from '#core/ports.ts'

export interface Person {
  readonly org: string
  readonly staffId: string
  readonly role: StaffRole
  readonly name: string
}

/** The tenant of the demo, and another one that must see nothing of it. Both invented. */
export const DEMO_ORG = 'saaristo'
export const OTHER_ORG = 'other'

/** Whom one can sign in as here. */
export const PEOPLE = {
  worker: { org: DEMO_ORG, staffId: 'worker', role: 'worker', name: 'Outi Sosiaalityöntekijä' },
  'worker-2': { org: DEMO_ORG, staffId: 'worker-2', role: 'worker', name: 'Petri Sosiaaliohjaaja' },
  coordinator: { org: DEMO_ORG, staffId: 'coordinator', role: 'coordinator', name: 'Kaisa Koordinaattori' },
  admin: { org: DEMO_ORG, staffId: 'admin', role: 'admin', name: 'Anna Pääkäyttäjä' },
  'other-tenant-coordinator': { org: OTHER_ORG, staffId: 'coordinator', role: 'coordinator', name: 'Olli Toinen' },
  'other-tenant-worker': { org: OTHER_ORG, staffId: 'worker', role: 'worker', name: 'Tiina Toinen' },
} as const satisfies Readonly<Record<string, Person>>

export function personCalled(name: unknown): Person | undefined {
  return typeof name === 'string' && Object.hasOwn(PEOPLE, name) ? PEOPLE[name as keyof typeof PEOPLE] : undefined
}
