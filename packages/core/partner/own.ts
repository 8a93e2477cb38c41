import type { Call } from '../commit/call.ts'
import { agreedAmong, type Meeting } from '../records/meeting.ts'
import { isUnsent, type Offer } from '../records/offer.ts'
import { requestIdOf, keys } from '../records/keys.ts'
import { whyNot } from '../policy/may.ts'
import type { Instant } from '../ports.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { standingMeeting, standingOffer } from '../records/standing.ts'
import type { Card, Diary } from '../records/partner.ts'
import type { Request } from '../records/request.ts'
import { isAskedToGoOn } from '../records/phase-check.ts'
import { ofMeeting } from '../records/stage.ts'
import { type WorkerToCall, workerToCall } from '../relationship/worker-to-call.ts'

export interface OwnPage {
  readonly card: Card
  /** Agreed, and asked about; by start. */
  readonly meetings: readonly Meeting[]
  /** Still open. */
  readonly offers: readonly Offer[]
  /** Of seats they have: whether they go on is asked, since the phases changed. */
  readonly goesOn: readonly Offer[]
  /** What they are in, by request: whom they call about it. */
  readonly workers: readonly (WorkerToCall & { readonly requestId: string })[]
}

/** What a partner is asked by now, and the seats kept for them until the worker decides: for whoever answers without a page. */
export interface Asked extends Pick<OwnPage, 'card' | 'meetings' | 'offers' | 'goesOn'> {
  readonly requests: readonly Request[]
}

export async function askedOf(
  { store, by, now }: Pick<Call, 'store' | 'by' | 'now'>,
  partnerId: string,
): Promise<Asked | Refusal> {
  const refused = whyNot(by, 'partner.see-own', { partner: { id: partnerId } })
  if (refused) return refuse(refused)
  const { card, diary } = await cardAndDiary(store, partnerId)
  if (!card || !diary) return refuse('LINK_UNKNOWN')
  const kept = await keptIn(store, diary, now)
  return { card, ...kept, goesOn: await askedToGoOn(store, diary, kept.requests) }
}

async function cardAndDiary(store: Call['store'], partnerId: string) {
  const [card, diary] = await Promise.all([
    store.get(keys.card(store.org, partnerId)),
    store.get(keys.diary(store.org, partnerId)),
  ])
  return { card: card as Card | undefined, diary: diary as Diary | undefined }
}

/** What a partner sees of their own: read by way of the diary, so never anybody else's. */
export async function ownPage(
  { store, by, now }: Pick<Call, 'store' | 'by' | 'now'>,
  partnerId: string,
): Promise<OwnPage | Refusal> {
  const refused = whyNot(by, 'partner.see-own', { partner: { id: partnerId } })
  if (refused) return refuse(refused)
  const { card, diary } = await cardAndDiary(store, partnerId)
  if (!card || !diary || card.state === 'exited') return refuse('LINK_UNKNOWN')
  const { requests, ...kept } = await keptIn(store, diary, now)
  const [goesOn, workers] = await Promise.all([
    askedToGoOn(store, diary, requests),
    Promise.all(requests.map(async (one) => ({ requestId: one.id, worker: await workerToCall({ store }, one, card) }))),
  ])
  const known = workers.flatMap(({ requestId, worker }) => (worker ? [{ requestId, ...worker }] : []))
  return { card, ...kept, goesOn, workers: known }
}

/** The seats where the partner is still to say whether they go on. */
async function askedToGoOn(store: Call['store'], { id }: Diary, requests: readonly Request[]): Promise<Offer[]> {
  const seats = requests.flatMap((request) =>
    request.state === 'closed' ? [] : request.taken.flatMap((seat) => (seat.partnerId === id ? [{ request, seat }] : [])),
  )
  const offers = await Promise.all(
    seats.map(async ({ request, seat }) => {
      const offer = (await store.get(keys.offer(store.org, request.id, seat.offerId))) as Offer | undefined
      return offer && standingOffer(offer, request)
    }),
  )
  return offers.filter((one) => one !== undefined).filter((one) => one.state === 'accepted' && isAskedToGoOn(one))
}

interface Kept extends Pick<OwnPage, 'meetings' | 'offers'> {
  /** All that the partner is in. */
  readonly requests: readonly Request[]
}

/** What a diary keeps, as it stands: meetings and open questions. */
async function keptIn(store: Call['store'], diary: Diary, now: Instant): Promise<Kept> {
  const partnerId = diary.id
  const ids = [...new Set([...diary.bookings, ...diary.holds].map((one) => one.requestId).concat(diary.families))]
  // All asked for at once and waited for together: a read that failed while nobody waited for it would end the process.
  const [requests, meetings, offers] = (await Promise.all([
    Promise.all(ids.map((id) => store.get(keys.request(store.org, id)))),
    Promise.all(diary.bookings.map(({ requestId, meetingId }) => store.get(keys.meeting(store.org, requestId, meetingId)))),
    Promise.all(diary.holds.map(({ offerId }) => store.get(keys.offer(store.org, requestIdOf(offerId), offerId)))),
  ])) as unknown as [(Request | undefined)[], (Meeting | undefined)[], (Offer | undefined)[]]
  const known = new Map(requests.flatMap((one) => (one ? [[one.id, one] as const] : [])))
  /** What was decided for many of a request at once is ahead of their own records. */
  const asItStands = <T extends Meeting | Offer>(one: T, how: (one: T, request: Request) => T): T => {
    const request = known.get(one.requestId)
    return request ? how(one, request) : one
  }
  const stands = (one: Meeting) => {
    const request = known.get(one.requestId)
    return one.partnerId === partnerId && request !== undefined && ofMeeting(one, request, now) !== 'cancelled'
  }
  return {
    requests: [...known.values()],
    meetings: meetings
      .filter((one) => one !== undefined)
      .map((one) => asItStands(one, standingMeeting))
      .filter(stands)
      .toSorted((a, b) => (a.start < b.start ? -1 : 1)),
    offers: offers
      .filter((one) => one !== undefined)
      .map((one) => asItStands(one, standingOffer))
      .filter(
        (one) =>
          one.partnerId === partnerId && one.state === 'sent' && !isUnsent(one) && known.get(one.requestId)?.state !== 'closed',
      ),
  }
}

/** The times that a partner has agreed to and that have not begun, by start: what a break asks about. */
export async function agreedTimes(store: Call['store'], diary: Diary, now: Instant): Promise<Meeting[]> {
  const { meetings } = await keptIn(store, diary, now)
  return agreedAmong(meetings, now)
}
