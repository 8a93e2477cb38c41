import { describe, expect, test } from 'vitest'
import type { Call } from '#core/commit/call.ts'
import { type Item, type Key, Unavailable } from '#core/ports.ts'
import { keys, keyOf } from '#core/records/keys.ts'
import { type Live } from '#core/records/record.ts'
import { refuse } from '#core/refusal.ts'
import { ask } from '#core/request/ask.ts'
import { type Transaction, transact } from '#core/commit/transact.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'

const keyed = (w: World, fingerprint = 'body'): Call => ({ ...w.worker(), idempotency: { key: 'key', fingerprint } })

async function aRecord() {
  const w = await world()
  const request = ok(await ask(w.worker(), aRequest()))
  return { w, id: request.id, key: keyOf(request) }
}

type Plain = Transaction<Live, Live>

/** Reads one record, and leaves it as `decide` says. */
const about = (call: Call, key: Key, decide: Plain['decide'], more: Partial<Plain> = {}) =>
  transact<Live, Live>(call, { subject: 'x', load: async () => (await call.store.get(key)) as Live, decide, ...more })

const receipts = (w: World) => w.items().filter((item) => item.sk === 'RECEIPT').length
const events = (w: World) => w.items().filter((item) => item['kind'] === 'event')

describe('a decision that changes nothing', () => {
  test('writes nothing', async () => {
    const { w, key } = await aRecord()
    const before = w.items().length
    expect(ok(await about(w.worker(), key, (now) => now))).toMatchObject(key)
    expect(w.items()).toHaveLength(before)
  })

  test('under a key is remembered all the same: the call means the same when it is repeated', async () => {
    const { w, key } = await aRecord()
    const before = receipts(w)
    ok(await about(keyed(w), key, (now) => now))
    expect(receipts(w)).toBe(before + 1)
    let decided = 0
    expect(ok(await about(keyed(w), key, (now) => (decided++, now)))).toMatchObject(key)
    expect(decided).toBe(0)
  })
})

describe('a repeated call', () => {
  const change: Plain['decide'] = (now, work) => work.change(now)(() => ({}), 'request.x')

  test('is answered with the record of the first answer, as it is now', async () => {
    const { w, key } = await aRecord()
    ok(await about(keyed(w), key, change))
    const later = ok(await about(w.worker(), key, change))
    expect(ok(await about(keyed(w), key, change)).version).toBe(later.version)
  })

  test('or as the use case recalls it', async () => {
    const { w, key } = await aRecord()
    ok(await about(keyed(w), key, change))
    expect(await about(keyed(w), key, change, { recall: async (one) => refuse('BUSY', { detail: one as never }) })).toEqual({
      refused: 'BUSY',
      detail: key,
    })
  })

  test('finds nothing where the record is gone', async () => {
    const { w, key } = await aRecord()
    ok(await about(keyed(w), key, change))
    const blind: Call = { ...keyed(w), store: { ...keyed(w).store, get: async () => undefined } }
    expect(await transact<Live, Live>(blind, { subject: 'x', load: async () => refuse('BUSY'), decide: change })).toEqual({
      refused: 'NOT_FOUND',
    })
  })

  test('whose commit is found done only while it is done again is answered as the first was', async () => {
    const { w, key } = await aRecord()
    const first = ok(await about(keyed(w), key, change))
    const forgetful: Call = { ...keyed(w), store: { ...keyed(w).store, receipt: async () => undefined } }
    expect(ok(await about(forgetful, key, change)).version).toBe(first.version)
    const other: Call = { ...keyed(w, 'another body'), store: forgetful.store }
    expect(await about(other, key, change)).toEqual({ refused: 'IDEMPOTENCY_KEY_REUSED' })
  })
})

describe('without a key', () => {
  test('each call is one of its own', async () => {
    const { w, key } = await aRecord()
    const change: Plain['decide'] = (now, work) => work.change(now)(() => ({}), 'request.x')
    const one = ok(await about(w.worker(), key, change))
    expect(ok(await about(w.worker(), key, change)).version).toBe(one.version + 1)
  })

  test('a commit that turns out to be done already is no reason to do it again', async () => {
    const { w, key } = await aRecord()
    const call: Call = { ...w.worker() }
    let tries = 0
    const replaying: Call = {
      ...call,
      store: {
        ...call.store,
        commit: async (...args) => {
          tries++
          await call.store.commit(...args)
          return call.store.commit(...args)
        },
      },
    }
    const version = ((await call.store.get(key)) as Item).version
    expect(ok(await about(replaying, key, (now, work) => work.change(now)(() => ({}), 'request.x'))).version).toBe(version + 1)
    expect(tries).toBe(1)
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
  expect(await about(losing, key, (now, work) => work.change(now)(() => ({}), 'request.x'))).toEqual({ refused: 'BUSY' })
  expect(w.ports.clock.pauses.map(Math.round)).toEqual(waits)
})

test('the audit belongs to the subject that the records read name', async () => {
  const { w, key, id } = await aRecord()
  ok(
    await about(w.worker(), key, (now, work) => work.change(now)(() => ({}), 'request.x'), {
      subject: (request) => `s-${request.id}`,
    }),
  )
  expect(events(w).map((one) => one.pk)).toContain(keys.events(ORG, `s-${id}`))
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
