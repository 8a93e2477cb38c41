import { describe, expect, test } from 'vitest'
import type { Call } from '#core/commit/call.ts'
import { keyOf } from '#core/records/keys.ts'
import type { Live } from '#core/records/record.ts'
import { type Commit, type Item, type Key, type Store, Unavailable } from '#core/ports.ts'
import { isRefusal, refuse } from '#core/refusal.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { handOver } from '#core/request/hand-over.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { transact, type Transaction } from '#core/commit/transact.ts'
import { aRequest } from '../../support/tenant.ts'
import { confirmed } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

const keyed = (w: World, fingerprint = 'body', key = 'key'): Call => ({ ...w.worker(), idempotency: { key, fingerprint } })
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

const receipts = (w: World) => w.items().filter((item) => item.sk === 'RECEIPT').length

describe('the same key', () => {
  test('with the same body: the same answer, one request', async () => {
    const w = await world()
    const first = ok(await ask(keyed(w), aRequest()))
    expect(ok(await ask(keyed(w), aRequest())).id).toBe(first.id)
    expect(requests(w)).toHaveLength(1)
  })

  test('with another body is refused', async () => {
    const w = await world()
    ok(await ask(keyed(w), aRequest()))
    expect(await ask(keyed(w, 'other body'), aRequest({ area: '853' }))).toEqual({ refused: 'IDEMPOTENCY_KEY_REUSED' })
    expect(requests(w)).toHaveLength(1)
  })

  test('ten at once: one request, ten times the same answer', async () => {
    const w = await world()
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(keyed(w), aRequest())))
    expect(new Set(answers.map((answer) => ok(answer).id)).size).toBe(1)
    expect(requests(w)).toHaveLength(1)
  })

  test('two bodies at once: one is made, the other refused', async () => {
    const w = await world()
    const answers = await Promise.all([ask(keyed(w, 'a'), aRequest()), ask(keyed(w, 'b'), aRequest({ area: '853' }))])
    expect(answers.filter(isRefusal)).toEqual([{ refused: 'IDEMPOTENCY_KEY_REUSED' }])
    expect(requests(w)).toHaveLength(1)
  })

  test('while the first is being done: the second finds the deed done and is not refused for it', async () => {
    const w = await world()
    const { id } = ok(await ask(w.worker(), aRequest()))
    const { store, ...second } = keyed(w)
    const overtaken: Store = {
      ...store,
      async receipt(opId) {
        const none = await store.receipt(opId)
        if (!requests(w).some((item) => item['state'] === 'closed')) ok(await cancelRequest(keyed(w), id, { as: 'withdrawn' }))
        return none
      },
    }
    expect(ok(await cancelRequest({ ...second, store: overtaken }, id, { as: 'withdrawn' }))).toMatchObject({
      id,
      state: 'closed',
    })
  })

  test('of a partner who leaves: the second time there is nothing left to leave, and they hear that it is done', async () => {
    const w = await world()
    const { partnerId, requestId } = await confirmed(w)
    const leaving: Call = { ...w.partner(partnerId), idempotency: { key: 'key', fingerprint: 'body' } }
    ok(await withdrawFromRequest(leaving, requestId))
    expect(await withdrawFromRequest(leaving, requestId)).toEqual({ refused: 'DONE_BEFORE', detail: { id: requestId } })
  })

  test('of a meeting or move whose time has passed since is still answered as done', async () => {
    const w = await world()
    const { requestId, meetingId } = await confirmed(w)
    const times = { start: '2026-11-24T10:00:00.000Z', end: '2026-11-24T11:00:00.000Z' }
    const adds = () => addMeeting(keyed(w, 'a', 'adds'), requestId, times)
    const moves = () =>
      proposeMove(keyed(w, 'm', 'moves'), meetingId, { start: '2026-11-24T12:00:00.000Z', end: '2026-11-24T13:00:00.000Z' })
    const first = [ok(await adds()).id, ok(await moves()).id]
    w.ports.clock.turnTo('2026-11-25T08:00:00.000Z')
    expect([ok(await adds()).id, ok(await moves()).id]).toEqual(first)
  })

  test('after a refusal is free for the corrected body', async () => {
    const w = await world()
    expect(await ask(keyed(w), {})).toMatchObject({ refused: 'INVALID' })
    ok(await ask(keyed(w, 'corrected'), aRequest()))
  })

  test('after a commit whose answer was lost: the repeated call makes nothing new', async () => {
    const w = await world()
    const lossy = committing(keyed(w), async (real, ...args) => {
      await real(...args)
      throw new Unavailable('store')
    })
    await expect(ask(lossy, aRequest())).rejects.toThrow(Unavailable)
    const again = ok(await ask(keyed(w), aRequest()))
    expect(requests(w).map((item) => item['id'])).toEqual([again.id])
  })

  test('after a commit that never was: the repeated call makes it', async () => {
    const w = await world()
    const down = committing(keyed(w), () => Promise.reject(new Unavailable('store')))
    await expect(ask(down, aRequest())).rejects.toThrow(Unavailable)
    ok(await ask(keyed(w), aRequest()))
    expect(requests(w)).toHaveLength(1)
  })
})

describe('a repeated call', () => {
  const change: Plain['decide'] = (now, work) => work.change(now)(() => ({}), 'request.nudged')

  test('is answered with the record of the first answer, as it is now', async () => {
    const { w, key } = await aRecord()
    ok(await about(keyed(w), key, change))
    const later = ok(await about(w.worker(), key, change))
    expect(ok(await about(keyed(w), key, change)).version).toBe(later.version)
  })

  test('is answered with the id alone where the record is somebody else’s by now', async () => {
    const { w, id, key } = await aRecord()
    ok(await about(keyed(w), key, change))
    ok(await handOver(w.worker(), id, { to: 'worker-2' }))
    expect(await about(keyed(w), key, change)).toEqual({ refused: 'DONE_BEFORE', detail: { id } })
    expect(await about(keyed(w, 'another body'), key, change)).toEqual({ refused: 'IDEMPOTENCY_KEY_REUSED' })
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
    const change: Plain['decide'] = (now, work) => work.change(now)(() => ({}), 'request.nudged')
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
    expect(ok(await about(replaying, key, (now, work) => work.change(now)(() => ({}), 'request.nudged'))).version).toBe(
      version + 1,
    )
    expect(tries).toBe(1)
  })
})

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
