import { isDecider } from '../policy/decider.ts'
import { may, whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { getWherever } from '../commit/wherever.ts'
import { requestIdOf, keys, lists } from '../records/keys.ts'
import type { Instant, Item, Page } from '../ports.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { asTheyStand } from '../relationship/load.ts'
import type { Meeting } from '../records/meeting.ts'

/** Meetings read at a time while looking for a worker's own. */
const READ = 500

/** The calendar by start, from and to included; a worker's own, a coordinator's all. */
export async function listMeetings(
  { store, by }: Call,
  { from, to, cursor, limit = 100 }: { from?: Instant; to?: Instant; cursor?: string; limit?: number } = {},
): Promise<{ items: Meeting[]; next?: string }> {
  const range = { ...(from && { from }), ...(to && { to: `${to}~` }) }
  const read = (limit: number, cursor: string | undefined) =>
    store.query({ index: 'own', partition: lists.meetings(store.org), limit, ...range, ...(cursor && { cursor }) })
  if (!may(by, 'meeting.list-all')) {
    const own = await ownAmong((after) => read(READ, after), by, { cursor, limit })
    // Handed over a moment ago, and not yet written into its own record.
    const items = (await asTheyStand({ store }, own.items)).filter((meeting) => may(by, 'meeting.see', { meeting }))
    return { ...own, items }
  }
  const page = await read(limit, cursor)
  const items = await asTheyStand({ store }, page.items as unknown as Meeting[])
  return { items, ...(page.cursor && { next: page.cursor }) }
}

/**
 * A worker's own meetings, picked out of everybody's calendar. A cursor names the meeting it comes after, and whoever
 * gets it can read it: so a worker's names the last of their own, never one of the others read past on the way.
 */
async function ownAmong(
  read: (cursor: string | undefined) => Promise<Page>,
  by: Call['by'],
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ items: Meeting[]; next?: string }> {
  const own: Item[] = []
  let page: Page
  let after = cursor
  do {
    page = await read(after)
    own.push(...page.items.filter((one) => isDecider(one as unknown as Meeting, by)))
    after = page.cursor
  } while (after !== undefined && own.length <= limit)
  const items = own.slice(0, limit)
  const last = own.length > limit ? items.at(-1) : undefined
  return { items: items as unknown as Meeting[], ...(last && { next: page.cursorAfter(last) }) }
}

/** Pages of the calendar looked through for meetings that nobody has said a word about. */
const LOOKED_THROUGH = 4
const MOST_UNMARKED = 50

/** Meetings that began before an instant and still wait to be marked, newest first: a worker's own, a coordinator's all. */
export async function listUnmarked({ store, by }: Call, before: Instant): Promise<{ items: Meeting[] }> {
  const all = may(by, 'meeting.list-all')
  const found: Meeting[] = []
  let cursor: string | undefined
  for (let read = 0; read < LOOKED_THROUGH && found.length < MOST_UNMARKED && (read === 0 || cursor !== undefined); read++) {
    const page = await store.query({
      index: 'own',
      partition: lists.meetings(store.org),
      to: before,
      descending: true,
      limit: READ,
      ...(cursor && { cursor }),
    })
    const meetings = (page.items as unknown as Meeting[]).filter(
      (one) => one.waitsFor === 'outcome' && (all || isDecider(one, by)),
    )
    const standing = await asTheyStand({ store }, meetings)
    found.push(...standing.filter((one) => one.waitsFor === 'outcome' && may(by, 'meeting.see', { meeting: one })))
    cursor = page.cursor
  }
  return { items: found.slice(0, MOST_UNMARKED) }
}

/** One meeting. Refuses NOT_FOUND for another worker's or partner's. */
export async function findMeeting({ store, by }: Call, id: string): Promise<Meeting | Refusal> {
  const stored = (await getWherever(store, keys.meeting(store.org, requestIdOf(id), id))) as Meeting | undefined
  const [meeting] = stored ? await asTheyStand({ store }, [stored]) : []
  const refused = whyNot(by, 'meeting.see', meeting && { meeting })
  return meeting && !refused ? meeting : refuse(refused ?? 'NOT_FOUND')
}
