/**
 * What the domain needs from the world, each port as small as core's need of it.
 * Two equal peers implement all of them: `packages/aws` and `packages/memory`.
 */

/** An instant as ISO 8601 in UTC with milliseconds (`2026-11-25T11:30:00.000Z`): fixed width, so text order is time order. */
export type Instant = string

/** Where a record lives: `pk` names the aggregate, `sk` the record in it. */
export interface Key {
  readonly pk: string
  readonly sk: string
}

/**
 * A stored record: plain JSON (no undefined inside arrays; undefined fields are left out).
 * `version` starts at 1 and rises by one with each replace. Index attributes come in pairs and
 * put the record in that index; `expires` (epoch seconds) makes it absent from then on.
 */
export interface Item extends Key {
  readonly version: number
  readonly expires?: number
  readonly duePk?: string
  readonly dueSk?: string
  readonly listPk?: string
  readonly listSk?: string
  readonly ownPk?: string
  readonly ownSk?: string
  readonly [attribute: string]: unknown
}

export type Write =
  /** The key must be absent; `item.version` is 1, or goes on where a record is moved: the same commit makes it absent elsewhere. */
  | { readonly op: 'insert'; readonly item: Item }
  /** The stored version must be `item.version - 1`. */
  | { readonly op: 'replace'; readonly item: Item }
  | { readonly op: 'remove'; readonly key: Key; readonly version: number }
  /** Nothing is written; the commit fails unless the stored version is this one. 0 = the key must be absent. */
  | { readonly op: 'require'; readonly key: Key; readonly version: number }

/** What remains of a commit for 7 days: shows whether it was done, to a call that is repeated or never heard. */
export interface Receipt {
  readonly opId: string
  readonly at: Instant
  /** Digest of the input, where the caller chose the opId (an idempotency key). */
  readonly fingerprint?: string
  /** Plain JSON: what the use case returned, by its key. */
  readonly result?: unknown
}

export type Commit =
  | { readonly status: 'committed' }
  /** This opId was committed before: nothing was written now. */
  | { readonly status: 'replayed'; readonly receipt: Receipt }
  /** Some record was not at the version expected: nothing was written. */
  | { readonly status: 'conflict'; readonly keys: readonly Key[] }

/** `from` and `to` are inclusive bounds on the sort key, in UTF-8 byte order. */
export interface Query {
  readonly index?: 'list' | 'own'
  readonly partition: string
  readonly from?: string
  readonly to?: string
  readonly descending?: boolean
  /** At most this many items; without it, all of them. */
  readonly limit?: number
  /** Opaque, from an earlier page of the same query. */
  readonly cursor?: string
}

export interface Page {
  readonly items: readonly Item[]
  /** Present where more may follow. */
  readonly cursor?: string
  /** For a page cut shorter by whoever read it: the same query goes on behind this one of its items. */
  cursorAfter(item: Item): string
}

/**
 * One tenant's records. A key or partition of another tenant throws: that is a bug, never something to refuse.
 * The table is read strongly consistently; indexes may lag.
 */
export interface Store {
  readonly org: string
  get(key: Key): Promise<Item | undefined>
  query(query: Query): Promise<Page>
  receipt(opId: string): Promise<Receipt | undefined>
  /**
   * All or nothing; one write per key, at most 99. Throws `Unavailable` when the outcome could not be
   * learnt or the store is overloaded: the same call may be repeated with the same opId.
   */
  commit(receipt: Receipt, writes: readonly Write[]): Promise<Commit>
}

/** The only ways in: a tenant's store by its name, and the keys of what is due, whoever's it is. */
export interface Stores {
  open(org: string): Store
  /** Keys of records whose `due` is at or before the instant, earliest first. Reads the lagging `due` index. */
  due(before: Instant, limit: number, cursor?: string): Promise<{ keys: readonly Key[]; cursor?: string }>
}

export type LinkPurpose = 'offer' | 'meeting' | 'own'

/** What an opaque token in a message opens. Only the token's SHA-256 is ever stored. */
export interface Link {
  readonly org: string
  readonly purpose: LinkPurpose
  readonly partnerId: string
  /** The offer or meeting; absent for one's own page. */
  readonly subject?: Key
  /** A request of which the own page also lists what was cancelled. */
  readonly lists?: Key
  /** From when on links sent to that address count: what the partner's contact said when this one was made. Absent: from ever. */
  readonly since?: Instant
  /** Epoch seconds, real time: storage hygiene only; validity is judged by the subject's state. */
  readonly expires: number
}

/** Who has been written to at a number, or by which code what they were asked is answered from there. */
export interface Numbered {
  readonly org: string
  readonly partnerId: string
  /** The request that the last message went with. */
  readonly requestId: string
  /** What is answered by this code from this number. */
  readonly code?: string
  readonly subject?: Key
  /** The one time that was asked about: an answer counts for no other. */
  readonly start?: Instant
  /** From when on links sent there count, as of a link. */
  readonly since?: Instant
  readonly at: Instant
  /** Epoch seconds, real time. */
  readonly expires: number
}

export type StaffRole = 'worker' | 'coordinator' | 'admin'

/** A signed-in person or machine client. */
export interface Session {
  readonly org: string
  readonly staffId: string
  readonly role: StaffRole
  readonly kind: 'browser' | 'bearer'
  /** Who vouched for the sign-in; must equal the deployment's configured issuer. */
  readonly issuer: string
  /** Epoch seconds, real time. */
  readonly expires: number
}

/** What comes before the tenant is known. Hashes are hex SHA-256 of the secret. */
export interface Directory {
  findLink(hash: string): Promise<Link | undefined>
  saveLink(hash: string, link: Link): Promise<void>
  /**
   * The secret that hashes of telephone numbers are made with: it stays what it was first, `fresh` where there was none. A
   * number has so few digits that anybody could try all of them against a hash without it.
   */
  numberSecret(fresh: string): Promise<string>
  /** Keeps who was written to at a number; the hash is the number's, made with the secret. */
  saveNumber(hash: string, numbered: Numbered): Promise<void>
  /** Keeps a code; false where it is another question's at that number. */
  takeCode(hash: string, numbered: Numbered & Required<Pick<Numbered, 'code' | 'subject'>>): Promise<boolean>
  findNumber(hash: string): Promise<readonly Numbered[]>
  findSession(hash: string): Promise<Session | undefined>
  saveSession(hash: string, session: Session): Promise<void>
  endSession(hash: string): Promise<void>
}

export interface Wakeups {
  /** Makes sure `on-time` is poked with this key at about `at`. Idempotent: the name is made of both. */
  ensure(key: Key, at: Instant): Promise<void>
}

/**
 * What a provider said of one attempt. `rejected` will not get better by itself; `busy` may be tried again. `stopped` and
 * `ours` surely did not go, through our own trouble: with `stopped` none goes by that way until it is mended (credentials,
 * an account's state, its money), with `ours` it may be this message alone. A thrown error means nobody knows whether it went.
 */
export type Sent =
  | { readonly status: 'sent'; readonly providerId: string }
  | { readonly status: 'busy' }
  | { readonly status: 'stopped' | 'ours' | 'rejected'; readonly reason: string }

export interface Email {
  readonly to: string
  readonly fromName: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly invite?: { readonly method: 'REQUEST' | 'CANCEL'; readonly ics: string }
  /** The notice this is, as `pk|sk`: comes back with the receipt. Ids only. */
  readonly tag: string
}

export interface Mail {
  send(email: Email): Promise<Sent>
}

export interface Sms {
  send(sms: { readonly to: string; readonly text: string; readonly tag: string }): Promise<Sent>
}

/** Something that is known apart from the table. Ids and codes only, as in the audit. */
export type KeptOutside =
  /** A commit, as its audit record says. */
  | { readonly kind: 'commit'; readonly event: Item }
  /** What a provider said of a message: its notice's key. */
  | {
      readonly kind: 'receipt'
      readonly key: Key
      readonly at: Instant
      readonly delivered: boolean
      readonly reason?: string
    }

/**
 * What stays when the table is lost: it can only be added to, and whoever adds cannot read it. A table that was put back is
 * told by it what it has forgotten (`restore/put-right.ts`).
 */
export interface Outside {
  /**
   * Adds all of them under one name, of `[\w.-]`, below the hour of `at`. A name that is there already is written again to
   * the same: whoever repeats a call gives the same name. Throws `Unavailable`.
   */
  keep(name: string, at: Instant, kept: readonly KeptOutside[]): Promise<void>
}

export interface Clock {
  /** The domain's time. Local development may turn it. */
  now(): Instant
  /** Real time in epoch seconds: sessions and tokens live in it. */
  real(): number
  /** Waits before a retry. */
  pause(milliseconds: number): Promise<void>
}

/** What is known of telephone numbers everywhere. */
export interface Phones {
  /**
   * A mobile number as people write it (`040 1234501`, `+358 (0)40…`, `00358…`) in E.164; without a country it is a Finnish
   * one. `countries`: ISO 3166 codes of those that messages are sent to. Otherwise why not: it has the form or length of no
   * number; it is of another country; or it is no mobile's, so that it cannot take an SMS.
   */
  mobile(
    text: string,
    countries: readonly string[],
  ): Promise<{ readonly number: string } | { readonly wrong: 'form' | 'country' | 'not-mobile' }>
}

export interface Ids {
  /** A new random id: 20 characters of `0-9a-z`, unguessable. */
  id(): string
  /** A secret for a link or session: 128 random bits, base64url, 22 characters. */
  token(): string
  /** A fraction in [0, 1) for jitter. */
  fraction(): number
}

/** A line in the log: a code and ids, never a person's words or data. */
export interface Log {
  (event: { readonly event: string; readonly [field: string]: string | number | boolean | undefined }): void
}

export interface Ports {
  readonly stores: Stores
  readonly directory: Directory
  readonly wakeups: Wakeups
  readonly mail: Mail
  readonly sms: Sms
  readonly phones: Phones
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** What caused whatever is done with these: kept by what is committed, told in the log (`commit/trace.ts`). */
  readonly trace?: string | undefined
}

/**
 * The world did not answer, or not in time; the same call may be repeated. Anything else thrown is a bug.
 * `newer-version`: a newer program has written what was read here, so that only that one may answer.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
  readonly service: 'store' | 'outside' | 'scheduler' | 'mail' | 'sms' | 'newer-version'
  constructor(service: Unavailable['service'], cause?: unknown) {
    super(`${service} unavailable`, { cause })
    this.service = service
  }
}

/** A cursor that no earlier page of this query gave: garbage, or another query's. The caller's fault, not a bug. */
export class BadCursor extends RangeError {
  override readonly name = 'BadCursor'
  constructor() {
    super('not a cursor of this query')
  }
}
