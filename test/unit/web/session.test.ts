import { Context } from 'hono'
import { beforeEach, expect, test } from 'vitest'
import type { Session } from '#core/ports.ts'
import { memoryPorts, type MemoryPorts } from '#memory/ports.ts'
import { sha256 } from '#web/hash.ts'
import { bearerSession, browserSession, setSessionCookie } from '#web/session.ts'

const settings = { publicUrl: 'https://rinnalla.example.fi', issuer: 'https://id.example.fi' }
let ports: MemoryPorts
let token: string

beforeEach(() => {
  ports = memoryPorts({ seed: 1, now: '2026-11-23T08:00:00.000Z' })
  token = ports.ids.token()
})

async function stored(more: Partial<Session> = {}): Promise<Session> {
  const expires = ports.clock.real() + 3600
  const session: Session = {
    org: 'varsinais',
    staffId: 'worker',
    role: 'worker',
    kind: 'browser',
    issuer: settings.issuer,
    expires,
    ...more,
  }
  await ports.directory.saveSession(sha256(token), session)
  return session
}

const cookie = () => `other=1; __Host-session=${token}; more=2`
const request = (headers: Record<string, string>) => new Context(new Request(settings.publicUrl, { headers }))
const browser = (cookie: string) => browserSession(ports, settings, request({ cookie }))
const machine = (headers: Record<string, string>) => bearerSession(ports, settings, request(headers))

test('a cookie opens the session it was given for', async () => {
  expect(await browser('x=1')).toBeUndefined()
  expect(await browser(cookie())).toBeUndefined()
  const session = await stored()
  expect(await browser(cookie())).toEqual(session)
})

test("another issuer's session counts for nothing", async () => {
  await stored({ issuer: 'https://elsewhere.example.org' })
  expect(await browser(cookie())).toBeUndefined()
})

test("a machine's token is no browser session, nor a cookie a machine's", async () => {
  await stored({ kind: 'bearer' })
  expect(await browser(cookie())).toBeUndefined()
  expect(await machine({ authorization: `Bearer ${token}` })).toMatchObject({ kind: 'bearer' })
  expect(await machine({ cookie: cookie() })).toBeUndefined()
})

test('an ended session is no session, whatever has not been swept away yet', async () => {
  await stored({ expires: ports.clock.real() })
  expect(await browser(cookie())).toBeUndefined()
})

test.each(['', 'short', `${'a'.repeat(22)}x`, '../../etc/passwd______'])(
  'what is no token of ours, "%s", is not looked for',
  async (value) => {
    expect(await browser(`__Host-session=${value}`)).toBeUndefined()
  },
)

test('over https the cookie is kept to the one host, and never shown to scripts', () => {
  const given = (publicUrl: string) => {
    const c = request({})
    setSessionCookie(c, publicUrl, 'T', 60)
    return c.res.headers.getSetCookie()
  }
  expect(given(settings.publicUrl)).toEqual(['__Host-session=T; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax'])
  expect(given('http://localhost:3000')).toEqual(['session=T; Max-Age=60; Path=/; HttpOnly; SameSite=Lax'])
})
