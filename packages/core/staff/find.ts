import type { Call } from '../commit/call.ts'
import { keys } from '../records/keys.ts'
import type { Staff } from '../records/staff.ts'

export async function findStaff({ store }: Pick<Call, 'store'>, id: string): Promise<Staff | undefined> {
  return (await store.get(keys.staff(store.org, id))) as Staff | undefined
}

/** Everybody who works in the tenant, by name. */
export async function listStaff({ store }: Pick<Call, 'store'>): Promise<Staff[]> {
  const { items } = await store.query({ partition: `${store.org}#STAFF` })
  return (items as unknown as Staff[]).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
