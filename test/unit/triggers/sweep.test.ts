import type { Context } from 'aws-lambda'
import { expect, test } from 'vitest'
import { type Key, Unavailable } from '#core/ports.ts'
import type { Request } from '#core/records/request.ts'
import { plus } from '#core/time/instant.ts'
import { createSweep } from '../../../functions/sweep/handler.ts'
import { asked, NOW, type Ports, read, world } from './world.ts'

const SETTINGS = { page: 2, most: 100, atOnce: 2, reserve: 20_000 }

const run = (ports: Ports, settings = SETTINGS, left = () => 240_000) =>
  createSweep(ports, settings)({}, { getRemainingTimeInMillis: left } as Context)

async function several(ports: Ports, count: number): Promise<Request[]> {
  const requests: Request[] = []
  for (let n = 0; n < count; n++) requests.push(await asked(ports))
  return requests
}

const waiting = async (ports: Ports, requests: readonly Key[]) =>
  (await Promise.all(requests.map((key) => read<Request>(ports, key)))).filter(({ waitsFor }) => waitsFor === 'ranking').length

test('whatever is due is advanced, page by page', async () => {
  const ports = await world()
  const requests = await several(ports, 5)
  expect(await run(ports)).toMatchObject({ failed: 0, complete: true })
  expect(await waiting(ports, requests)).toBe(0)
})

test('says in the log how much there was and how long the oldest had waited', async () => {
  const ports = await world()
  await several(ports, 1)
  ports.clock.pass(90_000)
  const swept = await run(ports)
  expect(swept).toMatchObject({ failed: 0, oldest: 90, complete: true })
  expect(ports.log.lines).toContainEqual({ event: 'sweep.done', ...swept })
})

test('with nothing due it says so', async () => {
  const ports = await world()
  expect(await run(ports)).toEqual({ advanced: 0, failed: 0, oldest: 0, complete: true })
})

test('one that fails keeps nobody else waiting', async () => {
  const ports = await world()
  const requests = await several(ports, 5)
  const open = (org: string) => {
    const store = ports.stores.open(org)
    const get = (key: Key) => (key.pk === requests[1]!.pk ? Promise.reject(new Unavailable('store')) : store.get(key))
    return { ...store, org, get }
  }
  const broken = { ...ports, stores: { ...ports.stores, open } }
  expect(await run(broken)).toMatchObject({ failed: 1, complete: true })
  expect(await waiting(ports, requests)).toBe(1)
  expect(ports.log.lines).toContainEqual({ event: 'sweep.failed', key: `${requests[1]!.pk}|A`, name: 'Unavailable' })
})

test('stops while there is time to, and the next one goes on', async () => {
  const ports = await world()
  const requests = await several(ports, 5)
  let left = 60_000
  const cut = await run(ports, SETTINGS, () => (left -= 10_000))
  expect(cut.complete).toBe(false)
  expect(await waiting(ports, requests)).toBeGreaterThan(0)
  expect(await run(ports)).toMatchObject({ complete: true })
  expect(await waiting(ports, requests)).toBe(0)
})

test('stops in the middle of a page too', async () => {
  const ports = await world()
  const requests = await several(ports, 5)
  let left = 40_000
  await run(ports, { ...SETTINGS, page: 100, atOnce: 1 }, () => (left -= 10_000))
  expect(await waiting(ports, requests)).toBe(4)
})

test('never does more than its share at once', async () => {
  const ports = await world()
  const requests = await several(ports, 5)
  expect(await run(ports, { ...SETTINGS, most: 3 })).toMatchObject({ advanced: 3, complete: false })
  expect(await waiting(ports, requests)).toBeGreaterThanOrEqual(2)
})

test('what fails in every sweep is the coordinator’s within twenty minutes, not before fifteen, and goes on when the world lets it', async () => {
  const ports = await world()
  const [request] = await several(ports, 1)
  const open = ports.stores.open
  /** Reads and small commits pass; a whole step does not. */
  const query = () => Promise.reject(new Unavailable('store'))
  Object.assign(ports.stores, { open: (org: string) => ({ ...open(org), query }) })
  const owners: [number, string][] = []
  for (let minute = 0; minute <= 40; minute += 5) {
    ports.clock.turnTo(plus(NOW, minute))
    await run(ports)
    owners.push([minute, (await read<Request>(ports, request!)).owner])
  }
  expect(owners.find(([, owner]) => owner === 'coordinator')).toEqual([15, 'coordinator'])
  const stuck = await read<Request>(ports, request!)
  expect(stuck).toMatchObject({ waitsFor: 'ranking', reason: 'overdue', version: 2 })
  Object.assign(ports.stores, { open })
  await run(ports)
  expect(await read<Request>(ports, request!)).toMatchObject({ waitsFor: 'coordinator', reason: 'no-partners' })
})
