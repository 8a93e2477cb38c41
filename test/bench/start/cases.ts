import { randomBytes } from 'node:crypto'

/** What a room is asked in a fresh process, twice: once so that it needs no table, once so that it reads it. */
export interface Case {
  readonly room: string
  /** The issue's aim for the first answer, as a multiple of an empty handler's; absent for what we do not build. */
  readonly aim?: number
  readonly asked: readonly Asked[]
}

export interface Asked {
  readonly what: string
  readonly event: unknown
  /** A web room's answer; triggers answer no status. */
  readonly status?: number
  readonly table: boolean
}

const ISSUER = 'https://issuer.example.fi'
const ORIGIN = 'https://r.example.fi'

/** The environment of every room; one that reads no variable is not slowed down by it. */
export const ENVIRONMENT = {
  TABLE_NAME: 'rinnalla',
  OUTSIDE_BUCKET: 'rinnalla-outside',
  PUBLIC_URL: ORIGIN,
  LINK_URL: ORIGIN,
  ISSUER,
  MAIL_FROM: 'viesti@example.fi',
  MAIL_CONFIGURATION_SET: 'mail',
  SMS_SENDER: 'Rinnalla',
  SMS_CONFIGURATION_SET: 'sms',
  SCHEDULE_GROUP: 'wakeups',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::1:role/wake',
  ON_TIME_ARN: 'arn:aws:lambda:eu-north-1:1:function:on-time',
  WAKEUP_DLQ_ARN: 'arn:aws:sqs:eu-north-1:1:dlq',
  AWS_REGION: 'eu-north-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
}

/** A token nobody was given, in the right form: it is looked for. */
const token = randomBytes(16).toString('base64url')

const key = { pk: 'varsinais#REQ#1', sk: 'A' }

/** A record that waits for nothing: read once, nothing to do. Stands in the table before anything is measured. */
export const AT_REST = {
  pk: { S: key.pk },
  sk: { S: key.sk },
  version: { N: '1' },
  schema: { N: '1' },
  kind: { S: 'request' },
  state: { S: 'closed' },
  waitsFor: { S: 'nothing' },
  due: { NULL: true },
  owner: { S: 'nobody' },
} as const

const link = get('/o/short')
const unknown = get(`/o/${token}`)

export const CASES: readonly Case[] = [
  {
    room: 'link',
    aim: 4.3,
    asked: [
      { what: 'a mangled link: page', event: link, status: 404, table: false },
      { what: 'an unknown link: page', event: unknown, status: 404, table: true },
    ],
  },
  {
    room: 'staff',
    aim: 5,
    asked: [
      { what: 'not signed in: redirect', event: get('/requests'), status: 303, table: false },
      {
        what: 'an ended session: redirect',
        event: get('/requests', { cookie: `__Host-session=${token}` }),
        status: 303,
        table: true,
      },
    ],
  },
  {
    room: 'api',
    aim: 5,
    asked: [
      { what: 'health', event: get('/health'), status: 200, table: false },
      {
        what: 'an unknown bearer token: 401',
        event: get('/api/v1/requests', { authorization: `Bearer ${token}` }),
        status: 401,
        table: true,
      },
    ],
  },
  {
    room: 'on-change',
    aim: 4.3,
    asked: [
      { what: 'a batch of nothing', event: { Records: [] }, table: false },
      { what: 'one record, at rest by now', event: { Records: [change()] }, table: true },
    ],
  },
  {
    room: 'on-commit',
    aim: 4.3,
    asked: [{ what: 'a batch of nothing', event: { Records: [] }, table: false }],
  },
  {
    room: 'on-time',
    aim: 4.3,
    asked: [
      { what: 'an unreadable payload', event: {}, table: false },
      { what: 'one record, at rest by now', event: key, table: true },
    ],
  },
  { room: 'sweep', aim: 4.3, asked: [{ what: 'nothing is due', event: {}, table: true }] },
  {
    room: 'on-receipt',
    aim: 4.3,
    asked: [
      { what: 'an e-mail on its way: nothing to do', event: receipt(told('Send')), table: false },
      { what: 'a delivery of a notice that is gone', event: receipt(told('Delivery')), table: true },
    ],
  },
  {
    room: 'on-failed',
    aim: 4.3,
    asked: [
      { what: 'an unreadable message', event: letter(''), table: false },
      { what: 'a wake-up of a record at rest by now', event: letter(JSON.stringify(key)), table: true },
    ],
  },
]

function get(path: string, more: Readonly<Record<string, string>> = {}) {
  const http = { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'bench' }
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'r.example.fi', ...more },
    isBase64Encoded: false,
    ...('cookie' in more && { cookies: [more['cookie']] }),
    requestContext: { http, domainName: 'r.example.fi', stage: '$default', timeEpoch: 0 },
  }
}

function change() {
  const text = { pk: { S: key.pk }, sk: { S: key.sk } }
  const due = '2020-01-01T00:00:00.000Z'
  const NewImage = { ...text, due: { S: due }, duePk: { S: 'DUE' }, dueSk: { S: `${due}#${key.pk}|${key.sk}` } }
  return { eventID: '1', eventName: 'MODIFY', dynamodb: { Keys: text, NewImage, SequenceNumber: '1' } }
}

function letter(body: string) {
  return { Records: [{ messageId: '1', body }] }
}

/** As SES tells of an e-mail. */
function told(eventType: string): string {
  const notice = Buffer.from('varsinais#REQ#1|NOTE#1').toString('base64url')
  return JSON.stringify({ eventType, mail: { tags: { notice: [notice] } } })
}

function receipt(Message: string) {
  return { Records: [{ Sns: { MessageId: '1', Message } }] }
}
