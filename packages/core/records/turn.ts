import type { Instant } from '../ports.ts'
import { type Gap, STANDS_PARKED } from './gap.ts'
import { isAhead, type Meeting, type MeetingWaitsFor } from './meeting.ts'
import type { Offer, OfferWaitsFor } from './offer.ts'
import { openParts } from './phase-check.ts'
import type { Reason } from './reasons.ts'
import type { Owner } from './record.ts'
import type { Request, RequestWaitsFor } from './request.ts'
import { isStuck } from './stuck.ts'

/** One thing that a request, one of its questions or one of its meetings waits for: what, for whom, until when and why. */
export interface Turn {
  readonly kind: 'request' | 'offer' | 'meeting'
  /** Of the record it is about. */
  readonly id: string
  readonly waitsFor: RequestWaitsFor | OfferWaitsFor | MeetingWaitsFor | Exclude<Gap['waitsFor'], 'unparking'>
  readonly owner: Owner
  /** Which worker or partner; absent where it is a role's, nobody's, or several partners'. */
  readonly who?: string
  /** When somebody looks, if it has not come; of a meeting that only waits for its time, when it begins. */
  readonly until: Instant | null
  readonly reason: Reason
}

/** A request with its questions and meetings. */
export interface Whole {
  readonly request: Request
  readonly offers: readonly Offer[]
  readonly meetings: readonly Meeting[]
}

/** Whoever works with requests comes before partners, people before the machine, and last what waits for time alone. */
const RANK: Readonly<Record<Owner, number>> = { worker: 0, coordinator: 0, partner: 1, system: 2, nobody: 3 }

/**
 * WHOSE TURN IT IS, told once: what a request and all that belongs to it waits for, the most pressing first. By whose it is,
 * then by clock. For each owner and kind of record the first only, so that it stays small beside the request it is stored on.
 */
export const turnsIn = (whole: Whole): Turn[] => mostPressing(waitingIn(whole))

/** All that waits. What is parked waits for the same one thing, whatever it had waited for. */
export const waitingIn = ({ request, offers, meetings }: Whole): Turn[] =>
  [
    ...([request, ...offers, ...meetings].some(isParked) ? [dealing(request)] : []),
    ...(isParked(request) ? [] : ofRequest(request)),
    ...offers.flatMap((one) => (isParked(one) ? [] : ofOffer(one, request))),
    ...meetings.flatMap((one) => (isParked(one) ? [] : ofMeeting(one, request))),
  ].toSorted(byPressing)

const isParked = ({ parked }: Request | Offer | Meeting): boolean => parked !== undefined

function dealing({ id }: Request): Turn {
  const { due: until, ...stands } = STANDS_PARKED
  return { kind: 'request', id, ...stands, until }
}

export const byPressing = (a: Turn, b: Turn): number =>
  RANK[a.owner] - RANK[b.owner] || compare(a.until ?? '~', b.until ?? '~') || compare(a.id, b.id)

export const mostPressing = (waiting: readonly Turn[]): Turn[] =>
  waiting.filter((one, n) => waiting.findIndex(({ owner, kind }) => owner === one.owner && kind === one.kind) === n)

/** As stored; worked out from the request alone where an earlier version of this program wrote it last. */
export const turnsOf = (request: Request): readonly Turn[] =>
  request.turns?.version === request.version ? request.turns.list : turnsIn({ request, offers: [], meetings: [] })

/** Whether they say the same, however the store has kept them. */
export const isSameTurns = (one: readonly Turn[], other: readonly Turn[]): boolean => asText(one) === asText(other)

export const asText = (turns: readonly Turn[]): string =>
  turns.map(({ id, waitsFor, owner, who = '', until, reason }) => [id, waitsFor, owner, who, until, reason].join(' ')).join('; ')

/** The most pressing that is this one's own; where nothing is, the most pressing of all. */
export const turnFor = (turns: readonly Turn[], owner: Owner): Turn | undefined =>
  turns.find((one) => one.owner === owner) ?? turns[0]

/** What the open work says on the request's own line: the rest stands there on lines of its own (`standsAlone`). */
export const turnInList = (request: Request): Turn | undefined =>
  turnsOf(request).find((one) => one.kind === 'request' || !standsAlone(one))

/** A late choice is the worker's, but so near its time that the coordinator sees it from the first moment. */
export const standsAlone = ({
  owner,
  waitsFor,
}: Pick<Turn, 'owner' | 'waitsFor'> | { owner: Owner; waitsFor: string }): boolean =>
  owner === 'coordinator' || waitsFor === 'late-choice'

function ofRequest(request: Request): Turn[] {
  const { id, waitsFor, owner, workerId, due, reason, nudges } = request
  if (waitsFor === 'nothing') return []
  // Support goes on: only when there has been no meeting for long is anybody asked about it.
  const quiet = waitsFor === 'meetings' && owner === 'worker' && nudges === 0
  return [{ kind: 'request', id, waitsFor, ...whose(quiet ? 'nobody' : owner, workerId), until: due, reason }]
}

/**
 * A question that a partner is to answer is told by its request; another time that they proposed waits for the worker. Of a
 * seat whose phases changed, each part that is open; that a partner would rather be called is between them and the coordinator.
 */
function ofOffer(offer: Offer, { workerId }: Request): Turn[] {
  const { id, state, waitsFor, owner, due, reason, partnerId } = offer
  if (state === 'accepted' && isStuck(offer) && offer.phaseCheck)
    return [{ kind: 'offer', id, waitsFor, owner, until: due, reason }]
  if (state === 'accepted')
    return openParts(offer).map((part) => ({
      kind: 'offer',
      id,
      waitsFor: part.waitsFor,
      ...whose(part.owner, workerId, partnerId),
      until: part.due,
      reason: part.reason === 'call-me' ? 'phase-changed' : part.reason,
    }))
  if (state !== 'sent' || waitsFor !== 'worker-reply') return []
  return [{ kind: 'offer', id, waitsFor, ...whose(owner, workerId, partnerId), until: due, reason }]
}

function ofMeeting(meeting: Meeting, request: Request): Turn[] {
  const { id, waitsFor, owner, partnerId, start, due, reason } = meeting
  if (!isAhead(meeting)) return []
  if (waitsFor === 'start' && !isStuck(meeting)) return [{ kind: 'meeting', id, waitsFor, owner: 'nobody', until: start, reason }]
  return [{ kind: 'meeting', id, waitsFor, ...whose(owner, request.workerId, partnerId ?? undefined), until: due, reason }]
}

function whose(owner: Owner, workerId: string | undefined, partnerId?: string): Pick<Turn, 'owner' | 'who'> {
  const who = owner === 'worker' ? workerId : owner === 'partner' ? partnerId : undefined
  return { owner, ...(who !== undefined && { who }) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
