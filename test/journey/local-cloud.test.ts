import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchCloud, startTestCloud, type TestCloud } from '../support/cloud.ts'
import { buildTinyRooms } from '../support/tiny-rooms.ts'

/** The local cloud around a tiny domain (test/support/tiny-room.ts): routes, shapes, stream, wake-ups, messages, time. */
const folder = mkdtempSync(join(tmpdir(), 'rinnalla-tiny-'))
let cloud: TestCloud

beforeAll(async () => {
  await buildTinyRooms(join(folder, 'bundles'))
  cloud = await startTestCloud({ env: { RINNALLA_BUNDLES: join(folder, 'bundles'), RINNALLA_DEMO: 'none' } })
})
afterAll(async () => {
  await cloud.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** As much of the tiny rooms' answers as these tests look at. */
interface Reply {
  readonly [field: string]: unknown
  readonly event: APIGatewayProxyEventV2
  readonly items: readonly unknown[]
  readonly firedAt: string
  readonly receipts: number
}
const get = async (path: string, init?: RequestInit) => (await fetch(`${cloud.url}${path}`, init)).json() as Promise<Reply>
const wait = (id: string, due?: string, more = '') => get(`/api/v1/wait?id=${id}${due ? `&due=${due}` : ''}${more}`)
const item = (id: string) => get(`/api/v1/item?id=${id}`)
const inHours = async (hours: number) => new Date(Date.parse(await cloud.now()) + hours * 3_600_000).toISOString()
let ids = 0
const newId = () => `t${++ids}`

test.each([
  ['/api/v1/x', 'api', 'ANY /api/v1/{proxy+}'],
  ['/openapi.json', 'api', 'ANY /openapi.json'],
  ['/docs/a.css', 'api', 'ANY /docs/{proxy+}'],
  ['/health', 'api', 'ANY /health'],
  ['/o/abc', 'link', 'ANY /o/{proxy+}'],
  ['/m/abc', 'link', 'ANY /m/{proxy+}'],
  ['/f/abc', 'link', 'ANY /f/{proxy+}'],
  ['/', 'staff', '$default'],
  ['/requests/1', 'staff', '$default'],
  ['/localish', 'staff', '$default'],
])('%s is answered by %s', async (path, room, routeKey) => {
  expect(await get(path)).toMatchObject({ room, event: { version: '2.0', routeKey, rawPath: path } })
})

test('a request becomes an HTTP API event in payload format 2.0', async () => {
  const { event } = await get('/api/v1/echo/%C3%A4?a=1&a=2&b=%20', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'x=1; y=2', 'User-Agent': 'probe' },
    body: '{"ä":1}',
  })
  expect(event).toMatchObject({
    rawPath: '/api/v1/echo/%C3%A4',
    rawQueryString: 'a=1&a=2&b=%20',
    queryStringParameters: { a: '1,2', b: ' ' },
    cookies: ['x=1', 'y=2'],
    body: '{"ä":1}',
    isBase64Encoded: false,
    requestContext: {
      stage: '$default',
      http: { method: 'POST', path: '/api/v1/echo/%C3%A4', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'probe' },
    },
  })
  expect(event.headers).toMatchObject({
    host: new URL(cloud.url).host,
    'user-agent': 'probe',
    'content-type': 'application/json',
  })
  expect(event.headers).not.toHaveProperty('cookie')
  expect(event.requestContext.timeEpoch).toBeTypeOf('number')
})

test('a form comes as base64, as API Gateway sends it', async () => {
  const { event } = await get('/requests', { method: 'POST', body: new URLSearchParams({ note: 'åäö' }) })
  expect(event.isBase64Encoded).toBe(true)
  expect(Buffer.from(event.body!, 'base64').toString()).toBe('note=%C3%A5%C3%A4%C3%B6')
})

test('one megabyte goes through; over ten is refused as API Gateway would', async () => {
  const { event } = await get('/api/v1/big', {
    method: 'POST',
    body: 'x'.repeat(1024 * 1024),
    headers: { 'content-type': 'text/plain' },
  })
  expect(event.body).toHaveLength(1024 * 1024)
  const refused = await fetch(`${cloud.url}/api/v1/big`, { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) })
  expect(refused.status).toBe(413)
  expect(await refused.json()).toEqual({ message: 'Request Entity Too Large' })
})

test('status, cookies and bytes of an answer arrive as the function gave them', async () => {
  const response = await fetch(`${cloud.url}/api/v1/bytes`)
  expect(response.status).toBe(201)
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2'])
  expect(Buffer.from(await response.arrayBuffer()).toString('hex')).toBe('89504e47')
})

test('a bare value is answered as JSON', async () => {
  expect(await get('/api/v1/bare')).toEqual({ hello: 'world' })
})

test('a function that throws is a 500 without a word of why, and the next call works', async () => {
  const response = await fetch(`${cloud.url}/api/v1/throw`)
  expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }])
  expect(await get('/api/v1/bare')).toEqual({ hello: 'world' })
})

test('a function that dies is a 500, and is started anew', async () => {
  expect((await fetch(`${cloud.url}/api/v1/exit`)).status).toBe(500)
  expect(await get('/api/v1/bare')).toEqual({ hello: 'world' })
})

test('a function has its own environment and nothing else', async () => {
  const { CLOCK_OFFSET_MS: _, ...environment } = await get('/api/v1/environment')
  expect(Object.keys(environment).toSorted()).toEqual([
    'AWS_ACCESS_KEY_ID',
    'AWS_CONFIG_FILE',
    'AWS_EC2_METADATA_DISABLED',
    'AWS_ENDPOINT_URL_DYNAMODB',
    'AWS_LAMBDA_FUNCTION_NAME',
    'AWS_REGION',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SHARED_CREDENTIALS_FILE',
    'ISSUER',
    'METRICS_NAMESPACE',
    'PUBLIC_URL',
    'TABLE_NAME',
    'TOKEN_PATH',
    'TZ',
  ])
  expect(environment['PUBLIC_URL']).toBe(cloud.url)
})

test('a due record is advanced through the stream; its SMS and e-mail lie in the outbox and their receipts come back', async () => {
  const id = newId()
  await wait(id)
  await cloud.settle()
  expect(await item(id)).toMatchObject({ receipts: 2, firedAt: expect.any(String) })
  const [sms, email] = (await cloud.outbox()).slice(-2)
  expect(sms).toEqual({
    id: expect.any(String),
    at: expect.any(String),
    channel: 'sms',
    to: '+358401234501',
    text: `Hei! Ehtisitkö? ${cloud.url}/o/secret.`,
    links: [`${cloud.url}/o/secret`],
  })
  expect(email).toMatchObject({
    channel: 'email',
    to: 'sari@example.org',
    subject: 'Ehtisitkö?',
    text: `Vastaa: ${cloud.url}/o/secret`,
    html: `<p>Ehtisitkö? <a href="${cloud.url}/o/secret">Vastaa</a></p>`,
    links: [`${cloud.url}/o/secret`],
  })
})

test('the outbox of one recipient, also with an unescaped plus', async () => {
  await wait(newId())
  await cloud.settle()
  expect(new Set((await cloud.outbox('+358401234501')).map(({ to }) => to))).toEqual(new Set(['+358401234501']))
  expect((await get('/local/outbox?to=+358401234501')).items.length).toBeGreaterThan(0)
  expect((await get('/local/outbox?to=nobody@example.org')).items).toEqual([])
})

test('a later due becomes a wake-up, and turning the clock fires it at its time', async () => {
  const id = newId()
  const due = (await inHours(30)).replace(/\.\d+Z/, '.000Z')
  await wait(id, due)
  await cloud.settle()
  const { items } = await get('/local/schedules')
  expect(items).toContainEqual({
    name: expect.stringMatching(/^[\w-]{43}$/),
    group: 'rinnalla-local',
    at: due,
    target: expect.stringContaining('on-time'),
    input: JSON.stringify({ pk: `tiny#REQ#${id}`, sk: 'A' }),
  })
  await cloud.advance('PT29H')
  expect(await item(id)).not.toHaveProperty('firedAt')
  await cloud.advance('PT2H')
  const { firedAt, receipts } = await item(id)
  expect(firedAt >= due && firedAt < new Date(Date.parse(due) + 5_000).toISOString()).toBe(true)
  expect(receipts).toBe(2)
  expect(JSON.stringify(await get('/local/schedules'))).not.toContain(`#${id}"`)
})

test('several wake-ups fire in the order of their time, whatever order they were made in', async () => {
  const at = [9, 3, 6]
  const made = await Promise.all(at.map(async (hours) => [newId(), await inHours(hours)] as const))
  for (const [id, due] of made) await wait(id, due)
  await cloud.settle()
  await cloud.advance('PT10H')
  const fired = await Promise.all(made.map(async ([id]) => (await item(id)).firedAt))
  expect(fired.toSorted()).toEqual([fired[1], fired[2], fired[0]])
})

test('the clock turns to an instant, and by days on Helsinki’s calendar', async () => {
  const to = (await inHours(1)).replace(/\.\d+Z/, '.000Z')
  expect(Math.abs(Date.parse(await cloud.turnTo(to)) - Date.parse(to))).toBeLessThan(5_000)
  const before = Date.parse(await cloud.now())
  expect(Date.parse(await cloud.advance('P1D')) - before).toBeGreaterThanOrEqual(23 * 3_600_000)
})

test.each([
  ['backwards', { to: '2020-01-01T00:00:00Z' }],
  ['a negative step', { advance: '-PT1H' }],
  ['nonsense', { advance: 'tomorrow' }],
  ['both', { advance: 'PT1H', to: '2099-01-01T00:00:00Z' }],
  ['nothing', {}],
])('the clock refuses %s with a problem', async (_, body) => {
  const before = await cloud.now()
  const response = await fetch(`${cloud.url}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(422)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ status: 422, title: expect.any(String), detail: expect.any(String) })
  expect(Date.parse(await cloud.now()) - Date.parse(before)).toBeLessThan(10_000)
})

test('a record nobody can advance is tried, given up and shown, and holds up nobody else', async () => {
  const [bad, good] = [newId(), newId()]
  await wait(bad, undefined, '&poison')
  await wait(good)
  await cloud.settle()
  expect(await item(good)).toHaveProperty('firedAt')
  const page = await (await fetch(`${cloud.url}/local`)).text()
  expect(page).toContain('on-failure')
  expect(page).toContain(`tiny#REQ#${bad}`)
})

test('a token is a session of the person named, and nobody else can be named', async () => {
  expect(await cloud.token('worker')).toMatch(/^[\w-]{22}$/)
  expect(await cloud.token('other-tenant-coordinator')).not.toBe(await cloud.token('other-tenant-coordinator'))
  const response = await fetch(`${cloud.url}/local/token`, { method: 'POST', body: '{"as":"toString"}' })
  expect(response.status).toBe(422)
})

test('signing in as somebody sets a cookie out of scripts’ reach and goes to their page', async () => {
  const response = await fetch(`${cloud.url}/local/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ as: 'coordinator' }),
    redirect: 'manual',
  })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/queue'])
  expect(response.headers.getSetCookie()[0]).toMatch(/^\w+=[\w-]{22}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
})

test('the pages show whom to sign in as, the clock and the messages, and work as plain forms', async () => {
  await wait(newId())
  await cloud.settle()
  const home = await (await fetch(`${cloud.url}/local`)).text()
  for (const words of ['other-tenant-worker', 'Inbox', '+1 day', 'Wake-ups']) expect(home).toContain(words)
  const inbox = await (await fetch(`${cloud.url}/local/inbox?to=sari@example.org`)).text()
  expect(inbox).toContain('Calendar invite (REQUEST)')
  const invite = await fetch(`${cloud.url}${/href="(\/local\/invite\/\w+)"/.exec(inbox)![1]}`)
  expect(invite.headers.get('content-type')).toContain('method=REQUEST')
  expect(await invite.text()).toContain('BEGIN:VCALENDAR')
  const turned = await fetch(`${cloud.url}/local/clock`, {
    method: 'POST',
    body: new URLSearchParams({ advance: 'PT1H' }),
    redirect: 'manual',
  })
  expect([turned.status, turned.headers.get('location')]).toEqual([303, '/local'])
})

test('what is sent is shown as words, never as markup of the page', async () => {
  const page = await (await fetch(`${cloud.url}/local/inbox`)).text()
  expect(page).not.toContain('<p>Ehtisitkö? <a href=')
  expect(page).toContain('srcdoc="&lt;p&gt;Ehtisitk')
})

test.each([
  ['another origin', { origin: 'https://example.org' }],
  ['no origin at all, by a browser’s own word', { origin: 'null' }],
  ['another site', { 'sec-fetch-site': 'cross-site' }],
])('a post from %s turns no clock', async (_, headers) => {
  const response = await fetch(`${cloud.url}/local/clock`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ advance: 'PT1H' }),
  })
  expect(response.status).toBe(403)
})

/** With headers that `fetch` does not let one set. */
function bare(path: string, headers: Readonly<Record<string, string>>): Promise<IncomingMessage> {
  const { port } = new URL(cloud.url)
  return new Promise((done) => request({ port, host: '127.0.0.1', path, headers }, (response) => done(response.resume())).end())
}

test('a name of somebody else’s that leads here is not answered', async () => {
  expect((await bare('/local', { host: 'evil.example.org' })).statusCode).toBe(421)
})

test('a browser that opens another name of this machine is led to the one its sign-in belongs to', async () => {
  const { statusCode, headers } = await bare('/queue?a=1', {
    host: new URL(cloud.url).host.replace('localhost', '127.0.0.1'),
    'sec-fetch-mode': 'navigate',
  })
  expect([statusCode, headers.location]).toEqual([307, `${cloud.url}/queue?a=1`])
})

test('a form posted under another name of this machine is its own, and one from elsewhere is not', async () => {
  const host = new URL(cloud.url).host.replace('localhost', '127.0.0.1')
  const seen = async (origin: string) => {
    const response = await fetch(`http://${host}/api/v1/echo`, { method: 'POST', body: 'x', headers: { origin } })
    return ((await response.json()) as Reply).event.headers['origin']
  }
  expect(await seen(`http://${host}`)).toBe(cloud.url)
  expect(await seen('https://evil.example.org')).toBe('https://evil.example.org')
})

test('it answers from the moment its port is open', async () => {
  const port = await freePort()
  const state = mkdtempSync(join(tmpdir(), 'rinnalla-starting-'))
  const env = {
    RINNALLA_BUNDLES: join(folder, 'bundles'),
    RINNALLA_DEMO: 'none',
    RINNALLA_DATABASE: 'unkept',
    PORT: String(port),
  }
  const { child, ready, ended } = launchCloud({ state, env })
  try {
    const first = await firstAnswer(`http://127.0.0.1:${port}/api/v1/bare`)
    expect([first.status, first.headers.get('retry-after'), await first.json()]).toEqual([503, '2', { message: 'Starting' }])
    await ready
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/bare`)).status).toBe(200)
  } finally {
    child.kill('SIGINT')
    await ended
    rmSync(state, { recursive: true, force: true })
  }
})

/** A port that nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((done) => void server.close(() => done()))
  return port
}

/** Asks until somebody listens. */
async function firstAnswer(url: string): Promise<Response> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer) return answer
  }
}

test('a local tool that does not exist is not found', async () => {
  expect((await fetch(`${cloud.url}/local/nothing`)).status).toBe(404)
})

test('reset forgets records, messages and wake-ups, and the clock is real again', async () => {
  const id = newId()
  await wait(id, await inHours(48))
  await cloud.advance('PT1H')
  await cloud.reset()
  expect(await item(id)).toBeNull()
  expect(await cloud.outbox()).toEqual([])
  expect((await get('/local/schedules')).items).toEqual([])
  expect(Math.abs(Date.parse(await cloud.now()) - Date.now())).toBeLessThan(10_000)
  await wait(newId())
  await cloud.settle()
  expect(await cloud.outbox()).toHaveLength(2)
})

test('functions log into a file beside the state', () => {
  expect(readFileSync(join(cloud.state, 'functions.log'), 'utf8')).toContain('on purpose')
})
