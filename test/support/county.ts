import { createApi } from '../../functions/api/app.ts'
import { createLink } from '../../functions/link/app.tsx'
import { createOnChange } from '../../functions/on-change/handler.ts'
import { createOnTime } from '../../functions/on-time/handler.ts'
import { createStaff } from '../../functions/staff/app.ts'
import { createSweep } from '../../functions/sweep/handler.ts'
import type { Context, DynamoDBRecord } from 'aws-lambda'
import { dynamoDirectory } from '#aws/dynamodb/directory.ts'
import { dynamoStores } from '#aws/dynamodb/stores.ts'
import { callFor } from '#core/commit/call.ts'
import type { SendingPorts } from '#core/notice/sending.ts'
import type { Instant, Key, StaffRole } from '#core/ports.ts'
import { DUE } from '#core/records/keys.ts'
import { memoryPorts } from '#memory/ports.ts'
import { sending } from '#web/sending.ts'
import { sha256 } from '#web/hash.ts'
import type { TestDynamoDb } from './dynamodb.ts'
import { type Meter, meter } from './meter.ts'
import { aPartner, seedTenant } from './tenant.ts'

const ORG = 'varsinais'
const URL = 'https://r.example.fi'
const ISSUER = 'https://issuer.example.fi'
/** A Monday morning in Helsinki, 10:00. */
const START: Instant = '2026-11-23T08:00:00.000Z'
/** The event source's batch size (infra/constructs/failures.ts). */
const BATCH = 10
/** The nearest wake-up Scheduler is asked for (packages/aws/scheduler.ts). */
const SOONEST_MS = 2 * 60_000

export type Room = 'api' | 'staff' | 'link' | 'on-change' | 'on-time' | 'sweep'

export interface County {
  readonly meter: Meter
  readonly partners: readonly string[]
  /** Times each room was called. */
  readonly invoked: Readonly<Record<Room, number>>
  readonly scheduled: () => number
  readonly mails: () => number
  readonly letters: () => readonly { readonly text: string }[]
  readonly texts: () => readonly { readonly to: string; readonly text: string }[]
  /** What was logged as gone wrong: nothing, in a good life. */
  readonly troubles: () => readonly string[]
  api(who: Who, method: string, path: string, body?: unknown): Promise<unknown>
  /** A page of the staff's, fetched. */
  page(who: Who, path: string): Promise<string>
  /** A page behind a link: fetched, or a form posted. */
  link(path: string, form?: Readonly<Record<string, string>>): Promise<string>
  /** Delivers the stream until nothing more follows. */
  settle(): Promise<void>
  /** Time passes; wake-ups come when they are due. */
  passTo(instant: Instant): Promise<void>
  sweep(): Promise<void>
}

export type Who = 'worker' | 'coordinator'

/** The rooms as deployed, on a real table over the wire, with everybody in one process and every call counted. */
export async function county(
  { client, tableName }: TestDynamoDb,
  { partners: many }: { readonly partners: number },
): Promise<County> {
  const counted = meter()
  const memory = memoryPorts({ seed: 5, now: START })
  const { clock } = memory
  const database = { client, tableName, real: clock.real }
  const pending: DynamoDBRecord[] = []
  counted.watch(client)
  followWrites(client, pending)

  const invoked = { api: 0, staff: 0, link: 0, 'on-change': 0, 'on-time': 0, sweep: 0 }
  const env = { LINK_URL: URL, PUBLIC_URL: URL, MAIL_FROM: 'viesti@example.fi' }
  let scheduled = 0
  const wakeups = {
    async ensure(key: Key, at: Instant) {
      scheduled++
      await memory.wakeups.ensure(key, new Date(Math.max(Date.parse(at), Date.parse(clock.now()) + SOONEST_MS)).toISOString())
    },
  }
  const ports: SendingPorts = sending(
    { ...memory, stores: dynamoStores(database), directory: dynamoDirectory(database), wakeups },
    env,
  )
  const settings = { publicUrl: URL, linkUrl: URL, mailFrom: env.MAIL_FROM, issuer: ISSUER }
  const rooms = {
    api: createApi(ports, settings),
    staff: createStaff(ports, settings),
    link: createLink(ports, settings),
    'on-change': createOnChange(ports),
    'on-time': createOnTime(ports),
    sweep: createSweep(ports),
  }
  const context = { getRemainingTimeInMillis: () => 60_000 } as Context

  async function ask(room: 'api' | 'staff' | 'link', path: string, init: RequestInit): Promise<string> {
    invoked[room]++
    const answer = await rooms[room].request(`${URL}${path}`, init)
    const text = await answer.text()
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`)
    return text
  }
  async function settle(): Promise<void> {
    while (pending.length > 0) {
      invoked['on-change']++
      const { batchItemFailures } = (await rooms['on-change']({ Records: pending.splice(0, BATCH) }, context)) ?? {
        batchItemFailures: [],
      }
      if (batchItemFailures.length > 0) throw new Error('on-change left something')
    }
  }
  const fired = new Set<string>()
  async function passTo(instant: Instant): Promise<void> {
    await settle()
    for (;;) {
      const [next] = memory.wakeups.asked
        .filter((one) => !fired.has(JSON.stringify(one)) && one.at <= instant)
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      if (!next) break
      fired.add(JSON.stringify(next))
      clock.pass(Math.max(0, Date.parse(next.at) - Date.parse(clock.now())))
      invoked['on-time']++
      await rooms['on-time'](next.key, context)
      await settle()
    }
    clock.pass(Math.max(0, Date.parse(instant) - Date.parse(clock.now())))
  }

  await seedTenant(callFor(ports, ORG, { role: 'admin', id: 'admin' }))
  const coordinator = callFor(ports, ORG, { role: 'coordinator', id: 'coordinator' })
  const partners: string[] = []
  while (partners.length < many) partners.push(await aPartner(coordinator, { availability: AVAILABLE }))
  for (const who of ['worker', 'coordinator'] as const) await signIn(ports, who)
  await settle()
  await passTo(new Date(Date.parse(START) + 3_600_000).toISOString())
  const quiet = { invoked: { ...invoked }, scheduled }

  return {
    meter: counted,
    partners,
    get invoked() {
      return Object.fromEntries(
        Object.entries(invoked).map(([room, times]) => [room, times - quiet.invoked[room as Room]]),
      ) as Record<Room, number>
    },
    scheduled: () => scheduled - quiet.scheduled,
    mails: () => memory.mail.handed.length,
    letters: () => memory.mail.handed,
    texts: () => memory.sms.handed,
    troubles: () => memory.log.lines.map(({ event }) => event).filter((event) => /bug|fail|unavail|unread/.test(event)),
    async api(who, method, path, body) {
      const headers = {
        authorization: `Bearer ${tokenOf(who, 'bearer')}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      }
      return JSON.parse(
        await ask('api', `/api/v1${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }),
      )
    },
    page: (who, path) => ask('staff', path, { headers: { cookie: `__Host-session=${tokenOf(who, 'browser')}` } }),
    link: (path, form) =>
      ask('link', path, form ? { method: 'POST', body: new URLSearchParams(form), headers: { origin: URL } } : {}),
    settle,
    passTo,
    async sweep() {
      invoked.sweep++
      await rooms.sweep({}, context)
    },
  }
}

const AVAILABLE = { weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })) }

const tokenOf = (who: Who, kind: string): string => `${kind}-of-${who}`.padEnd(22, '_').slice(0, 22)

async function signIn(ports: SendingPorts, staffId: Who): Promise<void> {
  const role: StaffRole = staffId
  for (const kind of ['bearer', 'browser'] as const) {
    const expires = ports.clock.real() + 90 * 86_400
    await ports.directory.saveSession(sha256(tokenOf(staffId, kind)), { org: ORG, staffId, role, kind, issuer: ISSUER, expires })
  }
}

/** The table's stream, read where the writes leave, as they go over the wire: only what the event source's filter lets through. */
function followWrites(client: TestDynamoDb['client'], pending: DynamoDBRecord[]): void {
  let sequence = 0
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args)
        if (commandName === 'TransactWriteItemsCommand') {
          for (const { Put } of (args.input as { TransactItems: { Put?: { Item: Image } }[] }).TransactItems) {
            if (Put?.Item['duePk']?.S === DUE) pending.push(recordOf(Put.Item, String(++sequence).padStart(10, '0')))
          }
        }
        return answer
      },
    { step: 'build', name: 'stream' },
  )
}

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>

function recordOf(image: Image, SequenceNumber: string): DynamoDBRecord {
  const Keys = { pk: image['pk'], sk: image['sk'] } as Image
  return { eventID: SequenceNumber, eventName: 'MODIFY', dynamodb: { Keys, NewImage: image, SequenceNumber } }
}
