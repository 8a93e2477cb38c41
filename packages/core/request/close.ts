import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { mayMoveAhead } from '../relationship/end-proposal.ts'
import { withdrawOffers } from '../relationship/end-offers.ts'
import { endChecks } from '../relationship/phase-check.ts'
import { lookAtAnew } from '../relationship/going-on.ts'
import { leaveToTidy } from '../relationship/leave-to-tidy.ts'
import { tellTogether } from '../relationship/tell-together.ts'
import { currentMeetings, currentOffers } from '../relationship/current.ts'
import { readInput } from '../input/read-input.ts'
import { atRest } from '../records/record.ts'
import { may } from '../policy/may.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { isAhead, wasSomebodyThere } from '../records/meeting.ts'
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

/**
 * Pure: closes with all that hangs on it: open offers, held seats, meetings ahead and those only asked about, moves to a time ahead, relationships.
 * From this commit on none of it stands, whatever its own record says until the errand has come to it.
 */
export function closeWithAll(work: Work, loaded: Loaded, as: Closing): Request {
  const { request } = loaded
  const held = request.taken.filter((seat) => seat.state === 'held').map(({ offerId }) => offerId)
  const open = currentOffers(work, loaded).filter((offer) => offer.state === 'sent' || held.includes(offer.id))
  withdrawOffers(work, loaded, open, 'cancelled')
  endChecks(work, loaded)
  const alive = currentMeetings(work, loaded).filter(isAhead)
  const ahead = alive.filter((one) => one.state === 'proposed' || (one.waitsFor !== 'outcome' && one.start > work.now))
  const moving = alive.filter((one) => !ahead.includes(one) && mayMoveAhead(one, work.now))
  const seats = request.taken.filter((seat) => seat.state === 'confirmed')
  lookAtAnew(work, loaded)
  leaveToTidy(work, loaded, {
    cancelled: ahead.map(({ id }) => id),
    summed: tellTogether(work, loaded, ahead),
    asAgreed: moving.map(({ id }) => id),
    ended: seats.map(({ partnerId }) => partnerId),
  })
  return work.change(request)(
    () => ({ ...atRest, state: 'closed', closedAs: as, closedAt: work.now, misses: [], taken: seats, goingOn: undefined }),
    `request.closed-${as}`,
  )
}
