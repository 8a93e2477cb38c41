import { describe, expect, test } from 'vitest'
import type { Call } from '#core/commit/call.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import type { Live } from '#core/records/record.ts'
import { type Commit, type Key, type Store, Unavailable } from '#core/ports.ts'
import { advance } from '#core/flow.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { transact, type Transaction } from '#core/commit/transact.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'

const requests = (w: World) => w.items().filter((item) => item['kind'] === 'request')

/** The call with its commits done otherwise. */
const committing = (
  call: Call,
  commit: (real: Store['commit'], ...args: Parameters<Store['commit']>) => Promise<Commit>,
): Call => ({
  ...call,
  store: { ...call.store, commit: (...args) => commit(call.store.commit, ...args) },
})

async function aRecord() {
  const w = await world()
  const request = ok(await ask(w.worker(), aRequest()))
  return { w, id: request.id, key: keyOf(request) }
}

type Plain = Transaction<Live, Live>

/** Reads one record, and leaves it as `decide` says. */
const about = (call: Call, key: Key, decide: Plain['decide'], more: Partial<Plain> = {}) =>
  transact<Live, Live>(call, { subject: 'x', load: async () => (await call.store.get(key)) as Live, decide, ...more })

const events = (w: World) => w.items().filter((item) => item['kind'] === 'event')

describe('a lost race', () => {
  const conflict = async (): Promise<Commit> => ({ status: 'conflict', keys: [] })

  test('four times is BUSY, waiting longer each time in between, by the chance of the ids and the clock of the ports', async () => {
    const w = await world()
    let tries = 0
    const answer = await ask(
      committing(w.worker(), () => (tries++, conflict())),
      aRequest(),
    )
    expect([answer, tries]).toEqual([{ refused: 'BUSY' }, 4])
    const { pauses } = w.ports.clock
    expect(pauses).toHaveLength(3)
    pauses.forEach((pause, n) => expect(pause / (20 * 2 ** (n + 1))).toSatisfy((share: number) => share >= 0.5 && share < 1.5))
    expect(requests(w)).toEqual([])
  })

  test('four times is no bug of a step the system takes: whoever poked comes again, and nothing is counted against it', async () => {
    const w = await world()
    const { id } = ok(await ask(w.worker(), aRequest()))
    const losing = {
      ...w.ports,
      stores: { ...w.ports.stores, open: (org: string) => ({ ...w.ports.stores.open(org), commit: conflict }) },
    }
    await expect(advance(losing, keys.request(ORG, id))).rejects.toMatchObject({ name: 'Unavailable', service: 'store' })
    expect(requests(w)).toMatchObject([{ attempts: 0 }])
  })

  test('three times and then not is no matter', async () => {
    const w = await world()
    let tries = 0
    ok(
      await ask(
        committing(w.worker(), (real, ...args) => (++tries < 4 ? conflict() : real(...args))),
        aRequest(),
      ),
    )
    expect(requests(w)).toHaveLength(1)
  })

  test('reads and decides afresh', async () => {
    const w = await world()
    const { id } = ok(await ask(w.worker(), aRequest()))
    const note = (call: Call, what: string) =>
      transact<Live, Live>(call, {
        subject: id,
        load: async () => (await call.store.get(keys.request(ORG, id))) as Live,
        decide: (now, work) =>
          work.change(now)((current) => ({ reason: `${current.reason}-${what}` as never }), 'request.nudged'),
      })
    let overtaken = false
    const slow = committing(w.worker(), async (real, ...args) => {
      if (!overtaken) {
        overtaken = true
        ok(await note(w.worker(), 'fast'))
      }
      return real(...args)
    })
    expect(ok(await note(slow, 'slow'))).toMatchObject({ reason: 'new-fast-slow', version: 3 })
  })
})

test.each([
  [0, [20, 40, 80]],
  [0.9, [56, 112, 224]],
])('a lost race waits twice as long each time, spread by chance: at %d, %j ms', async (chance, waits) => {
  const { w, key } = await aRecord()
  const call = w.worker()
  const losing: Call = {
    ...call,
    ids: { ...call.ids, fraction: () => chance },
    store: { ...call.store, commit: async () => ({ status: 'conflict', keys: [] }) },
  }
  expect(await about(losing, key, (now, work) => work.change(now)(() => ({}), 'request.nudged'))).toEqual({ refused: 'BUSY' })
  expect(w.ports.clock.pauses.map(Math.round)).toEqual(waits)
})

test('a decision that only holds what it read fails when that has changed', async () => {
  const w = await world()
  const one = ok(await ask(w.worker(), aRequest()))
  const other = ok(await ask(w.worker(), aRequest()))
  let changed = false
  const call = committing(w.worker(), async (real, ...args) => {
    if (!changed) {
      changed = true
      ok(await cancelRequest(w.worker(), other.id, { as: 'withdrawn' }))
    }
    return real(...args)
  })
  let seen: string[] = []
  await transact<Live[], Live>(call, {
    subject: one.id,
    load: async () => (await Promise.all([one, other].map(({ id }) => call.store.get(keys.request(ORG, id))))) as Live[],
    decide([mine, held], work) {
      seen = [...seen, held!.state]
      work.guard(held!)
      return work.change(mine!)(() => ({}), 'request.nudged')
    },
  })
  expect(seen).toEqual(['open', 'closed'])
})

test('what throws otherwise is a bug: it goes up, and nothing is written', async () => {
  const w = await world()
  const before = w.items().length
  const broken = transact<object, Live>(w.worker(), {
    subject: 'x',
    load: async () => ({}),
    decide: () => {
      throw new TypeError('bug')
    },
  })
  await expect(broken).rejects.toThrow(TypeError)
  expect(w.items()).toHaveLength(before)
})

test('nothing is decided on a record in a newer shape', async () => {
  const { w, key } = await aRecord()
  const call = w.worker()
  const newer = async () => ({ ...((await call.store.get(key)) as Live), schema: 2 })
  const decide = () => {
    throw new Error('decided')
  }
  await expect(transact<Live, Live>(call, { subject: 'x', load: newer, decide })).rejects.toThrow(Unavailable)
})

test('the audit belongs to the subject that the records read name', async () => {
  const { w, key, id } = await aRecord()
  ok(
    await about(w.worker(), key, (now, work) => work.change(now)(() => ({}), 'request.nudged'), {
      subject: (request) => `s-${request.id}`,
    }),
  )
  expect(events(w).map((one) => one.pk)).toContain(keys.events(ORG, `s-${id}`))
})
