import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Request } from '../records/request.ts'
import type { Refusal } from '../refusal.ts'
import { leave, type Leaving, loadWith } from '../relationship/leave.ts'
import type { Loaded } from '../relationship/load.ts'

/**
 * One request gets back what a partner who leaves or pauses had of it, in one commit however many meetings it is: open
 * offers, the seat, each meeting offered to others or owned by a person. The meetings' own records follow, and with each
 * both sides are told (`relationship/tidy-up.ts`).
 */
export function handBack(call: Call, requestId: string, partnerId: string, leaving: Leaving): Promise<Request | Refusal> {
  return transact<Loaded, Request>(call, {
    subject: requestId,
    load: () => loadWith(call, requestId, partnerId),
    decide: (loaded, work) => leave(work, loaded, partnerId, leaving),
  })
}
