import type { Call } from '../commit/call.ts'
import type { Item } from '../ports.ts'
import { filedKey, filedMeetings, filedNotices } from '../records/filed.ts'
import { keys, keyText } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import type { Offer } from '../records/offer.ts'
import type { Request } from '../records/request.ts'
import type { Aggregate } from './load.ts'

/** What is wanted of what is filed: one meeting, or all that there were. */
export type Filed = { readonly meeting: string } | 'meetings'

type Reads = Pick<Call, 'store'>

/**
 * What of the filed (`records/filed.ts`) somebody speaks of again: what was asked for, and what a message speaks of that
 * came back after it had been filed. Nearly always none of it: then nothing more is read.
 */
export async function withFiled(call: Reads, stored: Aggregate, wanted?: Filed): Promise<Aggregate> {
  const returned = stored.notices.filter(({ back, waitsFor }) => back && waitsFor !== 'nothing')
  const all = wanted === 'meetings' || returned.some(({ facts }) => facts.cancelledAt !== undefined)
  const one = typeof wanted === 'object' ? [keys.meeting(call.store.org, stored.request.id, wanted.meeting)] : []
  const subjects = [...new Map(returned.map(({ subject }) => [keyText(subject), subject])).values()]
  const there = new Set(stored.meetings.map(keyText))
  const missing = [...one, ...subjects].flatMap((key) => (there.has(keyText(key)) ? [] : (filedKey(key) ?? [])))
  const [meetings, single, notices] = await Promise.all([
    all ? call.store.query(filedMeetings(stored.request.pk)).then(({ items }) => items) : [],
    all ? [] : Promise.all(missing.map((key) => call.store.get(key))),
    Promise.all(subjects.map((key) => call.store.query(filedNotices(key)).then(({ items }) => items))),
  ])
  if (meetings.length + single.length + notices.length === 0) return stored
  return {
    ...stored,
    meetings: [...stored.meetings, ...once<Meeting>([...meetings, ...single], there)],
    notices: [...stored.notices, ...once<Notice>(notices.flat(), new Set(stored.notices.map(keyText)))],
  }
}

/** Each that is not there yet: what is filed at that very moment may have been read in both places. */
function once<T>(items: readonly (Item | undefined)[], there: ReadonlySet<string>): T[] {
  const found = items.filter((item) => item !== undefined && !there.has(keyText(item))) as Item[]
  return [...new Map(found.map((item) => [keyText(item), item])).values()] as unknown as T[]
}

/** The meetings that say at which stage an offer is: also filed ones, where none that is not came of it. */
export async function meetingsFor(call: Reads, { request, meetings }: Aggregate, offer: Offer): Promise<readonly Meeting[]> {
  if (offer.state !== 'accepted' || isHeld(request, offer) || meetings.some((one) => one.offerId === offer.id)) return meetings
  const { items } = await call.store.query(filedMeetings(request.pk))
  return [...meetings, ...once<Meeting>(items, new Set(meetings.map(keyText)))]
}

const isHeld = ({ taken }: Request, offer: Offer): boolean =>
  taken.some(({ offerId, state }) => offerId === offer.id && state === 'held')
