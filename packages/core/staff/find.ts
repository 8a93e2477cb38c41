import type { Call } from '../commit/call.ts'
import { keys } from '../records/keys.ts'
import type { Staff } from '../records/staff.ts'

export async function findStaff({ store }: Pick<Call, 'store'>, id: string): Promise<Staff | undefined> {
  return (await store.get(keys.staff(store.org, id))) as Staff | undefined
}
