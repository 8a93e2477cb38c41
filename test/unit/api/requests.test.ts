import { describe, expect, test } from 'vitest'
import { shapes } from '../../../functions/api/shapes/all.ts'
import { REQUEST, world } from './world.ts'

describe('POST /requests', () => {
  test('answers 201 with the whole request, its links and where it is', async () => {
    const { call } = await world()
    const { status, json, headers } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    expect(status).toBe(201)
    expect(shapes.Request.parse(json)).toEqual(json)
    expect(json).toMatchObject({ state: 'open', workerId: 'worker', version: 1 })
    expect(json.links).toEqual({
      self: `https://rinnalla.example.fi/api/v1/requests/${json.id}`,
      page: `https://rinnalla.example.fi/requests/${json.id}`,
    })
    expect(headers.get('location')).toBe(json.links.self)
    expect(headers.get('etag')).toBe('"1"')
  })

  test('answers instants with the offset of Helsinki, and nothing of how it is stored', async () => {
    const { call } = await world()
    const { json } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    expect(json.windows).toEqual([{ start: '2026-11-25T13:30:00+02:00', end: '2026-11-25T15:30:00+02:00' }])
    expect(json.createdAt).toBe('2026-11-23T12:00:00+02:00')
    for (const inner of ['pk', 'sk', 'duePk', 'dueSk', 'listPk', 'ownPk', 'schema', 'attempts', 'org'])
      expect(json).not.toHaveProperty(inner)
  })

  test('takes the fewest words: phases, area and languages', async () => {
    const { call } = await world()
    const { status, json } = await call('POST', '/api/v1/requests', {
      as: 'worker',
      body: { phases: ['OPEN'], area: '853', languages: ['fi'] },
    })
    expect(status).toBe(201)
    expect(json.clientReference).toMatch(/^CL-[A-Z0-9]{6}$/)
    expect(json.consent).toEqual({ given: false })
  })

  test('a coordinator asks for a worker who phoned, and the history says both', async () => {
    const { call } = await world()
    const onBehalfOf = { role: 'worker', id: 'worker' }
    const made = await call('POST', '/api/v1/requests', { as: 'coordinator', body: { ...REQUEST, onBehalfOf } })
    expect(made.json.workerId).toBe('worker')
    const seen = await call('GET', `/api/v1/requests/${made.json.id}`, { as: 'worker' })
    expect(seen.json.history[0].by).toEqual({ role: 'coordinator', id: 'coordinator', onBehalfOf })
  })

  test('a worker speaks only for themselves', async () => {
    const { call } = await world()
    const { status } = await call('POST', '/api/v1/requests', {
      as: 'worker',
      body: { ...REQUEST, onBehalfOf: { role: 'worker', id: 'worker-2' } },
    })
    expect(status).toBe(403)
  })

  test('nobody can ask for a worker who does not work here', async () => {
    const { call } = await world()
    const { status, json } = await call('POST', '/api/v1/requests', {
      as: 'coordinator',
      body: { ...REQUEST, onBehalfOf: { role: 'worker', id: 'nobody' } },
    })
    expect(status).toBe(422)
    expect(json.errors).toMatchObject([{ path: 'onBehalfOf.id', code: 'UNKNOWN_COLLEAGUE' }])
  })
})

describe('GET /requests', () => {
  test('a worker sees their own, a coordinator everybody’s', async () => {
    const { call } = await world()
    const mine = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const other = await call('POST', '/api/v1/requests', { as: 'worker-2', body: REQUEST })
    const ids = async (as: 'worker' | 'coordinator') =>
      (await call('GET', '/api/v1/requests', { as })).json.items.map(({ id }: { id: string }) => id)
    expect(await ids('worker')).toEqual([mine.json.id])
    expect((await ids('coordinator')).toSorted()).toEqual([mine.json.id, other.json.id].toSorted())
  })

  test('comes page by page, each request once, and `next` is absent at the end', async () => {
    const { call } = await world()
    for (let n = 0; n < 5; n++) await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const seen: string[] = []
    let cursor = ''
    do {
      const { json } = await call('GET', `/api/v1/requests?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, {
        as: 'worker',
      })
      seen.push(...json.items.map(({ id }: { id: string }) => id))
      cursor = json.next ?? ''
    } while (cursor)
    expect(new Set(seen).size).toBe(5)
    expect(seen.length).toBe(5)
  })

  test('a coordinator comes by pages to those that have ended too, each once', async () => {
    const { call } = await world()
    const ids: string[] = []
    for (let n = 0; n < 5; n++) ids.push((await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })).json.id)
    for (const id of ids.slice(0, 3))
      await call('POST', `/api/v1/requests/${id}/cancel`, { as: 'worker', body: { as: 'withdrawn' } })
    for (const limit of [1, 2, 3, 100]) {
      const seen: { id: string; state: string }[] = []
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const { status, json } = await call(
          'GET',
          `/api/v1/requests?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
          { as: 'coordinator' },
        )
        expect([status, json.items.length <= limit]).toEqual([200, true])
        seen.push(...json.items)
        cursor = json.next
      }
      expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
      expect(seen.map(({ state }) => state)).toEqual(['open', 'open', 'closed', 'closed', 'closed'])
    }
    expect((await call('GET', '/api/v1/requests?cursor=ended.nonsense', { as: 'coordinator' })).status).toBe(422)
    expect((await call('GET', '/api/v1/requests?cursor=ended.', { as: 'worker' })).status).toBe(422)
  })

  test('filters by state and area', async () => {
    const { call } = await world()
    await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const there = await call('POST', '/api/v1/requests', { as: 'worker', body: { ...REQUEST, area: '529' } })
    const { json } = await call('GET', '/api/v1/requests?area=529&state=open', { as: 'coordinator' })
    expect(json.items.map(({ id }: { id: string }) => id)).toEqual([there.json.id])
  })

  test.each([
    ['state=lost', 'state', 'UNKNOWN_VALUE'],
    ['limit=0', 'limit', 'TOO_SMALL'],
    ['limit=101', 'limit', 'TOO_LARGE'],
    ['limit=ten', 'limit', 'WRONG_TYPE'],
    ['cursor=nonsense', 'cursor', 'WRONG_TYPE'],
    ['area=853&area=529', 'area', 'CONTRADICTORY'],
    ['areas=853', 'areas', 'UNKNOWN_FIELD'],
  ])('?%s is refused naming the parameter', async (query, path, code) => {
    const { call } = await world()
    const { status, json } = await call('GET', `/api/v1/requests?${query}`, { as: 'worker' })
    expect(status).toBe(422)
    expect(json.errors).toMatchObject([{ path, code }])
  })
})

describe('GET /requests/{id}', () => {
  test('holds offers, meetings, notices and history', async () => {
    const { call } = await world()
    const { json: made } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    const { status, json } = await call('GET', `/api/v1/requests/${made.id}`, { as: 'worker' })
    expect(status).toBe(200)
    expect(shapes.RequestView.parse(json)).toEqual(json)
    expect(json).toMatchObject({ id: made.id, offers: [], meetings: [], notices: [], worker: { id: 'worker' } })
    expect(json.history).toMatchObject([{ what: 'request.asked', state: 'open', version: 1 }])
  })

  test('why each partner was not asked is for coordinators', async () => {
    const { call } = await world()
    const { json: made } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
    expect(made).not.toHaveProperty('misses')
    expect((await call('GET', `/api/v1/requests/${made.id}`, { as: 'coordinator' })).json.misses).toEqual([])
  })
})
