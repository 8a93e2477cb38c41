import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import type { Work } from '../commit/work.ts'
import { freeText, httpsLink } from '../input/fields.ts'
import { readInput } from '../input/read-input.ts'
import { speakerOf } from '../policy/actor.ts'
import { isDecider } from '../policy/decider.ts'
import { CALLERS, type Meeting, nextInvite } from '../records/meeting.ts'
import type { Place } from '../records/tenant.ts'
import { type FieldProblem, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { factsOfMeeting, factsWithInvite } from '../relationship/facts.ts'
import type { Loaded } from '../relationship/load.ts'
import { partsOf } from '../relationship/together.ts'
import { hush, tell } from '../relationship/tell.ts'
import { changeMeeting, notScheduled, whyOver } from './load.ts'

/** What is left out stays, `null` empties. */
export const detailsSchema = z.strictObject({
  /** One of the area's own places or rooms. */
  placeId: z.string().max(40).optional(),
  place: freeText(80).nullable().optional(),
  /** In the family's home: no address is ever taken. */
  atHome: z.boolean().optional(),
  link: httpsLink.nullable().optional(),
  instructions: freeText(500).nullable().optional(),
  calls: z.enum(CALLERS, 'UNKNOWN_VALUE').nullable().optional(),
})
type Details = z.infer<typeof detailsSchema>

/**
 * Where and how a meeting is held: given or changed until it starts. Each change is told once to whoever stands: to its
 * partner, and to its worker where somebody else made it; said once more it changes and tells nothing.
 * Where several come together it is one place for all of them. Of one that is only
 * asked about nobody is told before the yes. Refuses WRONG_STATE once it has begun, STALE_VERSION when it has changed since
 * `version`, and INVALID for what does not belong to the way they meet.
 */
export async function setDetails(call: Call, id: string, raw: unknown, version?: number): Promise<Meeting | Refusal> {
  const input = readInput(detailsSchema, raw)
  if (isRefusal(input)) return input
  return changeMeeting(call, id, 'meeting.set-details', (work, loaded, meeting) => {
    if (version !== undefined && version !== meeting.version)
      return refuse('STALE_VERSION', { detail: { version: meeting.version } })
    const ahead = meeting.state === 'scheduled' || meeting.state === 'proposed'
    if (!ahead || meeting.start <= work.now) return notScheduled(meeting)
    const over = meeting.partnerId === null ? undefined : whyOver(loaded, meeting)
    if (over) return over
    const next = patchOf(input, meeting, loaded)
    if (isRefusal(next)) return next
    const isSame = (Object.keys(next) as (keyof Changed)[]).every((field) => next[field] === meeting[field])
    if (isSame) return meeting
    for (const part of partsOf(loaded, meeting)) change(work, loaded, part, next, part === meeting)
    return work.read(meeting)
  })
}

type Changed = Pick<Meeting, 'place' | 'atHome' | 'link' | 'instructions' | 'calls'>

/** What the input comes to, or why it cannot be: a place of a remote meeting, two places at once, one nobody knows. */
function patchOf(input: Details, meeting: Meeting, { request, tenant }: Loaded): Changed | Refusal {
  const { placeId, place, atHome, link, instructions, calls } = input
  const wrong = (path: string, code: FieldProblem) => refuse('INVALID', { fields: [{ path, code }] })
  const chosen = tenant.areas.find(({ code }) => code === request.area)?.places?.find(({ id }) => id === placeId)
  if (placeId !== undefined && !chosen) return wrong('placeId', 'UNKNOWN_VALUE')
  const { mode } = meeting
  if (chosen && (mode === 'phone' || (mode === 'remote') !== (chosen.link !== undefined)))
    return wrong('placeId', 'CONTRADICTORY')
  if (mode !== 'in-person' && (place || atHome)) return wrong(place ? 'place' : 'atHome', 'CONTRADICTORY')
  if (mode !== 'remote' && link) return wrong('link', 'CONTRADICTORY')
  if (mode !== 'phone' && calls) return wrong('calls', 'CONTRADICTORY')
  if ([chosen, place, atHome, link].filter(Boolean).length > 1) return wrong(chosen ? 'placeId' : 'place', 'CONTRADICTORY')
  return {
    ...(chosen && ofList(chosen)),
    ...(place !== undefined && !chosen && { place: place || undefined, ...(place && { atHome: undefined }) }),
    ...(atHome !== undefined && (atHome ? { atHome: true, place: undefined } : { atHome: undefined })),
    ...(link !== undefined && !chosen && { link: link || undefined }),
    ...(instructions !== undefined && { instructions: instructions || undefined }),
    ...(calls !== undefined && { calls: calls ?? undefined }),
  }
}

/** As the list has it at this moment: what was chosen stays, should the list change. */
const ofList = ({ name, link, instructions }: Place): Changed => ({
  ...(link === undefined ? { place: name, atHome: undefined } : { link }),
  ...(instructions !== undefined && { instructions }),
})

function change(work: Work, loaded: Loaded, meeting: Meeting, next: Changed, first: boolean): Meeting {
  const agreed = meeting.state === 'scheduled'
  const changed = work.change(meeting)(
    (current) => ({ ...next, ...(agreed && { ...nextInvite(current, work.now), detailsAt: work.now }) }),
    'meeting.details-changed',
  )
  if (!agreed) return changed
  // Whoever has not heard of an earlier change yet hears of this one alone.
  hush(work, loaded.notices, meeting, 'replaced', ({ template }) => TOLD.some((one) => one === template))
  const partner = meeting.partnerId === null ? undefined : loaded.cards.get(meeting.partnerId)
  if (partner)
    tell(work, loaded, { template: 'place-changed', about: changed, partner, facts: factsWithInvite(changed, 'REQUEST') })
  const facts = changed.uninvited ? factsOfMeeting(changed) : factsWithInvite(changed, 'REQUEST')
  if (first && !isDecider(meeting, speakerOf(work.by)))
    tell(work, loaded, { template: 'meeting-place-changed', about: changed, staff: 'worker', facts })
  return changed
}

const TOLD = ['place-changed', 'meeting-place-changed'] as const
