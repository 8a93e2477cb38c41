import { confirmedBy, isUnnamed } from './going-on.ts'
import { isAhead, type Meeting, nextInvite, untilItEnds } from './meeting.ts'
import type { Offer } from './offer.ts'
import type { Request } from './request.ts'
import type { Untidied } from './untidied.ts'
import { isSameTime } from '../time/interval.ts'

/**
 * How an offer stands: what a commit decided for many at once holds for each of them from then on, also where its own
 * record does not say so yet. Whatever reads an offer, reads it so.
 */
export function standingOffer(stored: Offer, request: Request): Offer {
  if (stored.state !== 'sent' && stored.state !== 'accepted') return stored
  const { untidied = [] } = request
  const offer = stored.state === 'sent' ? stillAsked(stored, request) : stored
  const decided = untidied.find(({ offers }) => offers?.[offer.id] !== undefined)
  const endedFor = decided?.offers?.[offer.id]
  if (!decided || endedFor === undefined) return offer
  return { ...offer, state: offer.state === 'accepted' ? 'released' : 'withdrawn', endedFor, ...tidied(decided, 'room-kept') }
}

/** Once another partner's yes has made one time everybody's (`relationship/together.ts`), it is the only one left to say yes to. */
function stillAsked(offer: Offer, { timesAsked, windows }: Request): Offer {
  if (!timesAsked) return offer
  const slots = offer.slots.filter((slot) => windows.some((one) => isSameTime(one, slot)))
  return slots.length === 0 || slots.length === offer.slots.length ? offer : { ...offer, slots }
}

/** The same of a meeting; whose request it is, is said by the request alone. */
export function standingMeeting(meeting: Meeting, request: Request): Meeting {
  const { workerId, untidied = [] } = request
  const owned = meeting.workerId === workerId ? meeting : { ...meeting, workerId, ...handedOn(meeting) }
  return afterHandOver(untidied.reduce(after, owned), request)
}

/** It is another's now, whose calendar has not got it. */
const handedOn = ({ state }: Meeting) => (state === 'scheduled' ? ({ uninvited: true } as const) : {})

/** What a hand-over leaves open is said by the request alone, whatever was written down beside the meeting since. */
function afterHandOver(meeting: Meeting, request: Request): Meeting {
  const { partnerId, state } = meeting
  const goingOn = isAhead({ state }) ? confirmedBy(request, partnerId) : undefined
  const unnamed = partnerId !== null && isUnnamed(request, partnerId) ? true : undefined
  return goingOn === meeting.goingOn && unnamed === meeting.unnamed ? meeting : { ...meeting, goingOn, unnamed }
}

function after(meeting: Meeting, decided: Untidied): Meeting {
  const { id, state, partnerId, waitsFor } = meeting
  if (!isAhead(meeting)) return meeting
  const isLost = decided.lost?.meetings.includes(id) === true && decided.lost.partnerId === partnerId
  // Nothing was agreed: with the partner goes the asking.
  if (decided.cancelled?.includes(id) || (isLost && state === 'proposed'))
    return {
      ...meeting,
      ...tidied(decided, 'untold'),
      state: 'cancelled',
      proposal: undefined,
      ...nextInvite(meeting, decided.at),
      closedAt: decided.at,
      ...(decided.cancelled?.includes(id) && { endedWith: decided.at }),
    }
  if (decided.lost && isLost) {
    const { lateBefore, loss, why } = decided.lost
    const waits = meeting.start < lateBefore ? 'late-choice' : loss === 're-offer' ? 'partner' : 'arrange'
    const owner = waits === 'partner' ? 'system' : 'worker'
    return {
      ...meeting,
      waitsFor: waits,
      owner,
      due: decided.at,
      reason: why,
      partnerId: null,
      proposal: undefined,
      ...nextInvite(meeting, decided.at),
    }
  }
  if (decided.toArrange?.includes(id) && waitsFor === 'partner')
    return { ...meeting, waitsFor: 'arrange', owner: 'worker', due: decided.at, reason: 'partner-replaced' }
  return decided.asAgreed?.includes(id) && meeting.proposal ? { ...meeting, ...untilItEnds(meeting) } : meeting
}

/** Waits for nothing but the machine to bring it to its end. */
const tidied = ({ at }: Untidied, reason: 'room-kept' | 'untold') =>
  ({ waitsFor: 'tidying', due: at, owner: 'system', reason, attempts: 0 }) as const
