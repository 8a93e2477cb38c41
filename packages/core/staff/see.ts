import type { Call } from '../commit/call.ts'
import { may } from '../policy/may.ts'
import type { Staff } from '../records/staff.ts'
import { findStaff } from './find.ts'

/** What colleagues know of each other. */
export type Colleague = Pick<Staff, 'id' | 'name' | 'role'>

/** Whoever is signed in, as the tenant knows them; undefined where it does not. */
export async function findMe(call: Call): Promise<Staff | undefined> {
  return may(call.by, 'staff.see') ? findStaff(call, call.by.id) : undefined
}

/** Everybody who works in the tenant, by name. */
export async function listColleagues(call: Call): Promise<readonly Colleague[]> {
  if (!may(call.by, 'staff.see')) return []
  const { items } = await call.store.query({ partition: `${call.store.org}#STAFF` })
  return (items as unknown as Staff[])
    .map(({ id, name, role }) => ({ id, name, role }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whether somebody of that id works in the tenant. */
export async function isColleague(call: Call, id: string): Promise<boolean> {
  return may(call.by, 'staff.see') && (await findStaff(call, id)) !== undefined
}
