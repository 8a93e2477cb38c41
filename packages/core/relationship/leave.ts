import type { Call } from '../commit/call.ts'
import { mayMoveAhead } from './end-proposal.ts'
import { leaveToTidy } from './leave-to-tidy.ts'
import { lateBefore } from './lose-partner.ts'
import type { Meeting } from '../records/meeting.ts'
import { endCheck } from './phase-check.ts'
import { withdrawOffer } from './end-offer.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { type Loaded, loadPartners, loadRequest } from './load.ts'
import type { Request } from '../records/request.ts'
import { sayGone, searchAgain } from './search-again.ts'
import { currentOffers } from './current.ts'
import { settle } from './settle.ts'
import type { Verb } from '../policy/verbs.ts'
import type { Instant } from '../ports.ts'
import type { Work } from '../commit/work.ts'
import { withoutGoingOn } from '../records/going-on.ts'
import { sayEnded } from './end-relationship.ts'
import { restsOnMeetings } from './extra-seat.ts'
import { cutThreads } from './cut-threads.ts'

/** How much a partner hands back: everything and the relationship, or only what falls before their return. */
export type Leaving = {
  readonly until?: Instant
  /** What is agreed is kept: only questions and held seats are handed back. */
  readonly keeps?: boolean
  /** But these meetings, by id, are not. */
  readonly handsBack?: readonly string[]
  /** `another-partner`: whoever decides wants somebody else. */
  readonly why: 'partner-away' | 'partner-withdrew' | 'another-partner'
  /** Not their own doing: they are told kindly that nothing more is coming, and not that they said so. */
  readonly byOthers?: boolean
}

/** The request with this partner, whose diary may keep something for it that the request no longer knows of. */
export async function loadWith(
  call: Call,
  requestId: string,
  partnerId: string,
  verb: Verb = 'request.leave',
): Promise<Loaded | Refusal> {
  const [loaded, { cards, diaries }] = await Promise.all([
    loadRequest(call, requestId, verb, { about: () => ({ partner: { id: partnerId }, offer: { partnerId } }) }),
    loadPartners(call, [partnerId]),
  ])
  if (isRefusal(loaded)) return loaded
  return { ...loaded, cards: new Map([...loaded.cards, ...cards]), diaries: new Map([...loaded.diaries, ...diaries]) }
}

function lostBy(now: Instant, { meetings }: Loaded, partnerId: string, leaving: Leaving): Meeting[] {
  return meetings
    .filter((one) => one.partnerId === partnerId && (one.state === 'proposed' || isGivenUp(now, one, leaving)))
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
}

const isGivenUp = (now: Instant, meeting: Meeting, leaving: Leaving): boolean =>
  meeting.state === 'scheduled' && meeting.start > now && isGoneThen(leaving, meeting.id, meeting.start)

/** Meetings that have begun, but were to move to a time when the partner is gone. */
function movingAhead(now: Instant, { meetings }: Loaded, partnerId: string, leaving: Leaving): Meeting[] {
  return meetings.filter(
    (one) => one.partnerId === partnerId && mayMoveAhead(one, now) && isGoneThen(leaving, one.id, one.proposal?.start ?? now),
  )
}

/** Of what is agreed, whether the partner gives up this. */
export const isGoneThen = ({ until, keeps, handsBack = [] }: Omit<Leaving, 'why'>, id: string, start: Instant): boolean =>
  keeps ? handsBack.includes(id) : until === undefined || start < until

/**
 * One commit's part of a partner's leaving a request, or of giving back some of it: open offers, the seat, each meeting
 * offered to others or owned by a person. The meetings' own records follow (`tidy-up.ts`).
 */
export function leave(work: Work, loaded: Loaded, partnerId: string, leaving: Leaving): Request {
  const { request } = loaded
  const { until, why, keeps, byOthers } = leaving
  const goes = until === undefined && !keeps
  const seat = request.taken.find((one) => one.partnerId === partnerId)
  const held = seat?.state === 'held'
  const asked = currentOffers(work, loaded).filter(
    (one) => one.partnerId === partnerId && (one.state === 'sent' || (held && one.state === 'accepted')),
  )
  for (const offer of asked) withdrawOffer(work, loaded, offer, why === 'another-partner' ? 'refused' : why, byOthers)
  const seated = !held && goes && loaded.offers.find(({ id }) => id === seat?.offerId)
  if (seated) endCheck(work, loaded, seated)
  const lost = lostBy(work.now, loaded, partnerId, leaving)
  leaveToTidy(work, loaded, {
    lost: {
      partnerId,
      meetings: lost.map(({ id }) => id),
      loss: goes ? 're-offer' : 'ask-worker',
      why,
      ...(byOthers && { byOthers }),
      lateBefore: lateBefore(work, loaded),
    },
    asAgreed: movingAhead(work.now, loaded, partnerId, leaving).map(({ id }) => id),
  })
  cutThreads(work, loaded, partnerId, goes)

  const leavesSeat = seat !== undefined && (held || goes)
  if (request.state === 'closed') return work.read(request)
  // A time only asked about is no reason to wait for the next one any more.
  if (!leavesSeat && asked.length === 0)
    return lost.some(({ state }) => state === 'proposed') && restsOnMeetings(request)
      ? settle(work, loaded, 'request.meeting-not-agreed')
      : work.read(request)
  const card = loaded.cards.get(partnerId)
  if (byOthers && card && seat?.state === 'confirmed') sayEnded(work, loaded, card)
  forget(work, loaded, partnerId, { ...leaving, leavesSeat })
  if (!leavesSeat) return settle(work, loaded, 'request.asks-on')
  if (!held) return searchAgain(work, loaded, lost.length > 0)
  return sayGone(work, loaded, settle(work, loaded, 'request.searches-anew'))
}

/**
 * Whoever withdrew, or was changed for another, is not asked about this again; whoever was away is, once back, as if never
 * asked, and so is whoever could not go on with one worker, should another decide.
 */
function forget(
  work: Work,
  { request }: Loaded,
  partnerId: string,
  { why, byOthers, leavesSeat }: Leaving & { leavesSeat: boolean },
): void {
  const forGood = why === 'another-partner' || (why === 'partner-withdrew' && !byOthers)
  work.change(request)(
    (current) => ({
      ...(current.goingOn && withoutGoingOn(current, partnerId)),
      taken: leavesSeat ? current.taken.filter((seat) => seat.partnerId !== partnerId) : current.taken,
      asked: forGood ? current.asked : current.asked.filter((id) => id !== partnerId),
      ...(why === 'another-partner' && { changed: [...new Set([...(current.changed ?? []), partnerId])] }),
      refusedPartners: forGood ? [...new Set([...current.refusedPartners, partnerId])] : current.refusedPartners,
    }),
    why === 'another-partner' ? 'request.partner-replaced' : leavesSeat ? 'request.partner-left' : 'request.partner-away',
  )
}
