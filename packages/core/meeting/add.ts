import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { freeFor } from '../matching/slots.ts'
import { isOnBreak } from '../records/partner.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { freeText, instantInput } from '../input/fields.ts'
import { type Loaded, need } from '../relationship/load.ts'
import { loadTidied } from '../relationship/load-tidied.ts'
import { MODES } from '../records/request.ts'
import { settle } from '../relationship/settle.ts'
import { stopAsking } from '../relationship/stop-asking.ts'
import { slotProblems } from '../input/time-problems.ts'
import { isRepeated, transact } from '../commit/transact.ts'
import { bookMeeting } from '../relationship/book.ts'
import type { Meeting } from '../records/meeting.ts'
import { notYet } from './load.ts'
import { whatBinds } from './still-binding.ts'

export const meetingSchema = z.strictObject({
  start: instantInput,
  end: instantInput,
  mode: z.enum(MODES).optional(),
  place: freeText(80).optional(),
  /** Needed only where several partners are confirmed. */
  partnerId: z.string().max(40).optional(),
})

/**
 * A further meeting with the confirmed partner. Refuses SLOT_NO_LONGER_FREE when they have promised that time elsewhere
 * or are away, RULES_FAIL where something still binds, to a worker NOT_WITH_THIS_PARTNER. Decided anew when the partner's card changes meanwhile.
 */
export async function addMeeting(call: Call, requestId: string, raw: unknown): Promise<Meeting | Refusal> {
  const input = readInput(meetingSchema, raw)
  if (isRefusal(input)) return input
  const slot = { start: input.start, end: input.end }
  const fields = slotProblems(slot, call.now)
  // Said again under its key it was done, and its time may have passed since.
  if (fields.length > 0 && !(await isRepeated(call))) return refuse('INVALID', { fields })
  return transact<Loaded, Meeting>(call, {
    subject: requestId,
    load: () => loadTidied(call, requestId, 'request.add-meeting'),
    decide(loaded, work) {
      const { request } = loaded
      const seats = request.taken.filter((seat) => seat.state === 'confirmed')
      const seat =
        input.partnerId === undefined && seats.length === 1 ? seats[0] : seats.find((one) => one.partnerId === input.partnerId)
      if (request.state === 'closed' || !seat) return refuse('WRONG_STATE', { detail: { state: request.state } })
      const pending = notYet(loaded, seat)
      if (pending) return pending
      const candidate = { card: need(loaded.cards, seat.partnerId), diary: need(loaded.diaries, seat.partnerId) }
      work.guard(candidate.card)
      const mode = input.mode ?? request.mode
      if (isOnBreak(candidate.card, slot.start) || freeFor(candidate, slot, mode) === 'busy') return refuse('SLOT_NO_LONGER_FREE')
      const bound = whatBinds(loaded, candidate, { slot, mode }, work)
      if (bound) return bound
      const more = { ...(input.mode && { mode: input.mode }), ...(input.place && { place: input.place }) }
      const sought = loaded.meetings.find(
        (one) => one.state === 'scheduled' && one.start === slot.start && one.partnerId === null,
      )
      if (sought) stopAsking(work, loaded, sought)
      const meeting = bookMeeting(work, loaded, { partnerId: seat.partnerId, slot, template: 'booked', ...more })
      settle(work, loaded, 'request.meeting-booked')
      return work.read(meeting)
    },
  })
}
