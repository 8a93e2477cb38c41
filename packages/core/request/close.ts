import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { closeWithAll } from '../relationship/close-with-all.ts'
import { readInput } from '../input/read-input.ts'
import { may } from '../policy/may.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { wasSomebodyThere } from '../records/meeting.ts'
import { type Closing, CLOSINGS, type Request } from '../records/request.ts'

export const closingSchema = z.strictObject({ as: z.enum(CLOSINGS) })
export const cancelSchema = z.strictObject({ as: z.enum(['withdrawn', 'irrelevant'], 'CHOICE_NEEDED') })

/** Ends a request. That nobody could be found (`no-capacity`) is for a coordinator to say, never for the machine or a worker. */
export async function closeRequest(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(closingSchema, raw)
  if (isRefusal(input)) return input
  if (input.as === 'no-capacity' && !may(call.by, 'request.close-no-capacity')) return refuse('FORBIDDEN')
  return end(call, id, 'request.close', input.as)
}

/** The worker no longer needs anybody: everyone asked or booked hears it, nothing more is sent. */
export async function cancelRequest(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(cancelSchema, raw)
  return isRefusal(input) ? input : end(call, id, 'request.cancel', input.as)
}

function end(call: Call, id: string, verb: 'request.close' | 'request.cancel', as: Closing): Promise<Request | Refusal> {
  return transact<Loaded, Request>(call, {
    subject: id,
    async load() {
      const loaded = await loadRequest(call, id, verb)
      const somebody = as !== 'fulfilled' || isRefusal(loaded) || wasSomebodyThere(loaded.meetings)
      return somebody ? loaded : loadRequest(call, id, verb, { filed: 'meetings' })
    },
    decide(loaded, work) {
      if (loaded.request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
      return as === 'fulfilled' && !wasSomebodyThere(loaded.meetings)
        ? refuse('NOBODY_WAS_THERE')
        : closeWithAll(work, loaded, as)
    },
  })
}
