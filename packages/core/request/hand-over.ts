import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { tell } from '../relationship/tell.ts'
import { withdrawUnfit } from './withdraw-unfit.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { findStaff } from '../staff/find.ts'
import type { Staff } from '../records/staff.ts'
import { transact } from '../commit/transact.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import type { Request } from '../records/request.ts'
import { settle } from '../relationship/settle.ts'

export const handOverSchema = z.strictObject({ to: z.string().min(1, 'REQUIRED').max(40, 'UNKNOWN_COLLEAGUE') })

/** The rule of matching holds for hand-overs too: a partner who is here must not meet somebody they have excluded. */
const mayMeet = ({ request, cards }: Loaded, colleague: Staff): boolean =>
  request.taken.every((seat) => !cards.get(seat.partnerId)?.conflicts.workers.includes(colleague.id))

const missedByConflict = ({ waitsFor, misses }: Request): boolean =>
  waitsFor === 'coordinator' && misses.some((miss) => miss.codes.includes('CONFLICT'))

/**
 * A colleague takes the request and its meetings on. Whoever is told next is the colleague, what waits to be sent included:
 * its reader is looked up when it goes (`notice/claim.ts`), for a long relationship has more of it than one commit holds.
 * Who fits is judged by the colleague.
 */
export async function handOver(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(handOverSchema, raw)
  if (isRefusal(input)) return input
  return transact<{ loaded: Loaded; colleague: Staff }, Request>(call, {
    subject: id,
    async load() {
      const [loaded, colleague] = await Promise.all([loadRequest(call, id), findStaff(call, input.to)])
      if (isRefusal(loaded)) return loaded
      if (!colleague || colleague.role === 'admin')
        return refuse('INVALID', { fields: [{ path: 'to', code: 'UNKNOWN_COLLEAGUE' }] })
      return { loaded, colleague }
    },
    decide({ loaded, colleague }, work) {
      if (loaded.request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
      if (!mayMeet(loaded, colleague)) return refuse('RULES_FAIL', { detail: { codes: ['CONFLICT'] } })
      for (const meeting of loaded.meetings)
        if (meeting.state === 'scheduled') work.change(meeting)(() => ({ workerId: colleague.id }), 'meeting.handed-over')
      const handed = work.change(loaded.request)(() => ({ workerId: colleague.id }), 'request.handed-over')
      tell(work, loaded, {
        template: 'handed-over',
        about: handed,
        staff: 'worker',
        facts: { slots: [], area: handed.area, mode: handed.mode },
      })
      const searchesAnew = withdrawUnfit(work, loaded, ['CONFLICT'], 'cancelled') || missedByConflict(handed)
      return searchesAnew ? settle(work, loaded, loaded.tenant.settings, 'request.searches-anew') : handed
    },
  })
}
