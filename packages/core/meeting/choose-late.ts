import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { endMeeting } from '../relationship/end-meeting.ts'
import { changeMeeting, notScheduled } from './load.ts'
import { LATE_CHOICES, type Meeting } from '../records/meeting.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { minutesBetween, plus } from '../time/instant.ts'
import type { Work } from '../commit/work.ts'
import type { Loaded } from '../relationship/load.ts'
import { searchIn } from '../relationship/search-in.ts'
import { currentOffers } from '../relationship/current.ts'
import { settle } from '../relationship/settle.ts'
import { stopAsking } from '../relationship/stop-asking.ts'

export const lateChoiceSchema = z.strictObject({ choice: z.enum(LATE_CHOICES) })

/**
 * The worker's choice for a meeting whose partner cannot come: the same partner another time, without a partner, another
 * partner if the parent agrees, or not at all.
 */
export function chooseLate(call: Call, meetingId: string, raw: unknown): Promise<Meeting | Refusal> {
  const input = readInput(lateChoiceSchema, raw)
  if (isRefusal(input)) return Promise.resolve(input)
  return changeMeeting(call, meetingId, 'meeting.choose-late', (work, loaded, meeting) => {
    if (meeting.state !== 'scheduled' || meeting.partnerId !== null || meeting.start <= work.now) return notScheduled(meeting)
    if (input.choice !== 'another') {
      stopAsking(work, loaded, meeting)
      const ended = endMeeting(work, loaded, meeting)
      settle(work, loaded, `request.chose-${input.choice}`)
      return work.read(ended)
    }
    return lookForAnother(work, loaded, meeting)
  })
}

/** Its partner is gone, and somebody else is asked for its time. */
export function lookForAnother(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  const found = work.change(meeting)(
    () => ({ waitsFor: 'partner', owner: 'system', reason: 'another-partner', due: plus(meeting.start, -60), nudges: 0 }),
    'meeting.another-partner',
  )
  askAnother(work, loaded, meeting)
  settle(work, loaded, 'request.searches-anew')
  return work.read(found)
}

/**
 * The request now looks for somebody for this time too, in the meeting's own mode. Everybody may be asked but those on a
 * seat and those being asked already. Where every seat is taken it gets one more until the search is over: `extra-seat.ts`.
 */
function askAnother(work: Work, loaded: Loaded, { start, end, mode }: Meeting): void {
  const { request } = loaded
  const minutes = minutesBetween(start, end)
  const searching = (request.state === 'open' || request.state === 'offered') && request.mode === mode
  const others = request.windows.filter(
    (one) => searching && one.start > work.now && one.start !== start && minutesBetween(one.start, one.end) === minutes,
  )
  const full = request.taken.filter((seat) => seat.state === 'confirmed').length >= request.seats
  searchIn(work, loaded, mode)
  const open = currentOffers(work, loaded).filter((offer) => offer.state === 'sent')
  work.change(request)(
    (current) => ({
      windows: [{ start, end }, ...others],
      durationMinutes: minutes,
      ...(full && { seats: current.seats + 1, extraSeats: (current.extraSeats ?? 0) + 1 }),
      asked: [...new Set([...current.taken, ...open].map((one) => one.partnerId))],
      serveBy: plus(start, -60),
    }),
    'request.chose-another',
  )
}
