import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import type { Work } from '../commit/work.ts'
import { readInput } from '../input/read-input.ts'
import { speakerOf } from '../policy/actor.ts'
import { isDecider } from '../policy/decider.ts'
import { isTheDay, type Meeting, type SaidOfDay } from '../records/meeting.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { factsOfMeeting } from '../relationship/facts.ts'
import type { Loaded } from '../relationship/load.ts'
import { partsOf } from '../relationship/together.ts'
import { hush, tell } from '../relationship/tell.ts'
import { cancelMeeting } from './cancel.ts'
import { changeMeeting, notScheduled } from './load.ts'

/** Later than this is another time. */
const MOST_MINUTES = 120
/** So often one side may say something of one meeting: each is a message to the other. */
const MOST_SAID = 6

export const DAY_WORDS = ['on-the-way', 'late', 'cannot'] as const

export const daySchema = z
  .strictObject({
    says: z.enum(DAY_WORDS, 'CHOICE_NEEDED'),
    minutes: z.int('WRONG_TYPE').min(1, 'TOO_SMALL').max(MOST_MINUTES, 'TOO_LARGE').optional(),
  })
  .superRefine(({ says, minutes }, context) => {
    if ((says === 'late') === (minutes !== undefined)) return
    context.addIssue({ code: 'custom', path: ['minutes'], message: says === 'late' ? 'REQUIRED' : 'CONTRADICTORY' })
  })

/**
 * The day itself (docs/field.md: The day itself): until it ends each side says that they are on the way or will be late, and the
 * other hears it at once. Whoever cannot come says so as on any other day (`cancel.ts`). Said once more it tells nothing.
 * Refuses WRONG_STATE before that day and afterwards, TOO_MANY_TODAY after a few, and DECIDER_ONLY to a
 * coordinator in their own name about somebody else's meeting.
 */
export async function sayOfDay(call: Call, id: string, raw: unknown): Promise<Meeting | Refusal> {
  const input = readInput(daySchema, raw)
  if (isRefusal(input)) return input
  if (input.says === 'cannot') return cancelMeeting(call, id)
  return changeMeeting(call, id, 'meeting.say-of-day', (work, loaded, meeting) => {
    const side = sideOf(work, meeting)
    if (!side) return refuse('DECIDER_ONLY')
    if (meeting.partnerId === null) return refuse('WRONG_STATE', { detail: { state: 'no-partner' } })
    if (!isTheDay(meeting, work.now)) return notScheduled(meeting)
    const before = meeting.day?.[side]
    if (before && before.minutes === input.minutes) return meeting
    if ((before?.times ?? 0) >= MOST_SAID) return refuse('TOO_MANY_TODAY')
    const { minutes } = input
    const said = { ...(minutes !== undefined && { minutes }), at: work.now, times: (before?.times ?? 0) + 1 }
    // Of several who come together each waits for the worker; what one of them says is theirs alone.
    const parts = side === 'worker' ? partsOf(loaded, meeting).filter(({ partnerId }) => partnerId !== null) : [meeting]
    for (const part of parts) say(work, loaded, part, side, said)
    return work.read(meeting)
  })
}

type Side = keyof NonNullable<Meeting['day']>

/** Whose word it is; undefined for a coordinator's own about a meeting that is not theirs. */
function sideOf({ by }: Pick<Work, 'by'>, meeting: Meeting): Side | undefined {
  const speaker = speakerOf(by)
  if (speaker.role === 'partner') return 'partner'
  return isDecider(meeting, speaker) ? 'worker' : undefined
}

function say(work: Work, loaded: Loaded, meeting: Meeting, side: Side, said: SaidOfDay): Meeting {
  const template = side === 'partner' ? 'partner-coming' : 'worker-coming'
  hush(work, loaded.notices, meeting, 'replaced', (one) => one.template === template)
  const told = work.change(meeting)(
    ({ day }) => ({ day: { ...day, [side]: said } }),
    said.minutes === undefined ? 'meeting.on-the-way' : 'meeting.comes-later',
  )
  const facts = { ...factsOfMeeting(told), day: { ...(said.minutes !== undefined && { minutes: said.minutes }) } }
  // Whoever says so in the night, long before, wakes nobody; once it has begun somebody stands and waits.
  const at = told.start > work.now ? {} : { at: work.now }
  const partner = meeting.partnerId === null ? undefined : loaded.cards.get(meeting.partnerId)
  if (side === 'partner') tell(work, loaded, { template: 'partner-coming', about: told, staff: 'worker', facts, ...at })
  // Nobody on their way reads their mail.
  else if (partner) tell(work, loaded, { template: 'worker-coming', about: told, partner, facts: { ...facts, by: 'sms' }, ...at })
  return told
}
