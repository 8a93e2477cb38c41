import { expect, test } from 'vitest'
import type { Item } from '#core/ports.ts'
import { keys } from '#core/records/keys.ts'
import { REQUEST, type World, world } from './world.ts'

/** A request that a newer program has written last, in a state that nobody here knows. */
async function newerRequest(): Promise<{ here: World; id: string }> {
  const here = await world()
  const { json } = await here.call('POST', '/api/v1/requests', { as: 'worker', body: REQUEST })
  const store = here.ports.stores.open('demo')
  const item = (await store.get(keys.request('demo', json.id)))!
  const newer = {
    ...item,
    schema: 2,
    version: item.version + 1,
    state: 'asked-twice',
    waitsFor: 'second-answer',
    reason: 'second-answer',
  } as Item
  await store.commit({ opId: 'newer', at: here.ports.clock.now() }, [{ op: 'replace', item: newer }])
  return { here, id: json.id }
}

test('a change of what a newer program wrote is answered 503 with when to try again, and changes nothing', async () => {
  const { here, id } = await newerRequest()
  const before = JSON.stringify(here.ports.table.snapshot())
  const { status, headers, json } = await here.call('POST', `/api/v1/requests/${id}/cancel`, {
    as: 'worker',
    body: { as: 'withdrawn' },
  })
  expect({ status, after: headers.get('retry-after'), code: json.code }).toEqual({ status: 503, after: '5', code: 'UNAVAILABLE' })
  expect(here.ports.log.lines).toContainEqual({ event: 'api.unavailable', service: 'newer-version' })
  expect(JSON.stringify(here.ports.table.snapshot())).toBe(before)
})

test.each(['/requests', '/requests/{id}'])('GET %s still shows it', async (path) => {
  const { here, id } = await newerRequest()
  const { status, json } = await here.call('GET', `/api/v1${path.replace('{id}', id)}`, { as: 'worker' })
  expect([status, JSON.stringify(json)]).toEqual([200, expect.stringContaining('asked-twice')])
})
