import type { Call } from '../commit/call.ts'
import { endProposal, mayMoveAhead } from '../relationship/end-proposal.ts'
import { losePartner } from '../relationship/lose-partner.ts'
import type { Meeting } from '../records/meeting.ts'
import { withdrawOffer } from '../relationship/end-offer.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { type Loaded, loadPartners, loadRequest } from '../relationship/load.ts'
import type { Request } from '../records/request.ts'
import { sayGone, searchAgain } from '../relationship/search-again.ts'
import { currentOffers, settle } from '../relationship/settle.ts'
import type { Instant } from '../ports.ts'
import { isRepeated, transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { cutThreads } from './cut-threads.ts'

/** How much a partner hands back: everything and the relationship, or only what falls before their return. */
export type Leaving = {
  readonly until?: Instant
  /** What is agreed is kept: only questions and held seats are handed back. */
  readonly keeps?: boolean
  readonly why: 'partner-away' | 'partner-withdrew'
}

/** Meetings handed back in one commit, each with its reminders and messages: far from the hundred writes it may hold. */
const MOST_AT_ONCE = 5

/**
 * One request gets back what a partner who leaves or pauses had of it: open offers and held seats at once, each
 * meeting offered to others or owned by a person, both sides told, the diary empty. One commit, or several where the
 * meetings are many: the soonest first, the seat with the last, so that a call that broke off in between goes on when it
 * is repeated. Only the last carries the caller's idempotency key: whoever repeats the call hears "done" when all is.
 */
export async function handBack(call: Call, requestId: string, partnerId: string, leaving: Leaving): Promise<Request | Refusal> {
  const refused = (await isRepeated(call)) ? undefined : await loseAllButLast(call, requestId, partnerId, leaving)
  if (refused) return refused
  return transact<Loaded, Request>(call, {
    subject: requestId,
    load: () => loadWith(call, requestId, partnerId),
    decide: (loaded, work) => leave(work, loaded, partnerId, lostBy(work.now, loaded, partnerId, leaving), leaving),
  })
}

/** Hands meetings back, a handful a commit, until no more are left than the last commit takes. */
async function loseAllButLast(
  { idempotency: _last, ...round }: Call,
  requestId: string,
  partnerId: string,
  leaving: Leaving,
): Promise<Refusal | undefined> {
  for (;;) {
    const seen = await loadWith(round, requestId, partnerId)
    if (isRefusal(seen)) return seen
    if (lostBy(round.now, seen, partnerId, leaving).length <= MOST_AT_ONCE) return undefined
    const done = await transact<Loaded, Request>(round, {
      subject: requestId,
      load: () => loadWith(round, requestId, partnerId),
      decide(loaded, work) {
        const lost = lostBy(work.now, loaded, partnerId, leaving)
        return lost.length > MOST_AT_ONCE ? lose(work, loaded, lost.slice(0, MOST_AT_ONCE), leaving) : loaded.request
      },
    })
    if (isRefusal(done)) return done
  }
}

/** The request with this partner, whose diary may keep something for it that the request no longer knows of. */
async function loadWith(call: Call, requestId: string, partnerId: string): Promise<Loaded | Refusal> {
  const [loaded, { cards, diaries }] = await Promise.all([
    loadRequest(call, requestId, 'request.leave', { about: () => ({ partner: { id: partnerId } }) }),
    loadPartners(call, [partnerId]),
  ])
  if (isRefusal(loaded)) return loaded
  return { ...loaded, cards: new Map([...loaded.cards, ...cards]), diaries: new Map([...loaded.diaries, ...diaries]) }
}

function lostBy(now: Instant, { meetings }: Loaded, partnerId: string, leaving: Leaving): Meeting[] {
  return meetings
    .filter(
      (one) => one.state === 'scheduled' && one.partnerId === partnerId && one.start > now && isGoneThen(leaving, one.start),
    )
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
}

/** Meetings that have begun, but were to move to a time when the partner is gone. */
function movingAhead(now: Instant, { meetings }: Loaded, partnerId: string, leaving: Leaving): Meeting[] {
  return meetings.filter(
    (one) => one.partnerId === partnerId && mayMoveAhead(one, now) && isGoneThen(leaving, one.proposal?.start ?? now),
  )
}

const isGoneThen = ({ until, keeps }: Leaving, start: Instant): boolean => !keeps && (until === undefined || start < until)

function lose(work: Work, loaded: Loaded, lost: readonly Meeting[], { until, why }: Leaving): Request {
  for (const meeting of lost) losePartner(work, loaded, meeting, until === undefined ? 're-offer' : 'ask-worker', why)
  return work.read(loaded.request)
}

function leave(work: Work, loaded: Loaded, partnerId: string, lost: readonly Meeting[], leaving: Leaving): Request {
  const { request, offers } = loaded
  const { until, why, keeps } = leaving
  const goes = until === undefined && !keeps
  const seat = request.taken.find((one) => one.partnerId === partnerId)
  const held = seat?.state === 'held'
  const asked = currentOffers(work, offers).filter(
    (one) => one.partnerId === partnerId && (one.state === 'sent' || (held && one.state === 'accepted')),
  )
  for (const offer of asked) withdrawOffer(work, loaded, offer, why)
  lose(work, loaded, lost, leaving)
  for (const meeting of movingAhead(work.now, loaded, partnerId, leaving)) endProposal(work, meeting)
  cutThreads(work, loaded, partnerId, goes)

  const leavesSeat = seat !== undefined && (held || goes)
  if (request.state === 'closed' || (!leavesSeat && asked.length === 0)) return work.read(request)
  forget(work, loaded, partnerId, { ...leaving, leavesSeat })
  if (!leavesSeat) return settle(work, loaded, 'request.asks-on')
  if (!held) return searchAgain(work, loaded, lost.length > 0)
  return sayGone(work, loaded, settle(work, loaded, 'request.searches-anew'))
}

/** Whoever withdrew is not asked about this again; whoever was away is, once back, as if never asked. */
function forget(
  work: Work,
  { request }: Loaded,
  partnerId: string,
  { why, leavesSeat }: Leaving & { leavesSeat: boolean },
): void {
  const forGood = why === 'partner-withdrew'
  work.change(request)(
    (current) => ({
      taken: leavesSeat ? current.taken.filter((seat) => seat.partnerId !== partnerId) : current.taken,
      asked: forGood ? current.asked : current.asked.filter((id) => id !== partnerId),
      refusedPartners: forGood ? [...new Set([...current.refusedPartners, partnerId])] : current.refusedPartners,
    }),
    leavesSeat ? 'request.partner-left' : 'request.partner-away',
  )
}
