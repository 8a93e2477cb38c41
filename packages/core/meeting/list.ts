import { seesAll } from '../actor.ts'
import type { Call } from '../call.ts'
import { requestIdOf } from '../offer/offer.ts'
import type { Instant } from '../ports.ts'
import { keys, lists } from '../record.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Meeting } from './meeting.ts'

/** The calendar by start, from and to included; a worker's own, a coordinator's all. A page may hold fewer than its limit. */
export async function listMeetings(
  { store, by }: Call,
  { from, to, cursor, limit = 100 }: { from?: Instant; to?: Instant; cursor?: string; limit?: number } = {},
): Promise<{ items: Meeting[]; next?: string }> {
  const range = { ...(from && { from }), ...(to && { to: `${to}~` }), ...(cursor && { cursor }) }
  const page = await store.query({ index: 'own', partition: lists.meetings(store.org), limit, ...range })
  const items = (page.items as unknown as Meeting[]).filter((one) => seesAll(by) || one.workerId === by.id)
  return { items, ...(page.cursor && { next: page.cursor }) }
}

/** One meeting; another worker's or partner's answers NOT_FOUND. */
export async function findMeeting({ store, by }: Call, id: string): Promise<Meeting | Refusal> {
  const meeting = (await store.get(keys.meeting(store.org, requestIdOf(id), id))) as Meeting | undefined
  const mine = meeting && (seesAll(by) || meeting.workerId === by.id || meeting.partnerId === by.id)
  return mine ? meeting : refuse('NOT_FOUND')
}
