import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { readInput } from '../input/read-input.ts'
import { confirmedBy } from '../records/going-on.ts'
import type { Request } from '../records/request.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { leave } from '../relationship/leave.ts'
import type { Loaded } from '../relationship/load.ts'
import { loadTidied } from '../relationship/load-tidied.ts'

/** Any other field is refused: a reason is neither asked for nor kept. */
export const replacePartnerSchema = z.strictObject({ partnerId: z.string().min(1, 'REQUIRED').max(40, 'UNKNOWN_PARTNER') })

/**
 * Another partner for this family, on the worker's word or the parent's through them, and no reason (docs/field.md: Another
 * partner). The one who leaves is thanked and free, is never asked about this request again, and keeps what was earned; their
 * meetings ahead are looked after as when a partner leaves, and the search goes on at once. Refuses WRONG_STATE where they are
 * not confirmed or it is closed, GOING_ON_PENDING while that is being confirmed after a hand-over, DECIDER_ONLY, INVALID.
 */
export async function replacePartner(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(replacePartnerSchema, raw)
  if (isRefusal(input)) return input
  const { partnerId } = input
  return transact<Loaded, Request>(call, {
    subject: id,
    load: () => loadTidied(call, id, 'request.replace-partner'),
    decide(loaded, work) {
      const { request } = loaded
      if (request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
      const isConfirmed = request.taken.some((seat) => seat.partnerId === partnerId && seat.state === 'confirmed')
      if (!isConfirmed) return refuse('WRONG_STATE', { detail: { state: 'no-partner' } })
      if (confirmedBy(request, partnerId)) return refuse('GOING_ON_PENDING')
      return leave(work, loaded, partnerId, { why: 'another-partner', byOthers: true })
    },
  })
}
