import type { Actor } from '#core/policy/actor.ts'
import type { Item } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Window } from '#core/time/interval.ts'
import type { Reply, Sent } from '../world/calls.ts'

/**
 * What binds without a yes, in words: a time that its partner was asked about is agreed by their word, or by a worker's to the
 * other time that they proposed; and a time proposed back to whoever proposed it was a yes. `before`: the record as it was.
 */
export function bindsUnasked(event: Item, written: readonly Item[], before: (key: string) => Item | undefined): string[] {
  const { by } = event as unknown as { by: Actor }
  const theirs = (by.onBehalfOf ?? by).role === 'partner'
  return written.flatMap((item) => {
    if (item['kind'] !== 'meeting') return []
    const meeting = item as unknown as Meeting
    const was = before(keyText(item)) as unknown as Meeting | undefined
    const agreed = was?.state === 'proposed' && meeting.state === 'scheduled'
    const office = by.role === 'coordinator' // writes down what they said
    const taken = was?.proposal?.by === 'partner' && isSame(was.proposal, meeting)
    if (agreed && !theirs && !office && !taken)
      return [`meeting ${meeting.id}: agreed by ${by.role}, and its partner has not said yes`]
    const back =
      was?.proposal && meeting.proposal && isSame(was.proposal, meeting.proposal) && meeting.proposal.at !== was.proposal.at
    return back && (was.proposal.by === 'partner') !== (meeting.proposal?.by === 'partner')
      ? [`meeting ${meeting.id}: ${meeting.proposal?.start} proposed back to whoever proposed it`]
      : []
  })
}

const isSame = (one: Window, other: Window): boolean => one.start === other.start && one.end === other.end

/** A further time is booked at once only where whoever adds it says that it was agreed on together. */
export function bookedUnasked({ room, method, path, json }: Sent, { status, body }: Reply): string[] {
  if (room !== 'api' || method !== 'POST' || status !== 201 || !/^\/api\/v1\/requests\/[^/]+\/meetings$/.test(path)) return []
  if ((json as { agreed?: boolean }).agreed) return []
  const meeting = JSON.parse(body) as { id: string; state: string; agreedAt?: string }
  return meeting.state === 'scheduled' && meeting.agreedAt === undefined
    ? [`meeting ${meeting.id} was booked, and its partner has not said yes`]
    : []
}
