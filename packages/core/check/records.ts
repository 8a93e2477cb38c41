import type { Agreement } from '../records/agreement.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Gap } from '../records/gap.ts'
import type { Text } from '../records/text.ts'
import type { GoingOn } from '../records/going-on.ts'
import type { Digest } from '../records/digest.ts'
import type { Errand } from '../records/errand.ts'
import { standingMeeting, standingOffer } from '../records/standing.ts'
import type { Notice } from '../records/notice.ts'
import type { Organisation } from '../records/organisation.ts'
import type { Offer } from '../records/offer.ts'
import type { Card, Contact, Diary, LedgerEntry } from '../records/partner.ts'
import type { Instant, Item, Key, Link } from '../ports.ts'
import { isLive, type Live, type Recorded, SCHEMA } from '../records/record.ts'
import { keyText } from '../records/keys.ts'
import type { Request } from '../records/request.ts'
import type { Standstill } from '../records/standstill.ts'
import type { Family } from '../records/family.ts'
import type { Staff } from '../records/staff.ts'
import type { Tally } from '../records/tally.ts'
import type { Tenant } from '../records/tenant.ts'
import type { Change } from '../commit/work.ts'

export interface OfKind {
  request: Request
  offer: Offer
  meeting: Meeting
  notice: Notice
  card: Card
  diary: Diary
  tenant: Tenant
  errand: Errand
  'going-on': GoingOn
  digest: Digest
  standstill: Standstill
  gap: Gap
  text: Text
  contact: Contact
  ledger: LedgerEntry
  agreement: Agreement
  organisation: Organisation
  family: Family
  staff: Staff
  event: Event
  tally: Tally
}
type KnownKind = keyof OfKind

export interface Event extends Recorded {
  readonly kind: 'event'
  readonly at: Instant
  readonly changes: readonly Change[]
}

export type StoredLink = Link & Item

/** One tenant's records, sorted for the rules. */
export interface Records {
  /** Offers and meetings as they stand (`records/standing.ts`); as stored they are among `live`. */
  all<K extends KnownKind>(kind: K): readonly OfKind[K][]
  at(key: Key): Item | undefined
  readonly live: readonly Live[]
  /** Everything an audit record is written of. */
  readonly audited: readonly Recorded[]
  readonly receipts: readonly Item[]
  readonly links: readonly StoredLink[]
  /** Of a kind or schema this program does not know: written by a newer one, so not judged. */
  readonly unknown: readonly Item[]
}

/** Each of them, or it does not compile. */
const KNOWN: readonly string[] = Object.keys({
  request: 1,
  offer: 1,
  meeting: 1,
  notice: 1,
  card: 1,
  diary: 1,
  tenant: 1,
  errand: 1,
  'going-on': 1,
  digest: 1,
  standstill: 1,
  gap: 1,
  text: 1,
  contact: 1,
  ledger: 1,
  agreement: 1,
  organisation: 1,
  family: 1,
  staff: 1,
  event: 1,
  tally: 1,
} satisfies Record<KnownKind, 1>)

export function sortRecords(items: readonly Item[]): Records {
  const kinds = new Map<string, Recorded[]>(KNOWN.map((kind) => [kind, []]))
  const there = items.filter((item) => !isLeft(item))
  const byKey = new Map(there.map((item) => [keyText(item), item]))
  const receipts: Item[] = []
  const links: StoredLink[] = []
  const unknown: Item[] = []
  for (const item of there) {
    if (item.pk.startsWith('LINK#')) links.push(item as unknown as StoredLink)
    else if (item.pk.includes('#OP#')) receipts.push(item)
    else if (!isKnown(item)) unknown.push(item)
    else kinds.get(item.kind)!.push(item)
  }
  const requests = new Map((kinds.get('request') as Request[]).map((one) => [one.id, one]))
  const audited = [...kinds].flatMap(([kind, records]) => (kind === 'event' || kind === 'tally' ? [] : records))
  const standing = new Map(kinds)
  standing.set(
    'offer',
    (kinds.get('offer') as Offer[]).map((one) => asItStands(one, requests.get(one.requestId), standingOffer)),
  )
  standing.set(
    'meeting',
    (kinds.get('meeting') as Meeting[]).map((one) => asItStands(one, requests.get(one.requestId), standingMeeting)),
  )
  return {
    all: <K extends KnownKind>(kind: K) => standing.get(kind) as unknown as readonly OfKind[K][],
    at: (key) => byKey.get(keyText(key)),
    live: audited.filter(isLive),
    audited,
    receipts,
    links,
    unknown,
  }
}

/** What stands where a record was moved from (`records/filed.ts`), until it goes for good. */
const isLeft = (item: Item): boolean => item.expires !== undefined && item['kind'] === undefined && item.pk.includes('#REQ#')

const isKnown = (item: Item): item is Recorded =>
  KNOWN.includes(String(item['kind'])) && typeof item['schema'] === 'number' && item['schema'] <= SCHEMA

const asItStands = <T>(one: T, request: Request | undefined, how: (one: T, request: Request) => T): T =>
  request ? how(one, request) : one
