import type { Instant, Item, Key } from '../ports.ts'
import { unfiledKey } from './filed.ts'

export const keyOf = (item: Key): Key => ({ pk: item.pk, sk: item.sk })
/** What a record is known by, wherever it stands (`filed.ts`). */
export const keyText = (key: Key): string => `${key.pk}|${unfiledKey(key).sk}`

export function keyFrom(text: string): Key {
  const bar = text.indexOf('|')
  if (bar < 1) throw new Error('not a key')
  return { pk: text.slice(0, bar), sk: text.slice(bar + 1) }
}

export const orgOf = (key: Key): string => key.pk.slice(0, key.pk.indexOf('#'))

/** Every key of the table, in one place. Ids hold no `#` or `|`. */
export const keys = {
  aggregate: (org: string, requestId: string) => `${org}#REQ#${requestId}`,
  request: (org: string, id: string): Key => ({ pk: `${org}#REQ#${id}`, sk: 'A' }),
  offer: (org: string, requestId: string, id: string): Key => ({ pk: `${org}#REQ#${requestId}`, sk: `OFFER#${id}` }),
  meeting: (org: string, requestId: string, id: string): Key => ({ pk: `${org}#REQ#${requestId}`, sk: `MEET#${id}` }),
  notice: (org: string, requestId: string, id: string): Key => ({ pk: `${org}#REQ#${requestId}`, sk: `NOTE#${id}` }),
  errand: (org: string, requestId: string): Key => ({ pk: `${org}#REQ#${requestId}`, sk: 'TIDY' }),
  goingOn: (org: string, requestId: string): Key => ({ pk: `${org}#REQ#${requestId}`, sk: 'GOES' }),
  contact: (org: string, partnerId: string): Key => ({ pk: `${org}#PTR#${partnerId}`, sk: 'A' }),
  ledger: (org: string, partnerId: string, date: string, meetingId: string): Key => ({
    pk: `${org}#PTR#${partnerId}`,
    sk: `LEDGER#${date}#${meetingId}`,
  }),
  /** The n-th correction of that entry. */
  correction: (org: string, partnerId: string, date: string, meetingId: string, n: number): Key => ({
    pk: `${org}#PTR#${partnerId}`,
    sk: `LEDGER#${date}#${meetingId}#${n}`,
  }),
  register: (org: string) => `${org}#MATCH`,
  card: (org: string, partnerId: string): Key => ({ pk: `${org}#MATCH`, sk: `${partnerId}#CARD` }),
  diary: (org: string, partnerId: string): Key => ({ pk: `${org}#MATCH`, sk: `${partnerId}#DIARY` }),
  /** `~` sorts behind every partner id. */
  tenant: (org: string): Key => ({ pk: `${org}#MATCH`, sk: '~TENANT' }),
  /** Agreements of one municipality, by phase, organisation and first day: what a decision rests on is a stretch of it. */
  agreements: (org: string, area: string) => `${org}#AGR#${area}`,
  agreement(org: string, id: string): Key {
    const [area, ...rest] = id.split('.')
    return { pk: `${org}#AGR#${area}`, sk: rest.join('#') }
  },
  organisations: (org: string) => `${org}#ORG`,
  organisation: (org: string, id: string): Key => ({ pk: `${org}#ORG`, sk: id }),
  /** Requests of one client, by reference. */
  family: (org: string, reference: string): Key => ({ pk: `${org}#REF#${reference}`, sk: 'A' }),
  staff: (org: string, id: string): Key => ({ pk: `${org}#STAFF`, sk: id }),
  events: (org: string, subjectId: string) => `${org}#EVT#${subjectId}`,
  /** When a mailbox is told what waits for a coordinator: the one they share, or one's own. */
  digest: (org: string, id: string): Key => ({ pk: `${org}#DIGEST`, sk: id }),
  /** What the sweep has in its hands: one, under `SWEEPS`. */
  sweepMark: (org: string): Key => ({ pk: `${org}#SWEEP`, sk: 'MARK' }),
  /** What keeps messages from going: `deployment`, `tenant`, `sms`, `email`. Read together by whoever sends. */
  sending: (org: string) => `${org}#SENDING`,
  standstill: (org: string, id: string): Key => ({ pk: `${org}#SENDING`, sk: id }),
  /** What a table that was put back has forgotten: one for each request or partner, or the tenant. */
  gap: (org: string, id: string): Key => ({ pk: `${org}#GAP`, sk: id }),
  /** What partners wrote by SMS that is no answer. */
  text: (org: string, id: string): Key => ({ pk: `${org}#TEXT`, sk: id }),
  gaps: (org: string) => `${org}#GAP`,
  receipt: (org: string, opId: string): Key => ({ pk: `${org}#OP#${opId}`, sk: 'RECEIPT' }),
} as const

export const lists = {
  /** `list`: open work by due: every open request, and whatever else a coordinator owns. */
  open: (org: string) => `${org}#OPEN`,
  /** `list`: closed requests by closing. */
  done: (org: string) => `${org}#DONE`,
  /** `list`: messages held back while sending stands still, by when they were to go. */
  held: (org: string) => `${org}#HELD`,
  /** `list`: agreements that end, by their last day. */
  ends: (org: string) => `${org}#ENDS`,
  /** `own`: a worker's requests by creation. */
  own: (org: string, workerId: string) => `${org}#W#${workerId}`,
  /** `own`: the calendar, by start. Not in `list`, where a meeting may stand as open work at the same time. */
  meetings: (org: string) => `${org}#MEET`,
} as const

/** Whose records the sweep's own are: no tenant's, and no tenant can be called so. */
export const SWEEPS = '~sweeps'

/** The index every live record with a due stands in, whoever's it is. */
export const DUE = 'DUE'

/** Index attributes of the `due` index; none at rest. */
export function dueIndex(live: Key & { readonly due: Instant | null }): Pick<Item, 'duePk' | 'dueSk'> {
  return live.due === null ? { duePk: undefined, dueSk: undefined } : { duePk: DUE, dueSk: `${live.due}#${keyText(live)}` }
}

/** The request an offer, meeting or notice belongs to: the first part of its id. */
export const requestIdOf = (id: string): string => id.split('.', 1)[0] ?? id
