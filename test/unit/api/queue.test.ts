import { describe, expect, test } from 'vitest'
import type { Item } from '#core/ports.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { shapes } from '../../../functions/api/shapes/all.ts'
import { PARTNER, REQUEST, world } from './world.ts'

const coordinator = 'coordinator' as const
const [WINDOW] = REQUEST.windows

/** A request asked of one partner by hand, as a coordinator would. */
async function offered() {
  const there = await world()
  const { call } = there
  const { json: partner } = await call('POST', '/api/v1/partners', { as: coordinator, body: PARTNER })
  const { json: request } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
  const made = await call('POST', `/api/v1/requests/${request.id}/offers`, {
    as: coordinator,
    body: { partnerId: partner.id, slot: WINDOW },
  })
  return { ...there, partner, request, made, offer: made.json }
}

describe('the queue', () => {
  test('is open work by clock', async () => {
    const { call } = await offered()
    await call('POST', '/api/v1/requests', { as: 'worker-2', body: { ...REQUEST, area: '529' } })
    const { status, json } = await call('GET', '/api/v1/queue', { as: coordinator })
    expect(status).toBe(200)
    for (const row of json.items) expect(shapes.QueueRow.parse(row)).toEqual(row)
    expect(json.items.map(({ area }: { area: string }) => area)).toEqual(['529', '853'])
    expect((await call('GET', '/api/v1/queue?area=853', { as: coordinator })).json.items).toHaveLength(1)
    expect((await call('GET', '/api/v1/queue?state=offered', { as: coordinator })).json.items).toMatchObject([
      { state: 'offered', area: '853' },
    ])
  })

  test('knows its states, and refuses what is none', async () => {
    const { call } = await world()
    const { status, json } = await call('GET', '/api/v1/queue?state=stuck', { as: coordinator })
    expect([status, json.errors]).toMatchObject([422, [{ path: 'state', code: 'UNKNOWN_VALUE' }]])
    for (const state of ['failed', 'kept', 'offered'])
      expect((await call('GET', `/api/v1/queue?state=${state}`, { as: coordinator })).status).toBe(200)
  })
})

describe('a notice that did not arrive', () => {
  async function failed() {
    const there = await offered()
    const store = there.ports.stores.open('demo')
    const { items } = await store.query({ partition: `demo#REQ#${there.request.id}`, from: 'NOTE#', to: 'NOTE#~' })
    const notice = items[0] as Item & { readonly id: string }
    const waits = {
      state: 'failed',
      waitsFor: 'person',
      owner: 'coordinator',
      reason: 'failed',
      failedFor: 'BOUNCE_PERMANENT',
      listPk: 'demo#OPEN',
      listSk: '0',
    }
    await store.commit({ opId: 'fail', at: there.ports.clock.now() }, [
      { op: 'replace', item: { ...notice, ...waits, version: notice.version + 1 } },
    ])
    return { ...there, id: notice.id }
  }

  test.each([
    ['retry', { state: 'waiting', waitsFor: 'sending' }],
    ['close', { state: 'suppressed', suppressedFor: 'handled', waitsFor: 'nothing' }],
  ])('%s', async (step, expected) => {
    const { call, id } = await failed()
    const { status, json } = await call('POST', `/api/v1/notices/${id}/${step}`, { as: coordinator })
    expect(status).toBe(200)
    expect(shapes.Notice.parse(json)).toEqual(json)
    expect(json).toMatchObject(expected)
  })

  test('is shown with its request', async () => {
    const { call, id, request } = await failed()
    const { json } = await call('GET', `/api/v1/requests/${request.id}`, { as: coordinator })
    expect(json.notices.find((one: { id: string }) => one.id === id)).toMatchObject({
      state: 'failed',
      failedFor: 'BOUNCE_PERMANENT',
    })
  })

  test('stands in the queue with what it was, to whom and why, and no address', async () => {
    const { call, id, partner } = await failed()
    const { json } = await call('GET', '/api/v1/queue', { as: coordinator })
    const row = json.items.find((one: { id: string }) => one.id === id)
    expect(shapes.QueueRow.parse(row)).toEqual(row)
    expect(row).toMatchObject({
      template: 'offer',
      failedFor: 'BOUNCE_PERMANENT',
      area: '853',
      to: { role: 'partner', id: partner.id, name: 'Sari' },
    })
    expect(JSON.stringify(json)).not.toMatch(/358|@/)
  })

  test('and is another tenant’s answers like none', async () => {
    const { call, id } = await failed()
    const theirs = await call('POST', `/api/v1/notices/${id}/retry`, { as: 'elsewhere' })
    const nobodys = await call('POST', '/api/v1/notices/nobody.n1/retry', { as: 'elsewhere' })
    expect(theirs.status).toBe(404)
    expect(theirs.json).toEqual(nobodys.json)
  })
})

describe('what does not go on by itself', () => {
  /** The question has been due for half an hour, and nobody took the step. */
  async function stuckOffer() {
    const there = await offered()
    there.ports.clock.turnTo(new Date(Date.parse(there.offer.due) + 30 * 60_000).toISOString())
    await passOn(there.ports, {
      pk: `${there.ports.table.snapshot().items.find((item) => item['id'] === there.offer.id)!.pk}`,
      sk: `OFFER#${there.offer.id}`,
    })
    const post = (path: string, as: 'worker' | 'coordinator' = coordinator) =>
      there.call('POST', `/api/v1/offers/${there.offer.id}/${path}`, { as, body: {} })
    return { ...there, post }
  }

  test('stands in the queue since when, and is tried again', async () => {
    const { call, offer, post } = await stuckOffer()
    const { json } = await call('GET', '/api/v1/queue', { as: coordinator })
    const row = json.items.find(({ id }: { id: string }) => id === offer.id)
    expect(shapes.QueueRow.parse(row)).toEqual(row)
    expect(row).toMatchObject({
      kind: 'offer',
      owner: 'coordinator',
      reason: 'overdue',
      waitsFor: 'answer',
      stuck: { since: offer.due },
    })
    const retried = await post('retry')
    expect(retried.status).toBe(200)
    expect(shapes.QueueRow.parse(retried.json)).toEqual(retried.json)
    expect(retried.json).toMatchObject({ id: offer.id, owner: 'partner', reason: offer.reason })
    expect((await post('retry')).json).toMatchObject({ code: 'WRONG_STATE' })
  })

  test('or is taken back', async () => {
    const { post } = await stuckOffer()
    expect((await post('close')).json).toMatchObject({ state: 'withdrawn', waitsFor: 'nothing' })
  })

  test('by coordinators only', async () => {
    const { post } = await stuckOffer()
    for (const step of ['retry', 'close']) expect((await post(step, 'worker')).status).toBe(403)
  })

  test.each(['requests', 'meetings', 'partners'])('of %s that are not there is not found', async (noun) => {
    const { call } = await offered()
    expect((await call('POST', `/api/v1/${noun}/none/retry`, { as: coordinator, body: {} })).status).toBe(404)
  })

  test('of the tenant is tried again, and its history says so', async () => {
    const { call, ports } = await offered()
    const tenant = ports.table.snapshot().items.find((item) => item['kind'] === 'tenant' && item['org'] === 'demo')!
    const stuck = {
      ...tenant,
      version: tenant.version + 1,
      waitsFor: 'rematch',
      due: '2026-11-23T09:00:00.000Z',
      owner: 'system',
      reason: 'changed',
    }
    await ports.stores.open('demo').commit({ opId: 'waits', at: ports.clock.now() }, [{ op: 'replace', item: stuck }])
    await passOn(ports, tenant)
    expect((await call('POST', '/api/v1/tenant/retry', { as: coordinator, body: {} })).json).toMatchObject({
      id: 'tenant',
      kind: 'tenant',
      owner: 'system',
    })
    const told = ports.table.snapshot().items.filter(({ pk, kind }) => kind === 'event' && pk === 'demo#EVT#tenant')
    const steps = told.flatMap(({ changes }) => changes as { what: string }[]).map(({ what }) => what)
    expect(steps.toSorted()).toEqual(['tenant.overdue', 'tenant.tried-again'])
  })

  test('of the tenant: there is nothing to try again', async () => {
    const { call } = await offered()
    expect((await call('POST', '/api/v1/tenant/retry', { as: coordinator, body: {} })).json).toMatchObject({
      status: 409,
      code: 'WRONG_STATE',
    })
  })
})
