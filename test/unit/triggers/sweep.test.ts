import type { Context } from 'aws-lambda'
import { describe, expect, test, vi } from 'vitest'
import { type Item, type Key, type Store, Unavailable } from '#core/ports.ts'
import { dueIndex, keys as keysOf, SWEEPS } from '#core/records/keys.ts'
import { SCHEMA } from '#core/records/record.ts'
import type { Request } from '#core/records/request.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { readMark, takeUp } from '#core/stuck/sweep-mark.ts'
import { plus } from '#core/time/instant.ts'
import { fairly } from '../../../functions/sweep/fairly.ts'
import { createSweep } from '../../../functions/sweep/handler.ts'
import { asked, NOW, type Ports, read, world } from './world.ts'

const SETTINGS = { page: 2, ahead: 3, handful: 2, atOnce: 2, reserve: 20_000 }

const run = (ports: Ports, settings = SETTINGS, left = () => 240_000) =>
  createSweep(ports, settings)({}, { getRemainingTimeInMillis: left } as Context)

async function several(ports: Ports, count: number): Promise<Request[]> {
  const requests: Request[] = []
  for (let n = 0; n < count; n++) requests.push(await asked(ports))
  return requests
}

/** Requests in a shape that only a newer program knows, due long before. */
async function ofTomorrow(ports: Ports, count: number): Promise<void> {
  const due = plus(NOW, -60)
  const items = Array.from({ length: count }, (_, n): Item => {
    const key = keysOf.request('demo', `tomorrow-${n}`)
    const wait = { state: 'open', waitsFor: 'ranking', due, owner: 'system', reason: 'new', attempts: 0 }
    return {
      ...key,
      ...dueIndex({ ...key, due }),
      org: 'demo',
      kind: 'request',
      id: `t${n}`,
      version: 1,
      schema: SCHEMA + 1,
      ...wait,
    }
  })
  for (let n = 0; n < count; n += 90) {
    const writes = items.slice(n, n + 90).map((item) => ({ op: 'insert', item }) as const)
    await ports.stores.open('demo').commit({ opId: ports.ids.id(), at: NOW }, writes)
  }
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
  expect(await run(ports)).toEqual({ advanced: 0, failed: 0, newer: 0, oldest: 0, complete: true })
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
  let left = 50_000
  await run(ports, { ...SETTINGS, page: 100, atOnce: 1 }, () => (left -= 10_000))
  expect(await waiting(ports, requests)).toBe(4)
})

test('two thousand records that only a newer program can touch, all due before, keep nobody waiting', async () => {
  const ports = await world()
  await ofTomorrow(ports, 2_000)
  const requests = await several(ports, 3)
  const swept = await createSweep(ports)({}, { getRemainingTimeInMillis: () => 240_000 } as Context)
  expect(swept).toMatchObject({ newer: 2_000, failed: 0, complete: true })
  expect(await waiting(ports, requests)).toBe(0)
})

test('tenants take turns: a small one does not wait behind all that a large one has left', () => {
  const keys = ['a', 'a', 'a', 'b', 'c', 'b'].map((org, n) => ({ pk: `${org}#REQ#${n}`, sk: 'A' }))
  expect(fairly(keys).map(({ pk }) => pk)).toEqual(['a#REQ#0', 'b#REQ#3', 'c#REQ#4', 'a#REQ#1', 'b#REQ#5', 'a#REQ#2'])
})

describe('a record whose step ends the whole process', () => {
  /** Each sweep that comes to this request's ranking gets no further, as if it had been killed. */
  async function deadly() {
    const ports = await world()
    const requests = await several(ports, 4)
    const { open } = ports.stores
    let deaths = 0
    const store = (org: string) => ({
      ...open(org),
      get: (key: Key) => {
        if (key.pk === requests[0]!.pk && new Error('where').stack!.includes('flow.ts')) {
          deaths++
          return new Promise<never>(() => {})
        }
        return open(org).get(key)
      },
    })
    Object.assign(ports.stores, { open: store })
    let minute = 0
    return {
      ports,
      requests,
      deaths: () => deaths,
      /** One sweep, five minutes after the last one; left alone once it has been killed. */
      async sweep() {
        ports.clock.turnTo(plus(NOW, (minute += 5)))
        const [ended, before] = [run(ports), deaths]
        await vi.waitFor(async () => {
          if (deaths === before) await Promise.race([ended, new Promise((_, later) => setImmediate(later))])
        })
      },
    }
  }

  test('comes last from the next sweep on, and after two ends alone is the coordinator’s', async () => {
    const { ports, requests, deaths, sweep } = await deadly()
    await sweep()
    await sweep()
    expect(await waiting(ports, requests.slice(1))).toBe(0)
    expect(deaths()).toBe(2)
    await sweep()
    expect(deaths()).toBe(3)
    expect((await read<Request>(ports, requests[0]!)).owner).toBe('system')
    await sweep()
    expect(deaths()).toBe(3)
    expect(await read<Request>(ports, requests[0]!)).toMatchObject({ owner: 'coordinator', reason: 'stuck', version: 2 })
  })
})

describe('a world that does not answer blames no record', () => {
  /** A sweep whose store fails where `when` says so. */
  const failing = (ports: Ports, when: (call: string, org: string) => boolean): Ports => ({
    ...ports,
    stores: {
      due: (...given) => (when('due', '') ? Promise.reject(new Unavailable('store')) : ports.stores.due(...given)),
      open: (org) => {
        const store = ports.stores.open(org)
        const fails = (call: string) => (when(call, org) ? Promise.reject(new Unavailable('store')) : undefined)
        return {
          ...store,
          org,
          get: (key) => fails('get') ?? store.get(key),
          query: (query) => fails('query') ?? store.query(query),
          commit: (...given) => fails('commit') ?? store.commit(...given),
        }
      },
    },
  })

  test('a sweep that could not go on has laid down what it held', async () => {
    const ports = await world()
    await several(ports, 5)
    let reads = 0
    await expect(run(failing(ports, (call) => call === 'due' && ++reads > 2))).rejects.toThrow('store')
    expect(await readMark(ports)).toMatchObject({ over: true, inHand: [], suspects: [] })
  })

  test('a suspect that failed for an outage, in a sweep that could not lay down, is nobody’s culprit', async () => {
    const ports = await world()
    const [request] = await several(ports, 1)
    const suspect = `${request!.pk}|A`
    const hand = await takeUp(ports)
    await hand!.hold([suspect], []) // and is killed
    ports.clock.turnTo(plus(NOW, 5))
    let marks = 0
    // Its step fails, and so does every mark after the one that says it is tried alone.
    const away = failing(ports, (call, org) => (org === SWEEPS ? call === 'commit' && ++marks > 2 : call === 'query'))
    await run(away)
    ports.clock.turnTo(plus(NOW, 10))
    expect(await run(ports)).toMatchObject({ failed: 0, complete: true })
    expect(await waiting(ports, [request!])).toBe(0)
    expect(await read<Request>(ports, request!)).not.toHaveProperty('stuck')
  })

  test('a mark whose writing nobody heard of is gone on from', async () => {
    const ports = await world()
    await several(ports, 5)
    let marks = 0
    const { open } = ports.stores
    const deaf = (org: string): Store => ({
      ...open(org),
      org,
      commit: async (...given) => {
        const done = await open(org).commit(...given)
        if (org === SWEEPS && ++marks === 2) throw new Unavailable('store')
        return done
      },
    })
    expect(await run({ ...ports, stores: { ...ports.stores, open: deaf } })).toMatchObject({ complete: true })
    expect(await readMark(ports)).toMatchObject({ over: true, inHand: [], complete: NOW })
  })
})

test('what a coordinator has been shown is nobody’s to be late with', async () => {
  const ports = await world()
  const [request] = await several(ports, 1)
  ports.clock.turnTo(plus(NOW, 20))
  expect(await passOn(ports, request!)).toBe('passed-on')
  const store = ports.stores.open('demo')
  const open = (org: string) => ({ ...ports.stores.open(org), query: () => Promise.reject(new Unavailable('store')) })
  ports.clock.turnTo(plus(NOW, 120))
  expect(await run({ ...ports, stores: { ...ports.stores, open } })).toMatchObject({ failed: 1, oldest: 0 })
  expect((await store.get(request!))?.['reason']).toBe('overdue')
})

test('while another sweep is at its work, nothing is done twice', async () => {
  const ports = await world()
  const requests = await several(ports, 2)
  const hand = await takeUp(ports)
  expect(await run(ports)).toMatchObject({ advanced: 0, complete: false })
  await hand!.layDown(true, [])
  expect(await run(ports)).toMatchObject({ complete: true })
  expect(await waiting(ports, requests)).toBe(0)
})

test('a mark that cannot be written stops nobody', async () => {
  const ports = await world()
  const requests = await several(ports, 2)
  const { open } = ports.stores
  let marks = 0
  const store = (org: string) => ({
    ...open(org),
    commit: (...given: Parameters<Store['commit']>) =>
      org === SWEEPS && ++marks > 1 ? Promise.reject(new Unavailable('store')) : open(org).commit(...given),
  })
  expect(await run({ ...ports, stores: { ...ports.stores, open: store } })).toMatchObject({ failed: 0, complete: true })
  expect(await waiting(ports, requests)).toBe(0)
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
