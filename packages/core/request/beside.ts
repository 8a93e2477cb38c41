import type { Call } from '../commit/call.ts'
import { isDecider } from '../policy/decider.ts'
import { may } from '../policy/may.ts'
import { loadFamily, openOf } from '../relationship/family.ts'
import { findStaff } from '../staff/find.ts'

/** An open request of the same client: whose it is, and its id where it is the asker's own. Nothing else of it. */
export interface Beside {
  readonly worker: string
  readonly own?: string
}

/** Whom to talk with before one more is asked for the same client. Empty for whoever may not ask, and where none is open. */
export async function openBeside(call: Call, reference: string): Promise<readonly Beside[]> {
  if (!may(call.by, 'request.ask') || !/^CL-[A-Z0-9]{6}$/.test(reference)) return []
  const open = openOf(await loadFamily(call, reference))
  return Promise.all(
    open.map(async (request) => ({
      worker: (await findStaff(call, request.workerId))?.name ?? '',
      ...(isDecider(request, call.by) && { own: request.id }),
    })),
  )
}
