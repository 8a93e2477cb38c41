import { expect, test } from 'vitest'
import { LIMITS } from '#core/records/tally.ts'
import { REQUEST, world } from './world.ts'

test('who has done all that one person may do in a day is told so with 429 and when to come back; a colleague is not', async () => {
  const { call, ports } = await world()
  const key = { pk: 'demo#TALLY#2026-11-23', sk: 'worker:worker' }
  const item = {
    ...key,
    kind: 'tally',
    schema: 1,
    version: 1,
    by: key.sk,
    date: '2026-11-23',
    done: LIMITS.worker.done,
    told: {},
  }
  await ports.stores.open('demo').commit({ opId: 'x', at: ports.clock.now() }, [{ op: 'insert', item }])
  const { status, headers, json } = await call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
  expect([status, headers.get('retry-after'), json.code]).toEqual([429, String(12 * 3600), 'TOO_MANY_TODAY'])
  expect(json.detail).toContain('ota yhteys koordinaattoriin')
  expect((await call('GET', '/api/v1/requests', { as: 'worker' })).json.items).toEqual([])
  expect((await call('POST', '/api/v1/requests', { as: 'worker-2', body: REQUEST })).status).toBe(201)
})
