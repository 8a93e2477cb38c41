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
import { fileAway } from '../relationship/file-away.ts'
import { settle } from '../relationship/settle.ts'
import { stopAsking } from '../relationship/stop-asking.ts'
import { slotProblems } from '../input/time-problems.ts'
import { isRepeated, transact } from '../commit/transact.ts'
import { bookMeeting } from '../relationship/book.ts'
import type { Meeting } from '../records/meeting.ts'
import { notYet } from './load.ts'
import type { Work } from '../commit/work.ts'
import { against } from '../policy/against.ts'
import { askTime } from '../relationship/ask-time.ts'
import { agree } from './answer-time.ts'
import { whatBinds } from './still-binding.ts'

export const meetingSchema = z.strictObject({
  start: instantInput,
  end: instantInput,
  mode: z.enum(MODES).optional(),
  place: freeText(80).optional(),
  /** Needed only where several partners are confirmed. */
  partnerId: z.string().max(40).optional(),
  /** The time was agreed on with the partner: it is booked at once. Else they are asked whether it suits. */
  agreed: z.boolean().optional(),
})

/**
 * A further meeting with a confirmed partner. They are asked whether the time suits, and it binds with their yes, unless it
 * was agreed on together: then it is booked, and they are told. Their own other time, taken up, is the yes to it. Refuses
 * NOT_THEIR_TIME when they have promised that time elsewhere, have said that they cannot or are away, and RULES_FAIL where
 * something still binds, to a worker NOT_WITH_THIS_PARTNER. Decided anew when the partner's card changes meanwhile.
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
      const wished = {
        partnerId: seat.partnerId,
        slot,
        ...(input.mode && { mode: input.mode }),
        ...(input.place && { place: input.place }),
      }
      const theirs = loaded.meetings.find((one) => isTheirs(one, wished))
      if (theirs) return agree(work, loaded, theirs, slot)
      return (
        whyNot(work, loaded, wished, input.agreed) ?? (input.agreed ? booked(work, loaded, wished) : asked(work, loaded, wished))
      )
    },
  })
}

type Wished = Parameters<typeof askTime>[2]

/** The partner was asked about another time, and has proposed this one. */
const isTheirs = ({ state, partnerId, proposal }: Meeting, { partnerId: wanted, slot }: Wished): boolean =>
  state === 'proposed' && partnerId === wanted && proposal?.start === slot.start && proposal.end === slot.end

function whyNot(work: Work, loaded: Loaded, { partnerId, slot, mode = loaded.request.mode }: Wished, agreed = false) {
  const candidate = { card: need(loaded.cards, partnerId), diary: need(loaded.diaries, partnerId) }
  work.guard(candidate.card)
  if (isOnBreak(candidate.card, slot.start) || freeFor(candidate, slot, mode) === 'busy') return refuse('NOT_THEIR_TIME')
  // Nobody on a break is asked anything, about times after it neither.
  if (!agreed && candidate.card.state !== 'active') return against(work.by, ['PAUSED'])
  return whatBinds(loaded, candidate, { slot, mode }, work)
}

function asked(work: Work, loaded: Loaded, wished: Wished): Meeting {
  const meeting = askTime(work, loaded, wished)
  settle(work, loaded, 'request.meeting-asked')
  fileAway(work, loaded)
  return work.read(meeting)
}

/** A meeting that had lost its partner and has this very time is taken over (`book.ts`), and nobody is sought for it. */
function booked(work: Work, loaded: Loaded, wished: Wished): Meeting {
  const sought = loaded.meetings.find(
    (one) => one.state === 'scheduled' && one.start === wished.slot.start && one.partnerId === null,
  )
  if (sought) stopAsking(work, loaded, sought)
  const meeting = bookMeeting(work, loaded, { ...wished, template: 'booked' })
  settle(work, loaded, 'request.meeting-booked')
  fileAway(work, loaded)
  return work.read(meeting)
}
