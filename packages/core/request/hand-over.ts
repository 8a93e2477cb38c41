import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { leaveToTidy } from '../relationship/leave-to-tidy.ts'
import { tell } from '../relationship/tell.ts'
import { askWhoGoesOn } from '../relationship/going-on.ts'
import { channelFacts } from '../reference/channels.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { findStaff } from '../staff/find.ts'
import { isAhead } from '../records/meeting.ts'
import type { Staff } from '../records/staff.ts'
import { transact } from '../commit/transact.ts'
import type { Loaded } from '../relationship/load.ts'
import { loadTidied } from '../relationship/load-tidied.ts'
import type { Request } from '../records/request.ts'
import { settle } from '../relationship/settle.ts'

export const handOverSchema = z.strictObject({ to: z.string().min(1, 'CHOICE_NEEDED').max(40, 'UNKNOWN_COLLEAGUE') })

/** A parent's matter is decided by a worker; what has no parent a coordinator may take too (docs/field.md: Who acts). */
export const takesOver = ({ role }: Pick<Staff, 'role'>, { channel }: Request): boolean =>
  role === 'worker' || (role === 'coordinator' && !channelFacts[channel].hasClient)

/**
 * A colleague takes the request and its meetings on. From now on the colleague is told, also by messages that wait
 * already: their reader is looked up when they go (`claim.ts`), since a long relationship has more of them than one commit
 * can change. Partners may have excluded the colleague, and this is the same where one has: who goes on is confirmed later,
 * for all after as long (`relationship/going-on.ts`). Where nobody was left to ask, the search begins anew, for all too.
 * Whoever has it already is handed nothing. An earlier hand-over is brought to its end first: handed back at once, its
 * meetings would otherwise stand as if they had never left.
 */
export async function handOver(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(handOverSchema, raw)
  if (isRefusal(input)) return input
  return transact<{ loaded: Loaded; colleague: Staff }, Request>(call, {
    subject: id,
    async load() {
      const [loaded, colleague] = await Promise.all([loadTidied(call, id, 'request.hand-over'), findStaff(call, input.to)])
      if (isRefusal(loaded)) return loaded
      if (!colleague || !takesOver(colleague, loaded.request))
        return refuse('INVALID', { fields: [{ path: 'to', code: 'UNKNOWN_COLLEAGUE' }] })
      return { loaded, colleague }
    },
    decide({ loaded, colleague }, work) {
      if (loaded.request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
      if (colleague.id === loaded.request.workerId) return loaded.request
      if (loaded.meetings.some(isAhead)) leaveToTidy(work, loaded, { handedOver: true })
      const handed = work.change(loaded.request)(
        () => ({ workerId: colleague.id, ...askWhoGoesOn(work, loaded) }),
        'request.handed-over',
      )
      tell(work, loaded, {
        template: 'handed-over',
        about: handed,
        staff: 'worker',
        facts: { slots: [], area: handed.area, mode: handed.mode },
      })
      if (handed.waitsFor === 'coordinator') return settle(work, loaded, 'request.searches-anew')
      return handed.taken.some(({ state }) => state === 'held') ? settle(work, loaded, 'request.handed-over') : handed
    },
  })
}
