import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { openOffers } from '../relationship/current.ts'
import { settle } from '../relationship/settle.ts'
import { withdrawOffers } from '../relationship/end-offers.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import { instantInput, windowInput } from '../input/fields.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { promise } from '../relationship/promise.ts'
import { MODES, type Request } from '../records/request.ts'
import { sharedTimes } from '../relationship/together.ts'
import { needByProblems, windowProblems } from '../input/time-problems.ts'

export const timesSchema = z
  .strictObject({
    windows: z.array(windowInput).max(10, 'TOO_MANY').optional(),
    needBy: instantInput.optional(),
    mode: z.enum(MODES).optional(),
  })
  .refine((input) => Object.values(input).some((value) => value !== undefined), 'REQUIRED')

/**
 * Another time or mode, usually because nobody was free: whoever was asked about the old times is thanked, and everybody
 * but those on a seat may be asked anew. Refuses WRONG_STATE once somebody has said yes,
 * and TIME_SHARED where one of several who come together has an agreed time.
 */
export async function changeTimes(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(timesSchema, raw)
  if (isRefusal(input)) return input
  return transact<Loaded, Request>(call, {
    subject: id,
    load: () => loadRequest(call, id, 'request.change-times'),
    decide(loaded, work) {
      const { request } = loaded
      if (request.state !== 'open' && request.state !== 'offered')
        return refuse('WRONG_STATE', { detail: { state: request.state } })
      const other = input.windows !== undefined || (input.mode ?? request.mode) !== request.mode
      if (other && sharedTimes(loaded, work.now).length > 0) return refuse('TIME_SHARED')
      const windows = input.windows ?? request.windows
      const needBy = input.needBy ?? request.needBy
      const fields = input.windows
        ? windowProblems({ windows: input.windows, durationMinutes: request.durationMinutes }, work.now)
        : []
      if (input.needBy !== undefined) fields.push(...needByProblems({ windows, needBy: input.needBy }, work.now))
      if (fields.length > 0) return refuse('INVALID', { fields })
      withdrawOffers(work, loaded, openOffers(work, loaded), 'cancelled')
      const serveBy = promise(
        { phases: request.phases, beforePhases: request.beforePhases, windows, ...(needBy && { needBy }) },
        work.now,
      )
      work.change(request)(
        () => ({
          windows,
          mode: input.mode ?? request.mode,
          asked: request.taken.map((seat) => seat.partnerId),
          serveBy,
          lateSince: undefined,
          ...(input.windows && { timesAsked: undefined }),
          nobodySince: undefined,
          ...(needBy && { needBy }),
        }),
        'request.times-changed',
      )
      return settle(work, loaded, 'request.searches-anew')
    },
  })
}
