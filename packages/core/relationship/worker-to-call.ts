import type { Call } from '../commit/call.ts'
import { callsFirst, mayReach } from '../policy/reach.ts'
import { keys } from '../records/keys.ts'
import type { Caller } from '../records/meeting.ts'
import type { Card } from '../records/partner.ts'
import type { Request } from '../records/request.ts'
import type { Staff } from '../records/staff.ts'

/** Whom a partner calls about what is agreed. */
export interface WorkerToCall {
  readonly name: string
  /** Work telephone; where there is none the coordinator's number stands in for it. */
  readonly phone?: string
  readonly first: Caller
}

/** The request's worker, as far as its partner may know: name and work telephone, nothing else of the staff's record. */
export async function workerToCall(
  { store }: Pick<Call, 'store'>,
  request: Request,
  card: Card,
): Promise<WorkerToCall | undefined> {
  if (!mayReach(request, card.id)) return undefined
  const staff = (await store.get(keys.staff(store.org, request.workerId))) as Staff | undefined
  return staff && { name: staff.name, ...(staff.phone !== undefined && { phone: staff.phone }), first: callsFirst(card) }
}
