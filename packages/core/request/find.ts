import { seesAll } from '../actor.ts'
import type { Call } from '../call.ts'
import type { Meeting } from '../meeting/meeting.ts'
import type { Notice } from '../notice/notice.ts'
import type { Offer } from '../offer/offer.ts'
import type { Instant } from '../ports.ts'
import { keys, lists } from '../record.ts'
import { findPartnerCard } from '../partner/find.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { findStaff } from '../staff/find.ts'
import type { Change } from '../work.ts'
import type { Actor } from '../actor.ts'
import { loadAggregate, mayTouch } from './load.ts'
import type { Request, RequestState } from './request.ts'

export interface HistoryLine extends Omit<Change, 'key'> {
  readonly at: Instant
  readonly by: Actor
}

export interface RequestView {
  readonly request: Request
  readonly offers: readonly Offer[]
  readonly meetings: readonly Meeting[]
  readonly notices: readonly Notice[]
  /** Oldest first; diaries and notices left out. */
  readonly history: readonly HistoryLine[]
  /** Who they are: for a worker those who said yes (domain §3), for a coordinator everybody asked. */
  readonly partners: Readonly<Record<string, { readonly firstName: string; readonly introduction: string }>>
  readonly worker?: { readonly id: string; readonly name: string }
}

/** One request with everything of it. Another worker's answers NOT_FOUND, like one that does not exist. */
export async function findRequest(call: Call, id: string): Promise<RequestView | Refusal> {
  const [aggregate, history] = await Promise.all([loadAggregate(call, id), historyOf(call, id)])
  if (!aggregate || !mayTouch(call, aggregate.request)) return refuse('NOT_FOUND')
  const { request, offers } = aggregate
  const shown = seesAll(call.by) ? offers : offers.filter((one) => one.state === 'accepted' || one.state === 'released' || one.counter)
  const ids = [...new Set([...shown.map((one) => one.partnerId), ...request.taken.map((seat) => seat.partnerId)])]
  const [cards, staff] = await Promise.all([Promise.all(ids.map((one) => findPartnerCard(call, one))), findStaff(call, request.workerId)])
  const partners = Object.fromEntries(
    cards.flatMap((card) => (card ? [[card.id, { firstName: card.firstName, introduction: card.introduction }]] : [])),
  )
  return { ...aggregate, history: forReader(call, history), partners, ...(staff && { worker: { id: staff.id, name: staff.name } }) }
}

/** Why a coordinator asked against a rule stays among coordinators, like the offer's override itself. */
function forReader({ by }: Call, history: readonly HistoryLine[]): readonly HistoryLine[] {
  if (seesAll(by)) return history
  return history.map(({ note, ...line }) => (line.kind === 'offer' || note === undefined ? line : { ...line, note }))
}

/** What happened, from the audit: every change with who and when. */
async function historyOf({ store }: Pick<Call, 'store'>, subject: string): Promise<HistoryLine[]> {
  const { items } = await store.query({ partition: keys.events(store.org, subject) })
  return items.flatMap((item) => {
    const { at, by, changes } = item as unknown as { at: Instant; by: Actor; changes: readonly Change[] }
    return changes
      .filter((change) => ['request', 'offer', 'meeting', 'card', 'tenant'].includes(change.kind))
      .map(({ key: _key, ...line }) => ({ ...line, at, by }))
  })
}

/** A worker's own requests, newest first; a coordinator's all open ones by due, or the closed. Filters after reading. */
export async function listRequests(
  call: Call,
  { state, area, cursor, limit = 50 }: { state?: RequestState; area?: string; cursor?: string; limit?: number } = {},
): Promise<{ items: Request[]; next?: string }> {
  const { store, by } = call
  const where = seesAll(by)
    ? { index: 'list' as const, partition: state === 'closed' ? lists.done(store.org) : lists.open(store.org), descending: state === 'closed' }
    : { index: 'own' as const, partition: lists.own(store.org, by.id), descending: true }
  const page = await store.query({ ...where, limit, ...(cursor && { cursor }) })
  const items = (page.items as unknown as Request[]).filter(
    (item) => item.kind === 'request' && (state === undefined || item.state === state) && (area === undefined || item.area === area),
  )
  return { items, ...(page.cursor && { next: page.cursor }) }
}
