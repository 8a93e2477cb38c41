import { describe, expect, test } from 'vitest'
import { type Ports, type Store, Unavailable } from '#core/ports.ts'
import { createApi } from '../../../functions/api/app.ts'
import { REQUEST, tokenOf, world } from './world.ts'

/** The same world with a store that fails in some way. */
async function failing(change: Partial<Store> | ((store: Store) => Partial<Store>)) {
  const { ports } = await world()
  const open: Ports['stores']['open'] = (org) => {
    const store = ports.stores.open(org)
    return { ...store, org, ...(typeof change === 'function' ? change(store) : change) }
  }
  const broken = { ...ports, stores: { ...ports.stores, open } }
  const app = createApi(broken, { publicUrl: 'https://rinnalla.example.fi', issuer: 'https://issuer.example.fi' })
  const headers = { authorization: `Bearer ${tokenOf('worker')}`, 'content-type': 'application/json', 'idempotency-key': 'one' }
  const ask = () =>
    app.request('/api/v1/requests', { method: 'POST', headers, body: JSON.stringify({ ...REQUEST, note: 'salainen sana' }) })
  return { ports, ask }
}

describe('a store that does not answer', () => {
  test('is told as 503 with when to try again', async () => {
    const { ports, ask } = await failing({ commit: () => Promise.reject(new Unavailable('store')) })
    const response = await ask()
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('5')
    expect(await response.json()).toMatchObject({ code: 'UNAVAILABLE', type: '/problems/unavailable' })
    expect(ports.log.lines).toEqual([{ event: 'api.unavailable', service: 'store' }])
  })

  test('after it had committed: the same call again finds what was made', async () => {
    let times = 0
    const { ask } = await failing((store) => ({
      async commit(receipt, writes) {
        const done = await store.commit(receipt, writes)
        if (times++ === 0) throw new Unavailable('store')
        return done
      },
    }))
    expect((await ask()).status).toBe(503)
    const again = await ask()
    expect(again.status).toBe(201)
    expect(times).toBe(1)
  })

  test('that lets others win every race is told as 409', async () => {
    const { ask } = await failing({ commit: async () => ({ status: 'conflict', keys: [] }) })
    const response = await ask()
    expect({ status: response.status, code: ((await response.json()) as { code: string }).code }).toEqual({
      status: 409,
      code: 'BUSY',
    })
  })
})

describe('a bug', () => {
  const secret = () => Promise.reject(new TypeError('salainen sana\n    at token-of-worker'))

  test('is told as 500 with an id and nothing else', async () => {
    const { ask } = await failing({ get: secret })
    const response = await ask()
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual({
      type: '/problems/bug',
      title: 'Something went wrong on our side',
      status: 500,
      code: 'BUG',
      detail: expect.stringMatching(/^Error [0-9a-z]{20}$/),
    })
  })

  test('leaves one line in the log: the id, its name and where, none of its words', async () => {
    const { ports, ask } = await failing({ get: secret })
    const { detail } = (await (await ask()).json()) as { detail: string }
    expect(ports.log.lines).toHaveLength(1)
    expect(ports.log.lines[0]).toMatchObject({ event: 'api.bug', id: detail.slice('Error '.length), name: 'TypeError' })
    expect(JSON.stringify(ports.log.lines)).not.toMatch(/salainen|token-of/)
  })
})

test('an id that cannot be one of ours is not even looked for', async () => {
  const never = () => Promise.reject(new Error('looked'))
  const { ports } = await world()
  // Who asks may be looked up: the refusal speaks their language.
  const open: Ports['stores']['open'] = (org) => {
    const store = ports.stores.open(org)
    return { ...store, org, get: (key) => (key.pk.endsWith('#STAFF') ? store.get(key) : never()), query: never }
  }
  const app = createApi(
    { ...ports, stores: { ...ports.stores, open } },
    { publicUrl: 'https://rinnalla.example.fi', issuer: 'https://issuer.example.fi' },
  )
  for (const id of ['a%23b', 'a%7Cb', 'x'.repeat(151), '%F0%9F%99%82']) {
    const response = await app.request(`/api/v1/requests/${id}`, { headers: { authorization: `Bearer ${tokenOf('worker')}` } })
    expect(response.status, id).toBe(404)
  }
})

test('every answer keeps out of caches and frames', async () => {
  const { call } = await world()
  for (const path of ['/api/v1/requests', '/api/v1/nothing', '/health']) {
    const { headers } = await call('GET', path, { as: 'worker' })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})
