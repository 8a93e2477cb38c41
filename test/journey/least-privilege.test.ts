import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environmentOf, LOCAL_TABLE } from '#local/environment.ts'
import { DEMO_ORG } from '#local/people.ts'
import { ROOMS, type Room } from '../../infra/rooms.ts'
import { deploy, functionOf } from '../infra/deployment.ts'
import { mayByEveryReading, type Statement, statementsOf } from '../infra/iam.ts'
import { preflightOf } from '../../packages/operations/preflight/rooms.ts'
import { startTestCloud, type TestCloud } from '../support/cloud.ts'
import { startDynamoDb, type TestDynamoDb } from '../support/dynamodb.ts'
import { type Guarded, guardDynamoDb } from '../support/guarded-dynamodb.ts'

/**
 * The other half of least privilege: what the roles forbid is in test/infra; that what they allow is enough is shown
 * here, by a life from request to closed meeting in which every DynamoDB call of every function is judged, as it
 * comes over the wire, by the very policies that are synthesized; a transaction by every way in which AWS may judge it.
 */
const folder = mkdtempSync(join(tmpdir(), 'rinnalla-least-'))
const roles = rolesAsDeployed()
let database: TestDynamoDb
let guarded: Guarded
let cloud: TestCloud
/** What is kept outside the table, for rooms that are called past the local cloud: it takes everything. */
const outside = createServer((request, response) => void request.resume().once('end', () => response.end()))

beforeAll(async () => {
  for (const room of ROOMS) signed(room)
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done))
  database = await startDynamoDb()
  guarded = await guardDynamoDb(database.endpoint, (room, accesses) => {
    const { statements, table } = roles.get(room)!
    const parts = accesses.flatMap(({ action, resource, key }) =>
      key === undefined ? [] : { action, resource: resource.replace('table', table), key },
    )
    return parts.length === accesses.length && mayByEveryReading(statements, parts) // no room asks without a key
  })
  cloud = await startTestCloud({
    env: { RINNALLA_BUNDLES: join(folder, 'functions'), AWS_ENDPOINT_URL_DYNAMODB: guarded.endpoint },
  })
}, 120_000)
afterAll(async () => {
  outside.close()
  await cloud?.stop()
  await guarded?.stop()
  await database?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Has the bundle, as it is built, say in its user agent which room asks, as a role's credentials do in the cloud. */
function signed(room: Room): void {
  const dir = join(folder, 'functions', room)
  cpSync(join(import.meta.dirname, '../../dist/functions', room), dir, { recursive: true })
  renameSync(join(dir, 'index.mjs'), join(dir, 'room.mjs'))
  for (const name of readdirSync(dir)) expect(name).not.toBe('index.mjs')
  writeFileSync(
    join(dir, 'index.mjs'),
    `process.env.AWS_SDK_UA_APP_ID = 'rinnalla-${room}'\nexport const { handler } = await import('./room.mjs')\n`,
  )
}

function rolesAsDeployed(): ReadonlyMap<Room, { readonly statements: readonly Statement[]; readonly table: string }> {
  using deployment = deploy()
  const { service } = deployment
  return new Map(
    ROOMS.map((room) => {
      const statements = statementsOf(service, functionOf(service, room).Properties.Role['Fn::GetAtt'][0])
      const [table] = statements.flatMap(({ actions, resources }) => (actions.includes('dynamodb:PutItem') ? resources : []))
      return [room, { statements, table: table! }]
    }),
  )
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`)
  return JSON.parse(text) as T
}

const post = async (url: string, form: Readonly<Record<string, string>>) => {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  expect(
    response.status,
    `${url}: ${response.status} ${(await response.text()).replace(/<style.*style>/, '').slice(300, 3000)}`,
  ).toBeLessThan(400)
}

/** Local time on a day of the domain's near future. */
async function inDays(days: number, hours: number): Promise<string> {
  const day = new Date(Date.parse(await cloud.now()) + days * 86_400_000).toISOString().slice(0, 10)
  return `${day}T${String(hours).padStart(2, '0')}:00:00+02:00`
}

test(
  'a life from request to closed meeting passes, every call judged by the roles as deployed',
  { timeout: 120_000 },
  async () => {
    const headers = { authorization: `Bearer ${await cloud.token('worker')}`, 'content-type': 'application/json' }
    const ask = <T>(path: string) => fetch(`${cloud.url}/api/v1${path}`, { headers }).then(json<T>)
    const tell = <T>(path: string, body: object) =>
      fetch(`${cloud.url}/api/v1${path}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      }).then(json<T>)
    const today = (await cloud.now()).slice(0, 10)
    const [from, to] = [await inDays(0, 0), await inDays(9, 0)]

    // The worker asks, a partner accepts from the SMS, the worker confirms.
    const { id } = await tell<{ id: string }>('/requests', {
      channel: 'peer-support',
      phases: ['EMERGENCY'],
      area: '853',
      audience: 'parent',
      languages: ['fi'],
      durationMinutes: 60,
      mode: 'in-person',
      place: 'Turku',
      urgency: 'urgent',
      confirm: 'ask-me',
      consent: { given: true, on: today },
      windows: [{ start: await inDays(2, 9), end: await inDays(2, 15) }],
    })
    await cloud.settle()
    const links = (await cloud.outbox()).flatMap((message) => message.links.filter((link) => link.includes('/o/')))
    const { link, answer } = await firstOpen(links.toReversed())
    await post(link, { answer })
    await cloud.settle()
    await tell(`/requests/${id}/decision`, { decision: 'confirm' })

    // Reminders go out, the meeting is over, the worker says how it went; then the partner takes a pause.
    await cloud.advance('P3D')
    const { items } = await ask<{ items: { id: string; requestId: string; partnerId: string }[] }>(
      `/meetings?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`,
    )
    await tell(`/meetings/${items.find((one) => one.requestId === id)!.id}/close`, { outcome: 'held' })
    await cloud.settle()
    const { partnerId } = items.find((one) => one.requestId === id)!
    const authorization = `Bearer ${await cloud.token('coordinator')}`
    const of = await fetch(`${cloud.url}/api/v1/partners/${partnerId}`, { headers: { authorization } })
    const { contact } = await json<{ contact: { phone: string; email: string } }>(of)
    const theirs = (await cloud.outbox()).filter(({ to }) => to === contact.phone || to === contact.email)
    const own = theirs.flatMap((message) => message.links).filter((one) => one.includes('/m/'))
    await post(`${await wholePage(own.toReversed())}/pause`, { how: 'two-weeks', agreed: 'keep' })
    await cloud.settle()

    // A message comes back, and the coordinator looks at everything.
    const [first, second] = await sentOf(id)
    await run('on-receipt', { Records: [{ Sns: { MessageId: 'one', Message: bounce(first!) } }] })

    // A year later somebody finds that nobody came for the request, a partner's card and another message.
    const keys = [
      { pk: `${DEMO_ORG}#REQ#${id}`, sk: 'A' },
      { pk: `${DEMO_ORG}#MATCH`, sk: `${partnerId}#CARD` },
    ]
    const bodies = [...keys, { requestPayload: { Records: [{ Sns: { Message: bounce(second!) } }] } }]
    const Records = bodies.map((body, n) => ({ messageId: `m${n}`, body: JSON.stringify(body) }))
    const offset = String(Date.parse(await cloud.now()) - Date.now() + 365 * 86_400_000)
    expect(await run('on-failed', { Records }, { CLOCK_OFFSET_MS: offset })).toEqual([
      ['wake-up', 'passed-on'],
      ['wake-up', 'passed-on'],
      ['receipt', 'taken-in'],
    ])
    const cookie = await cloud.cookie('coordinator')
    for (const path of ['/queue', '/requests', `/requests/${id}`, '/partners', '/meetings', '/agreements']) {
      expect((await fetch(`${cloud.url}${path}`, { headers: { cookie } })).status, path).toBe(200)
    }
    await fetch(`${cloud.url}/sign-out`, { method: 'POST', headers: { cookie, origin: cloud.url } })

    // Each room shows by its role that it can work, as `npm run preflight` asks it to.
    for (const room of ROOMS) {
      const event = { preflight: { ...preflightOf(room).preflight, wakes: false } }
      expect([room, await answerOf(room, event)]).toEqual([room, expect.objectContaining({ preflight: 'done' })])
    }

    expect(guarded.denied).toEqual([])
    // The one that keeps the audit outside asks nothing of the table at all.
    expect([...guarded.judged.keys()].toSorted()).toEqual(ROOMS.filter((room) => room !== 'on-commit').toSorted())
  },
)

/** Opens links until one still asks, and gives the answer that says yes. */
async function firstOpen(links: readonly string[]): Promise<{ link: string; answer: string }> {
  for (const link of links) {
    const [, answer] = /value="(accept:[^"]*)"/.exec(await (await fetch(link)).text()) ?? []
    if (answer !== undefined) return { link, answer }
  }
  throw new Error('no offer is open')
}

/** Opens links until one is to all of a partner's own page: what thanks for a meeting leads there. */
async function wholePage(links: readonly string[]): Promise<string> {
  for (const link of links) if ((await (await fetch(link)).text()).includes(`/pause"`)) return link
  throw new Error('no link opens a whole page')
}

/** Keys of the notices about a request that have gone out, past the guard. */
async function sentOf(requestId: string) {
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: LOCAL_TABLE,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': { S: `${DEMO_ORG}#REQ#${requestId}` }, ':sk': { S: 'NOTE#' } },
    }),
  )
  return Items.filter(({ state }) => state?.S === 'sent').map(({ pk, sk }) => ({ pk: pk!.S!, sk: sk!.S! }))
}

/** As SES tells of it: the local cloud's own receipts only ever bring good news. */
function bounce({ pk, sk }: { readonly pk: string; readonly sk: string }): string {
  const notice = Buffer.from(`${pk}|${sk}`).toString('base64url')
  return JSON.stringify({ eventType: 'Bounce', bounce: { bounceType: 'Permanent' }, mail: { tags: { notice: [notice] } } })
}

/** Calls one room as built, past the local cloud; gives what it logged about each message, by kind and outcome. */
async function run(room: Room, event: object, env: NodeJS.ProcessEnv = {}): Promise<unknown[]> {
  const lines = await printedBy(room, `await handler(${JSON.stringify(event)}, {})`, env)
  return lines.flatMap(({ about, outcome }) => (outcome === undefined ? [] : [[about, outcome]]))
}

/** What the room answers; it says nothing of it in its log. */
async function answerOf(room: Room, event: object): Promise<unknown> {
  const lines = await printedBy(room, `console.log(JSON.stringify(await handler(${JSON.stringify(event)}, {})))`, {})
  return lines.at(-1)
}

/** Every line a room prints, as built and in a process of its own. */
async function printedBy(room: Room, does: string, env: NodeJS.ProcessEnv) {
  const code = `const { handler } = await import('./index.mjs'); ${does}`
  const { status, stdout, stderr } = await execute(process.execPath, ['--input-type=module', '-e', code], {
    cwd: join(folder, 'functions', room),
    env: {
      ...environmentOf(room, { publicUrl: cloud.url, services: cloud.url, dynamodb: guarded.endpoint }, {}),
      AWS_ENDPOINT_URL_DYNAMODB: guarded.endpoint,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(outside.address() as AddressInfo).port}`,
      AWS_REGION: 'eu-north-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      ...env,
    },
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { about?: string; outcome?: string })
}

/** Not `spawnSync`: the guard answers from this very process. */
function execute(command: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((done) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk))
    child.on('close', (status) => done({ status, stdout, stderr }))
  })
}
