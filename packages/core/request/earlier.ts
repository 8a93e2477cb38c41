import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import { filedMeetings, filedNotices } from '../records/filed.ts'
import { isAhead, type Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import { standingMeeting } from '../records/standing.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import { historyOf } from './history.ts'
import { type RequestView, viewFor } from './view.ts'

/** Meetings of one page; each with its messages. */
const MEETINGS = 10

/** A page of what a request's own page does not show any more: `next` is the cursor of the one after it. */
export interface EarlierView {
  readonly view: RequestView
  readonly next?: string
}

interface Paging {
  readonly cursor?: string | undefined
}

/**
 * What has been filed of a request (`records/filed.ts`), the latest made first: its meetings with what was written about
 * them. Refuses NOT_FOUND as the request's own page does. Throws `BadCursor`.
 */
export async function findEarlier(call: Call, id: string, { cursor }: Paging = {}): Promise<EarlierView | Refusal> {
  const there = await mayBeSeen(call, id)
  if (isRefusal(there)) return there
  const { request } = there
  const page = await call.store.query({
    ...filedMeetings(request.pk),
    descending: true,
    limit: MEETINGS,
    ...(cursor && { cursor }),
  })
  const meetings = (page.items as unknown as Meeting[]).map((one) => standingMeeting(one, request))
  // With the first page what belongs to no meeting of any: to the request itself, and to those that its own page shows still.
  const others = cursor ? [] : [request, ...there.meetings.filter((one) => !isAhead(one))]
  const found = await Promise.all([...others, ...meetings].map((one) => call.store.query(filedNotices(one))))
  const notices = found.flatMap(({ items }) => items) as unknown as Notice[]
  const view = await viewFor(call, { ...there, meetings, notices }, { lines: [] })
  return { view, ...(page.cursor && { next: page.cursor }) }
}

/** What happened before what its own page tells. */
export async function findHistory(call: Call, id: string, { cursor }: Paging = {}): Promise<EarlierView | Refusal> {
  const there = await mayBeSeen(call, id)
  if (isRefusal(there)) return there
  const history = await historyOf(call, id, cursor)
  return { view: await viewFor(call, there, history), ...(history.next && { next: history.next }) }
}

async function mayBeSeen(call: Call, id: string): Promise<Aggregate | Refusal> {
  const aggregate = await loadAggregate(call, id)
  const refused = whyNot(call.by, 'request.see', aggregate && { request: aggregate.request })
  return aggregate && !refused ? aggregate : refuse(refused ?? 'NOT_FOUND')
}
