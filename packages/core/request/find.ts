import { seesAll } from '../commit/actor.ts'
import type { Call } from '../commit/call.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import type { Offer } from '../records/offer.ts'
import type { Instant, Page, Query } from '../ports.ts'
import { keys, lists } from '../records/keys.ts'
import { findPartnerCard } from '../relationship/register.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { findStaff } from '../staff/find.ts'
import type { Change } from '../commit/work.ts'
import type { Actor } from '../commit/actor.ts'
import { loadAggregate, mayTouch } from '../relationship/load.ts'
import type { Request, RequestState } from '../records/request.ts'

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
  /**
   * Who they are: for a worker those who said yes (docs/field.md: Who acts), for a coordinator everybody asked. Other
   * partners' ids are '' for a worker.
   */
  readonly partners: Readonly<Record<string, { readonly firstName: string; readonly introduction: string }>>
  readonly worker?: { readonly id: string; readonly name: string }
}

/** One request with everything of it. Refuses NOT_FOUND for another worker's, as for one that does not exist. */
export async function findRequest(call: Call, id: string): Promise<RequestView | Refusal> {
  const [aggregate, history] = await Promise.all([loadAggregate(call, id), historyOf(call, id)])
  if (!aggregate || !mayTouch(call, aggregate.request)) return refuse('NOT_FOUND')
  const { request, offers } = aggregate
  const shown = seesAll(call.by)
    ? offers
    : offers.filter((one) => one.state === 'accepted' || one.state === 'released' || one.counter)
  const ids = [...new Set([...shown.map((one) => one.partnerId), ...request.taken.map((seat) => seat.partnerId)])]
  const [cards, staff] = await Promise.all([
    Promise.all(ids.map((one) => findPartnerCard(call, one))),
    findStaff(call, request.workerId),
  ])
  const partners = Object.fromEntries(
    cards.flatMap((card) => (card ? [[card.id, { firstName: card.firstName, introduction: card.introduction }]] : [])),
  )
  const view = { ...aggregate, history, partners, ...(staff && { worker: { id: staff.id, name: staff.name } }) }
  return seesAll(call.by) ? view : forWorker(view)
}

/**
 * A worker sees that somebody said no, but not who. Even the id is left out, since the same id stands beside a name
 * elsewhere. Why a coordinator asked against a rule stays among coordinators too.
 */
function forWorker(view: RequestView): RequestView {
  const shown = (id: string) => (Object.hasOwn(view.partners, id) ? id : '')
  const person = <T extends { readonly role: string; readonly id: string }>(one: T): T =>
    one.role === 'partner' ? { ...one, id: shown(one.id) } : one
  return {
    ...view,
    offers: view.offers.map((offer) => ({ ...offer, partnerId: shown(offer.partnerId) })),
    notices: view.notices.filter(({ to }) => to.role !== 'partner'),
    history: view.history.map(({ note, ...line }) => ({
      ...line,
      by: { ...person(line.by), ...(line.by.onBehalfOf && { onBehalfOf: person(line.by.onBehalfOf) }) },
      ...(line.kind !== 'offer' && note !== undefined && { note }),
    })),
  }
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

/** Begins the cursors of a coordinator's list that has come to the closed requests; the store's own never hold a full stop. */
const ENDED = 'ended.'

interface Wanted {
  readonly state?: RequestState
  /** Only what has not ended. */
  readonly live?: boolean
  readonly area?: string
  readonly cursor?: string
  readonly limit?: number
}

/** A worker's own requests, newest first; a coordinator's all: the open ones by due, then the closed. Filters after reading. */
export async function listRequests(call: Call, wanted: Wanted = {}): Promise<{ items: Request[]; next?: string }> {
  const { state, live, area } = wanted
  const page = await (seesAll(call.by)
    ? everybodys(call, wanted)
    : read(call, { index: 'own', partition: lists.own(call.store.org, call.by.id), descending: true }, wanted))
  const items = (page.items as unknown as Request[]).filter(
    (item) =>
      item.kind === 'request' &&
      (state === undefined || item.state === state) &&
      (!live || item.state !== 'closed') &&
      (area === undefined || item.area === area),
  )
  return { items, ...(page.cursor && { next: page.cursor }) }
}

async function everybodys(call: Call, { state, live, cursor = '', limit = 50 }: Wanted): Promise<Page> {
  const { org } = call.store
  const open = { index: 'list', partition: lists.open(org) } as const
  const done = { index: 'list', partition: lists.done(org), descending: true } as const
  if (state === 'closed') return read(call, done, { cursor, limit })
  if (state !== undefined || live) return read(call, open, { cursor, limit })
  const ended = cursor.startsWith(ENDED)
  const first: Page = ended ? { items: [] } : await read(call, open, { cursor, limit })
  if (first.cursor !== undefined) return first
  const left = limit - first.items.length
  if (left === 0) return { items: first.items, cursor: ENDED }
  const rest = await read(call, done, { cursor: ended ? cursor.slice(ENDED.length) : '', limit: left })
  return { items: [...first.items, ...rest.items], ...(rest.cursor !== undefined && { cursor: `${ENDED}${rest.cursor}` }) }
}

const read = ({ store }: Call, where: Query, { cursor, limit = 50 }: Wanted): Promise<Page> =>
  store.query({ ...where, limit, ...(cursor && { cursor }) })
