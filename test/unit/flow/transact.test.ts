import { describe, expect, test } from 'vitest'
import type { Call } from '#core/commit/call.ts'
import { keys } from '#core/records/keys.ts'
import { type Live } from '#core/records/record.ts'
import { type Commit, type Store, Unavailable } from '#core/ports.ts'
import { isRefusal } from '#core/refusal.ts'
import { advance } from '#core/flow.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { transact } from '#core/commit/transact.ts'
import { aRequest } from '../../support/tenant.ts'
import { confirmed } from '../../support/story.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'

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
        if (!requests(w).some((item) => item['state'] === 'closed')) ok(await cancelRequest(keyed(w), id))
        return none
      },
    }
    expect(ok(await cancelRequest({ ...second, store: overtaken }, id))).toMatchObject({ id, state: 'closed' })
  })

  test('of a partner who leaves: the second time there is nothing left to leave, and the answer is the same', async () => {
    const w = await world()
    const { partnerId, requestId } = await confirmed(w)
    const leaving: Call = { ...w.partner(partnerId), idempotency: { key: 'key', fingerprint: 'body' } }
    ok(await withdrawFromRequest(leaving, requestId))
    expect(ok(await withdrawFromRequest(leaving, requestId)).id).toBe(requestId)
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
        decide: (now, work) => work.change(now)((current) => ({ reason: `${current.reason}-${what}` }), 'request.x'),
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

test('a decision that only holds what it read fails when that has changed', async () => {
  const w = await world()
  const one = ok(await ask(w.worker(), aRequest()))
  const other = ok(await ask(w.worker(), aRequest()))
  let changed = false
  const call = committing(w.worker(), async (real, ...args) => {
    if (!changed) {
      changed = true
      ok(await cancelRequest(w.worker(), other.id))
    }
    return real(...args)
  })
  let seen: string[] = []
  await transact<Live[], Live>(call, {
    subject: one.id,
    load: async () => (await Promise.all([one, other].map(({ id }) => call.store.get(keys.request(ORG, id))))) as Live[],
    decide([mine, held], work) {
      seen = [...seen, held!.state]
      work.hold(held!)
      return work.change(mine!)(() => ({}), 'request.x')
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
