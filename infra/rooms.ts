/**
 * What each room of `functions/` is given: its environment, its share of the table and its powers.
 * Plain data, read by the stack, by the local cloud and by the tests; nothing here imports CDK.
 */

export const ROOMS = ['api', 'staff', 'link', 'on-change', 'on-commit', 'on-time', 'sweep', 'on-receipt', 'on-failed'] as const
export type Room = (typeof ROOMS)[number]

export type Variable =
  | 'TABLE_NAME'
  | 'OUTSIDE_BUCKET'
  | 'METRICS_NAMESPACE'
  | 'PUBLIC_URL'
  | 'LINK_URL'
  | 'ISSUER'
  | 'SIGN_IN_URL'
  | 'TOKEN_PATH'
  | 'MAIL_FROM'
  | 'MAIL_CONFIGURATION_SET'
  | 'SMS_SENDER'
  | 'SMS_NUMBER'
  | 'SMS_CONFIGURATION_SET'
  | 'SCHEDULE_GROUP'
  | 'SCHEDULE_ROLE_ARN'
  | 'ON_TIME_ARN'
  | 'WAKEUP_DLQ_ARN'

/** `keep`: adds to what is kept outside the table, and reads nothing of it. */
export type Power = 'schedule' | 'send' | 'keep'

/** Partition keys, `*` standing for a tenant, an id or a hash (the forms are in `packages/core/records/keys.ts`). */
export interface TableShare {
  /** Partitions read and written, never deleted from: aggregates, the register, receipts of commits. */
  readonly write: readonly string[]
  readonly read?: readonly string[]
  /** Partitions read record by record and in stretches, never written. */
  readonly query?: readonly string[]
  /** Partitions where a record may only be put: the audit trail, a link's hash when its message is sent. */
  readonly put?: readonly string[]
  /** Partitions where a record may be deleted: a session that ends. */
  readonly remove?: readonly string[]
  /** Index → the partitions of it that are queried. */
  readonly indexes?: Readonly<Partial<Record<'due' | 'list' | 'own', readonly string[]>>>
}

export interface RoomNeeds {
  /** In one line, for whoever reads the function list in the console. */
  readonly does: string
  readonly environment: readonly Variable[]
  readonly table: TableShare
  readonly powers: readonly Power[]
  /** Seconds. Where a person waits for it, below the 30 s of an HTTP API, so that they see our page and not the gateway's. */
  readonly timeout: number
}

const AGGREGATES = ['*#REQ#*', '*#MATCH', '*#OP#*'] as const
/** When the coordinators' mailboxes are told what waits. */
const DIGESTS = '*#DIGEST'
/** What keeps messages from going: a tenant's own, and the hold on all of them. */
const SENDING = '*#SENDING'
/** What a table that was put back has forgotten. */
const GAPS = '*#GAP'
/** What partners wrote by SMS that is no answer. */
const TEXTS = '*#TEXT'
/** Who was written to at which number, under hashes made with one secret; and the codes of what they were asked. */
const NUMBERS = 'NUM#*'
const NUMBER_SECRET = 'NUM#SECRET'
/** Which organisation's partners serve where: kept by people, read by whatever looks for a partner. */
const AGREEMENTS = '*#AGR#*'
/** The organisations that these and partners' cards name. */
const ORGANISATIONS = '*#ORG'
/** Which requests are of one client: read and written by whoever asks. */
const FAMILIES = '*#REF#*'
const TENANT = [...AGGREGATES, '*#PTR#*', '*#STAFF', DIGESTS, SENDING, GAPS, TEXTS] as const
/** What one person has done in a day: counted by those whom people ask, for the brakes. */
const COUNTS = '*#TALLY#*'
/** What the sweep has in its hands. */
const SWEEPS = '*#SWEEP'
/** Read by those whose pages tell a history; the others only add to it. */
const AUDIT = '*#EVT#*'
const LISTS = { list: ['*#OPEN', '*#DONE', '*#HELD', '*#ENDS'], own: ['*#*'] } as const

/** Everything `advance` may have to do. */
const ADVANCING = {
  environment: [
    'TABLE_NAME',
    'METRICS_NAMESPACE',
    'LINK_URL',
    'PUBLIC_URL',
    'MAIL_FROM',
    'MAIL_CONFIGURATION_SET',
    'SMS_SENDER',
    'SMS_NUMBER',
    'SMS_CONFIGURATION_SET',
    'SCHEDULE_GROUP',
    'SCHEDULE_ROLE_ARN',
    'ON_TIME_ARN',
    'WAKEUP_DLQ_ARN',
  ],
  table: {
    write: TENANT,
    read: [NUMBER_SECRET],
    query: [AGREEMENTS],
    put: [AUDIT, 'LINK#*', NUMBERS],
    indexes: { list: LISTS.list },
  },
  powers: ['schedule', 'send'],
  timeout: 60,
} as const satisfies Partial<RoomNeeds>

export const NEEDS: Readonly<Record<Room, RoomNeeds>> = {
  api: {
    does: 'Answers machine clients',
    environment: ['TABLE_NAME', 'METRICS_NAMESPACE', 'PUBLIC_URL', 'ISSUER', 'TOKEN_PATH'],
    table: { write: [...TENANT, AGREEMENTS, ORGANISATIONS, FAMILIES, COUNTS, AUDIT], read: ['SESS#*'], indexes: LISTS },
    powers: [],
    timeout: 20,
  },
  staff: {
    does: 'Pages of workers and coordinators',
    environment: ['TABLE_NAME', 'METRICS_NAMESPACE', 'PUBLIC_URL', 'ISSUER', 'SIGN_IN_URL'],
    table: {
      write: [...TENANT, AGREEMENTS, ORGANISATIONS, FAMILIES, COUNTS, AUDIT],
      read: ['SESS#*'],
      remove: ['SESS#*'],
      indexes: LISTS,
    },
    powers: [],
    timeout: 20,
  },
  link: {
    does: 'Pages reached from a message, without login',
    environment: ['TABLE_NAME', 'METRICS_NAMESPACE', 'PUBLIC_URL', 'LINK_URL', 'MAIL_FROM'],
    // No contact details: what this door opens is known to whoever holds a message. Of staff, the worker whom a confirmed partner calls.
    table: { write: [...AGGREGATES, COUNTS], read: ['LINK#*', SENDING, '*#STAFF'], query: [AGREEMENTS], put: [AUDIT] },
    powers: [],
    timeout: 20,
  },
  'on-change': { ...ADVANCING, does: 'Advances a record that changed' },
  'on-commit': {
    does: 'Keeps what the audit says outside the table',
    environment: ['OUTSIDE_BUCKET', 'METRICS_NAMESPACE'],
    table: { write: [] },
    powers: ['keep'],
    timeout: 60,
  },
  'on-time': { ...ADVANCING, does: 'Advances a record whose time has come' },
  sweep: {
    ...ADVANCING,
    does: 'Advances what nobody woke',
    table: { ...ADVANCING.table, write: [...ADVANCING.table.write, SWEEPS], indexes: { list: LISTS.list, due: ['DUE'] } },
    timeout: 290, // as long as it can be before the next
  },
  'on-receipt': {
    does: 'Notes what became of a message, and takes in what partners write by SMS',
    environment: ['TABLE_NAME', 'OUTSIDE_BUCKET', 'METRICS_NAMESPACE'],
    // An answer by SMS changes what one by a link does, and like that it needs no contact details: whose number it is, a hash says.
    table: { write: [...AGGREGATES, COUNTS, DIGESTS, TEXTS], query: [AGREEMENTS, NUMBERS], put: [AUDIT, NUMBER_SECRET] },
    powers: ['keep'],
    timeout: 30,
  },
  'on-failed': {
    does: 'Shows a coordinator what nobody could do',
    environment: ['TABLE_NAME', 'METRICS_NAMESPACE'],
    // Commits waits and receipts, never a step: it sends nothing and opens no contact details.
    table: { write: [...AGGREGATES, DIGESTS, SENDING, GAPS, TEXTS], read: [SWEEPS], put: [AUDIT] },
    powers: [],
    timeout: 60,
  },
}

/** The HTTP API's routes, most specific first wins; `$default` is what no other one takes. */
export const ROUTES: readonly { readonly path: string; readonly room: Room }[] = [
  { path: '/api/v1/{proxy+}', room: 'api' },
  { path: '/openapi.json', room: 'api' },
  { path: '/docs', room: 'api' },
  { path: '/docs/{proxy+}', room: 'api' },
  { path: '/health', room: 'api' },
  { path: '/o/{proxy+}', room: 'link' },
  { path: '/m/{proxy+}', room: 'link' },
  { path: '/f/{proxy+}', room: 'link' },
  { path: '$default', room: 'staff' },
]
