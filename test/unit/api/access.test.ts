import { describe, expect, test } from 'vitest'
import { mayEver } from '#core/policy/may.ts'
import { routes } from '../../../functions/api/routes.ts'
import { sha256 } from '#web/hash.ts'
import { REQUEST, tokenOf, world } from './world.ts'

const METHODS = routes.map(({ method, path, verb }) => ({ method: method.toUpperCase(), path: `/api/v1${path}`, verb }))
const at = (path: string, id = 'nobody') => path.replace('{id}', id)

describe('without a bearer token that counts', () => {
  test.each(METHODS)('$method $path answers 401 and how to sign in', async ({ method, path }) => {
    const { call } = await world()
    const { status, headers, json } = await call(method, at(path))
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toBe('Bearer realm="rinnalla"')
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(json.code).toBe('UNAUTHENTICATED')
  })

  test.each([
    ['made up', 'Bearer 0123456789abcdefghijkl'],
    ['truncated', `Bearer ${tokenOf('worker').slice(0, 20)}`],
    ['of another scheme', `Basic ${tokenOf('worker')}`],
    ['empty', 'Bearer '],
  ])('a token %s is not accepted', async (_, authorization) => {
    const { call } = await world()
    const { status, headers } = await call('GET', '/api/v1/requests', { headers: { authorization } })
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"')
  })

  test.each([
    ['has expired', { expires: 1 }],
    ['is of another issuer', { issuer: 'https://elsewhere.example.fi' }],
    ["is a browser's", { kind: 'browser' as const }],
  ])('a session that %s is not accepted', async (_, change) => {
    const { ports, call } = await world()
    const session = (await ports.directory.findSession(sha256(tokenOf('worker'))))!
    await ports.directory.saveSession(sha256(tokenOf('changed')), { ...session, ...change })
    const { status } = await call('GET', '/api/v1/requests', { headers: { authorization: `Bearer ${tokenOf('changed')}` } })
    expect(status).toBe(401)
  })

  test('a session ends by real time, whatever the turned clock says', async () => {
    const { ports, call } = await world()
    ports.clock.turnTo('2027-11-23T10:00:00.000Z')
    expect((await call('GET', '/api/v1/requests', { as: 'worker' })).status).toBe(200)
    ports.clock.pass(86_400_000)
    expect((await call('GET', '/api/v1/requests', { as: 'worker' })).status).toBe(401)
  })
})

test('without a configured issuer everything under /api is refused, the public rest is not', async () => {
  const { call } = await world({})
  const { status, json } = await call('GET', '/api/v1/requests', { as: 'worker' })
  expect(status).toBe(503)
  expect(json).toMatchObject({ type: '/problems/sign-in-not-configured', code: 'SIGN_IN_NOT_CONFIGURED' })
  expect((await call('GET', '/health')).json).toEqual({ status: 'ok' })
})

describe("what is a coordinator's", () => {
  test.each(METHODS.filter(({ verb }) => !mayEver('worker', verb)))(
    '$method $path answers a worker 403',
    async ({ method, path }) => {
      const { call } = await world()
      const { status, json } = await call(method, at(path), { as: 'worker', ...(method !== 'GET' && { body: {} }) })
      expect(status).toBe(403)
      expect(json.code).toBe('FORBIDDEN')
    },
  )
})

describe('what is not yours answers exactly like what does not exist', () => {
  const bodies: Readonly<Record<string, unknown>> = {
    '/requests/{id}/decision': { decision: 'confirm' },
    '/requests/{id}/consent': { given: true, on: '2026-11-20' },
    '/requests/{id}/hand-over': { to: 'worker-2' },
    '/requests/{id}/phase': { phases: ['OPEN'] },
    '/requests/{id}/another-partner': { partnerId: 'p1' },
    '/requests/{id}/check-basis': { basis: 'none' },
    '/requests/{id}/times': { mode: 'remote' },
    '/requests/{id}/cancel': { as: 'withdrawn' },
    '/requests/{id}/close': { as: 'fulfilled' },
    '/requests/{id}/meetings': { start: '2026-11-26T10:00:00+02:00', end: '2026-11-26T11:00:00+02:00' },
    '/meetings/{id}/move': { start: '2026-11-26T10:00:00+02:00', end: '2026-11-26T11:00:00+02:00' },
    '/meetings/{id}/answer': { answer: 'decline' },
    '/meetings/{id}/day': { says: 'on-the-way' },
    '/meetings/{id}/move/answer': { agree: true },
    '/meetings/{id}/close': { outcome: 'held' },
    '/meetings/{id}/correct': { outcome: 'held' },
    '/meetings/{id}/late-choice': { choice: 'cancel' },
    '/offers/{id}/answer': { answer: 'decline' },
    '/offers/{id}/going-on': { answer: 'go-on' },
    '/offers/{id}/agreement': { reason: 'sovittu puhelimessa' },
    '/requests/{id}/withdrawal': { partnerId: 'p1' },
    '/requests/{id}/offers': { partnerId: 'p1' },
  }
  const some = routes.filter(({ path }) => /^\/(requests|meetings|offers)\/\{id\}/.test(path))

  test.each(some)('$method $path', async ({ method, path, verb }) => {
    const { call } = await world()
    const { json: made } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const id = path.startsWith('/requests') ? made.id : `${made.id}.x1`
    const strangers = mayEver('worker', verb) ? (['worker-2', 'elsewhere'] as const) : (['elsewhere'] as const)
    for (const as of strangers) {
      const sent = { as, ...(method !== 'get' && { body: bodies[path] ?? {} }) }
      const theirs = await call(method.toUpperCase(), `/api/v1${at(path, id)}`, sent)
      const nobodys = await call(method.toUpperCase(), `/api/v1${at(path, 'nobody')}`, sent)
      expect(theirs.status).toBe(404)
      expect(theirs.json).toEqual(nobodys.json)
      expect([...theirs.headers]).toEqual([...nobodys.headers])
    }
  })
})
