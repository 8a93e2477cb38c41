import { expect, test } from 'vitest'
import { advance } from '#core/flow.ts'
import { retryNotice } from '#core/notice/retry.ts'
import { type Item, Unavailable } from '#core/ports.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import { type Live } from '#core/records/record.ts'
import { ask } from '#core/request/ask.ts'
import { queue } from '#core/request/queue.ts'
import { faultyStores } from '../../support/faults.ts'
import { notices, requests } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'

/** Somebody has broken the tenant's record: whatever needs it throws. Gives it back when called. */
async function breakTenant(w: World): Promise<() => Promise<void>> {
  const store = w.ports.stores.open(ORG)
  const tenant = (await store.get(keys.tenant(ORG)))!
  const put = async (item: Item) =>
    void (await store.commit({ opId: w.ports.ids.id(), at: w.ports.clock.now() }, [{ op: 'replace', item }]))
  await put({ ...tenant, kind: 'broken', version: tenant.version + 1 })
  return async () => put({ ...tenant, version: tenant.version + 2 })
}

async function asked() {
  const w = await world()
  await aPartner(w.coordinator(), { contactBy: ['sms'] })
  await w.settle()
  const request = ok(await ask(w.worker(), aRequest()))
  return { w, key: keyOf(request) }
}

const minutesAhead = (w: World, { due }: Pick<Live, 'due'>) => (Date.parse(due!) - Date.parse(w.ports.clock.now())) / 60_000

test('a step with a bug waits 1, 2, 4, 8 minutes; after five goes it is the coordinator’s, in the open work', async () => {
  const { w, key } = await asked()
  const mend = await breakTenant(w)
  const waits: number[] = []
  for (let n = 0; n < 5; n++) {
    expect(await advance(w.ports, key)).toBe('backed-off')
    waits.push(minutesAhead(w, requests(w)[0]!))
    if (n < 4) w.ports.clock.turnTo(requests(w)[0]!.due!)
  }
  expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8])
  expect(requests(w)[0]).toMatchObject({ state: 'open', owner: 'coordinator', reason: 'stuck', attempts: 5 })
  expect(ok(await queue(w.coordinator())).items).toMatchObject([
    { id: requests(w)[0]!.id, owner: 'coordinator', reason: 'stuck' },
  ])
  const since = w.ports.clock.now()
  expect(requests(w)[0]!.stuck).toMatchObject({ since, owner: 'system' })
  w.ports.clock.turnTo(requests(w)[0]!.due!)
  expect(await advance(w.ports, key)).toBe('backed-off')
  expect(requests(w)[0]).toMatchObject({ reason: 'stuck', attempts: 6, stuck: { since } })
  await mend()
  w.ports.clock.turnTo(requests(w)[0]!.due!)
  await w.settle()
  expect(requests(w)[0]).toMatchObject({ state: 'offered', owner: 'partner', attempts: 0 })
})

test('the failure is logged by key and name, never in words', async () => {
  const { w, key } = await asked()
  await breakTenant(w)
  await advance(w.ports, key)
  expect(w.ports.log.lines).toEqual([{ event: 'advance.failed', key: `${key.pk}|${key.sk}`, waitsFor: 'ranking', name: 'Error' }])
})

test('a world that does not answer is thrown on and changes nothing', async () => {
  const { w, key } = await asked()
  const before = JSON.stringify(w.items())
  const faults = faultyStores(w.ports)
  for (let nth = 1; nth <= 3; nth++) {
    faults.failAt(nth)
    await expect(advance(w.ports, key)).rejects.toThrow(Unavailable)
    expect(JSON.stringify(w.items())).toBe(before)
  }
})

test('a race lost every time is no failure: nothing is counted, and the next poke goes on', async () => {
  const { w, key } = await asked()
  const faults = faultyStores(w.ports)
  let meddling = 4
  const meddle = async () => {
    const request = (await w.ports.stores.open(ORG).get(key))!
    await w.ports.stores
      .open(ORG)
      .commit({ opId: w.ports.ids.id(), at: w.ports.clock.now() }, [
        { op: 'replace', item: { ...request, version: request.version + 1 } },
      ])
    if (--meddling > 0) faults.beforeCommit(meddle)
  }
  faults.beforeCommit(meddle)
  await expect(advance(w.ports, key)).rejects.toThrow(Unavailable)
  expect(requests(w)[0]).toMatchObject({ state: 'open', attempts: 0 })
  expect(await advance(w.ports, key)).toBe('advanced')
  expect(requests(w)[0]).toMatchObject({ state: 'offered' })
})

test('a message whose words have a bug ends with the coordinator, who can send it again', async () => {
  const { w } = await asked()
  const compose = w.ports.compose
  const offer = () => notices(w).find((one) => one.template === 'offer')!
  Object.assign(w.ports, { compose: () => Promise.reject(new TypeError('no words')) })
  await w.pass({ minutes: 60 })
  expect(offer()).toMatchObject({ owner: 'coordinator', waitsFor: 'person' })
  expect(w.ports.sms.handed).toEqual([])
  Object.assign(w.ports, { compose })
  ok(await retryNotice(w.coordinator(), offer().id))
  await w.settle()
  expect(offer().state).toBe('sent')
})

test('what is not due, at rest or gone is left alone', async () => {
  const { w, key } = await asked()
  await w.settle()
  expect(await advance(w.ports, key)).toBe('not-yet')
  expect(await advance(w.ports, keys.request(ORG, 'nobody'))).toBe('gone')
  expect(await advance(w.ports, keyOf(notices(w)[0]!))).toBe('at-rest')
})
