import { describe, expect, test } from 'vitest'
import { confirmed } from './story.ts'
import { REQUEST, world } from './world.ts'

const key = (value: string) => ({ 'idempotency-key': value })

describe('Idempotency-Key', () => {
  test('the same key and body again: the same answer, one request', async () => {
    const { call } = await world()
    const first = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST, headers: key('one') })
    const again = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST, headers: key('one') })
    expect(again.status).toBe(201)
    expect(again.json).toEqual(first.json)
    expect((await call('GET', '/api/v1/requests', { as: 'worker' })).json.items).toHaveLength(1)
  })

  test('a body that means the same is the same', async () => {
    const { call } = await world()
    const turned = Object.fromEntries(Object.entries(REQUEST).toReversed())
    const first = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST, headers: key('one') })
    const again = await call('POST', '/api/v1/requests', {
      as: 'worker',
      body: JSON.stringify(turned, null, 2),
      headers: key('one'),
    })
    expect(again.json.id).toBe(first.json.id)
  })

  test('two at the same moment make one', async () => {
    const { call } = await world()
    const sent = { as: 'worker', body: REQUEST, headers: key('one') } as const
    const both = await Promise.all([call('POST', '/api/v1/requests', sent), call('POST', '/api/v1/requests', sent)])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    expect(both[0].json.id).toBe(both[1].json.id)
  })

  test('another body under the same key is refused', async () => {
    const { call } = await world()
    await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST, headers: key('one') })
    const { status, json } = await call('POST', '/api/v1/requests', {
      as: 'worker',
      body: { ...REQUEST, area: '529' },
      headers: key('one'),
    })
    expect({ status, code: json.code }).toEqual({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  test("one client's key is not another's, nor the same client's elsewhere", async () => {
    const { call } = await world()
    const first = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST, headers: key('one') })
    const other = await call('POST', '/api/v1/requests', { as: 'worker-2', body: REQUEST, headers: key('one') })
    expect(other.json.id).not.toBe(first.json.id)
    const cancelled = await call('POST', `/api/v1/requests/${first.json.id}/cancel`, {
      as: 'worker',
      body: { as: 'withdrawn' },
      headers: key('one'),
    })
    expect(cancelled.json.state).toBe('closed')
  })

  test('a refusal is not remembered: the corrected body may come under the same key', async () => {
    const { call } = await world()
    expect((await call('POST', '/api/v1/requests', { as: 'worker', body: {}, headers: key('one') })).status).toBe(422)
    expect((await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST, headers: key('one') })).status).toBe(201)
  })

  test.each(['', 'two words', 'ä', 'x'.repeat(129), 'sent,twice', 'sent, twice', ','])('%.10s is no key', async (value) => {
    const { call } = await world()
    const { status, json } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST, headers: key(value) })
    expect({ status, code: json.code }).toEqual({ status: 400, code: 'IDEMPOTENCY_KEY_MALFORMED' })
  })
})

describe('If-Match', () => {
  test('the version read lets the change through, and the answer says the next', async () => {
    const { call } = await world()
    const made = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const headers = { 'if-match': made.headers.get('etag')! }
    const moved = await call('POST', `/api/v1/requests/${made.json.id}/phase`, {
      as: 'worker',
      body: { phases: ['OPEN'] },
      headers,
    })
    expect({ status: moved.status, etag: moved.headers.get('etag') }).toEqual({ status: 200, etag: '"2"' })
  })

  test('a version that has passed is refused with 412, and nothing changes', async () => {
    const { call } = await world()
    const { json: made } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    await call('POST', `/api/v1/requests/${made.id}/phase`, { as: 'worker', body: { phases: ['OPEN'] } })
    const late = await call('POST', `/api/v1/requests/${made.id}/cancel`, {
      as: 'worker',
      body: { as: 'withdrawn' },
      headers: { 'if-match': '"1"' },
    })
    expect({ status: late.status, code: late.json.code }).toEqual({ status: 412, code: 'VERSION_PASSED' })
    expect((await call('GET', `/api/v1/requests/${made.id}`, { as: 'worker' })).json.state).toBe('open')
  })

  test('of two with the same version one gets through', async () => {
    const { call } = await world()
    const { json: made } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const sent = { as: 'worker', body: { phases: ['OPEN'] }, headers: { 'if-match': '"1"' } } as const
    const both = await Promise.all([1, 2].map(() => call('POST', `/api/v1/requests/${made.id}/phase`, sent)))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
  })

  test('a repeat under an Idempotency-Key is answered, though the version has moved on by itself', async () => {
    const { call } = await world()
    const { json: made } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const sent = { as: 'worker', body: { phases: ['OPEN'] }, headers: { 'if-match': '"1"', ...key('one') } } as const
    await call('POST', `/api/v1/requests/${made.id}/phase`, sent)
    const again = await call('POST', `/api/v1/requests/${made.id}/phase`, sent)
    expect({ status: again.status, version: again.json.version }).toEqual({ status: 200, version: 2 })
  })

  test.each(['', '1', '*', '"one"', '"1", "2"', '"1","1"'])('%s is not a version', async (version) => {
    const { call } = await world()
    const { json: made } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const { status, json } = await call('POST', `/api/v1/requests/${made.id}/cancel`, {
      as: 'worker',
      headers: { 'if-match': version },
    })
    expect({ status, code: json.code }).toEqual({ status: 400, code: 'IF_MATCH_MALFORMED' })
  })
})

describe('a call repeated after a hand-over tells the former worker that it is done, and of what, and nothing else', () => {
  const LATER = { start: '2026-12-02T13:30:00+02:00', end: '2026-12-02T15:00:00+02:00' }
  const steps: readonly (readonly [string, (on: { request: string; meeting: string }) => string, object | undefined])[] = [
    ['asked for', () => '/requests', REQUEST],
    ['a phase', ({ request }) => `/requests/${request}/phase`, { phases: ['OPEN'] }],
    ['consent', ({ request }) => `/requests/${request}/consent`, { given: true, on: '2026-11-20' }],
    ['a meeting more', ({ request }) => `/requests/${request}/meetings`, LATER],
    ['another time', ({ meeting }) => `/meetings/${meeting}/move`, LATER],
    ['a meeting cancelled', ({ meeting }) => `/meetings/${meeting}/cancel`, undefined],
    ['the hand-over itself', ({ request }) => `/requests/${request}/hand-over`, { to: 'worker-2' }],
  ]
  test.each(steps)('%s', async (_, path, body) => {
    const { call, request, meeting } = await confirmed()
    const at = `/api/v1${path({ request: request.id, meeting: meeting.id })}`
    const sent = { as: 'worker', ...(body && { body }), headers: key('one') } as const
    const first = await call('POST', at, sent)
    expect(first.status).toBeLessThan(300)
    const handed = at.endsWith('/requests') ? first.json.id : request.id
    if (!at.endsWith('hand-over'))
      await call('POST', `/api/v1/requests/${handed}/hand-over`, { as: 'worker', body: { to: 'worker-2' } })
    await call('POST', `/api/v1/requests/${handed}/phase`, { as: 'worker-2', body: { phases: ['CARE_PREP'] } })
    const again = await call('POST', at, sent)
    expect([again.status, again.json]).toEqual([208, { id: first.json.id, doneBefore: true }])
    expect([...again.headers.keys()].filter((name) => name === 'etag' || name === 'location')).toEqual([])
  })

  test('and to whoever may still see it everything, as it is by now', async () => {
    const { call, request } = await confirmed()
    const sent = { as: 'worker', body: { phases: ['OPEN'] }, headers: key('one') } as const
    await call('POST', `/api/v1/requests/${request.id}/phase`, sent)
    await call('POST', `/api/v1/requests/${request.id}/phase`, { as: 'coordinator', body: { phases: ['CARE_PREP'] } })
    const again = await call('POST', `/api/v1/requests/${request.id}/phase`, sent)
    expect([again.status, again.json.phases]).toEqual([200, ['CARE_PREP']])
  })
})
