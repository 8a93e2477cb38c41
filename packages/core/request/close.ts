import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { endMeetingOfMany } from '../relationship/end-meeting.ts'
import { endProposal, mayMoveAhead } from '../relationship/end-proposal.ts'
import { tell } from '../relationship/tell.ts'
import { withdrawOffer } from '../relationship/end-offer.ts'
import { currentOffers } from '../relationship/settle.ts'
import { dropFamily } from '../relationship/diary.ts'
import { readInput } from '../input/read-input.ts'
import { atRest } from '../records/record.ts'
import { may } from '../policy/may.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { type Closing, CLOSINGS, type Request } from '../records/request.ts'

export const closingSchema = z.strictObject({ as: z.enum(CLOSINGS) })
export const cancelSchema = z.strictObject({ as: z.enum(['withdrawn', 'irrelevant']).default('withdrawn') })

/** Ends a request. That nobody could be found (`no-capacity`) is for a coordinator to say, never for the machine or a worker. */
export async function closeRequest(call: Call, id: string, raw: unknown): Promise<Request | Refusal> {
  const input = readInput(closingSchema, raw)
  if (isRefusal(input)) return input
  if (input.as === 'no-capacity' && !may(call.by, 'request.close-no-capacity')) return refuse('FORBIDDEN')
  return end(call, id, 'request.close', input.as)
}

/** The worker no longer needs anybody: everyone asked or booked hears it, nothing more is sent. */
export async function cancelRequest(call: Call, id: string, raw: unknown = {}): Promise<Request | Refusal> {
  const input = readInput(cancelSchema, raw)
  return isRefusal(input) ? input : end(call, id, 'request.cancel', input.as)
}

function end(call: Call, id: string, verb: 'request.close' | 'request.cancel', as: Closing): Promise<Request | Refusal> {
  return transact<Loaded, Request>(call, {
    subject: id,
    load: () => loadRequest(call, id, verb),
    decide: (loaded, work) =>
      loaded.request.state === 'closed' ? refuse('WRONG_STATE', { detail: { state: 'closed' } }) : closeWithAll(work, loaded, as),
  })
}

/** Pure: closes with all that hangs on it: open offers, held seats, meetings ahead, moves to a time ahead, relationships. */
export function closeWithAll(work: Work, loaded: Loaded, as: Closing): Request {
  const { request, offers, meetings, cards, diaries } = loaded
  for (const offer of currentOffers(work, offers)) {
    const held = request.taken.some((seat) => seat.offerId === offer.id && seat.state === 'held')
    if (offer.state === 'sent' || held) withdrawOffer(work, loaded, offer, 'cancelled')
  }
  for (const meeting of meetings.map(work.read)) {
    if (meeting.state === 'scheduled' && meeting.waitsFor !== 'outcome' && meeting.start > work.now)
      endMeetingOfMany(work, loaded, meeting)
    else if (mayMoveAhead(meeting, work.now)) endProposal(work, meeting)
  }
  for (const seat of request.taken) {
    const diary = diaries.get(seat.partnerId)
    if (seat.state === 'confirmed' && diary) dropFamily(work, diary, request.id)
  }
  const closed = work.change(request)(
    () => ({
      ...atRest,
      state: 'closed',
      closedAs: as,
      closedAt: work.now,
      misses: [],
      taken: request.taken.filter((seat) => seat.state === 'confirmed'),
    }),
    `request.closed-${as}`,
  )
  for (const { partnerId } of closed.taken) {
    const card = cards.get(partnerId)
    if (card)
      tell(work, loaded, {
        template: 'ended',
        about: closed,
        partner: card,
        facts: { slots: [], area: request.area, mode: request.mode },
      })
  }
  return closed
}
