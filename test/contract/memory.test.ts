import { expect, test } from 'vitest'
import { DUE } from '#core/records/keys.ts'
import { memoryPorts } from '#memory/ports.ts'
import type { Written } from '#memory/table.ts'
import { PK, START, insert, item, memoryWorld, receipt } from './peers.ts'

const key = { pk: PK, sk: 'A' }
const LIST = { partition: 'lauste#OPEN', index: 'list' } as const
const listed = { listPk: 'lauste#OPEN', listSk: '1' }

test('the feed tells of every record written, after the commit, the receipt first', async () => {
  const { table, stores } = memoryWorld()
  const told: Written[] = []
  table.subscribe((change) => void told.push(change))
  const store = stores.open('lauste')
  await store.commit(receipt('1'), [insert('A'), { op: 'require', key: { pk: PK, sk: 'B' }, version: 0 }])
  await store.commit(receipt('2'), [{ op: 'remove', key, version: 1 }])
  expect(told).toEqual([
    { key: { pk: 'lauste#OP#1', sk: 'RECEIPT' }, item: expect.objectContaining({ opId: '1' }) },
    { key, item: item('A') },
    { key: { pk: 'lauste#OP#2', sk: 'RECEIPT' }, item: expect.objectContaining({ opId: '2' }) },
    { key },
  ])
})

test('the feed is silent after a conflict, a replay, and to who has left', async () => {
  const { table, stores } = memoryWorld()
  const store = stores.open('lauste')
  await store.commit(receipt('1'), [insert('A')])
  const told: Written[] = []
  const leave = table.subscribe((change) => void told.push(change))
  await store.commit(receipt('1'), [insert('B')])
  await store.commit(receipt('2'), [insert('A')])
  expect(told).toEqual([])
  leave()
  await store.commit(receipt('3'), [insert('B')])
  expect(told).toEqual([])
})

test('lagging indexes show what was there at the last settling, the table what is there now', async () => {
  const { table, stores } = memoryWorld()
  const store = stores.open('lauste')
  table.lag(true)
  await store.commit(receipt(), [insert('A', { ...listed, duePk: DUE, dueSk: '2027#x' })])
  expect(await store.get(key)).toBeDefined()
  expect((await store.query({ partition: PK })).items).toHaveLength(1)
  expect((await store.query(LIST)).items).toEqual([])
  expect((await stores.due('2028', 1)).keys).toEqual([])
  table.settle()
  await store.commit(receipt(), [{ op: 'replace', item: item('A', { version: 2 }) }])
  expect((await store.query(LIST)).items[0]?.version).toBe(1)
  expect((await stores.due('2028', 1)).keys).toEqual([key])
  table.lag(false)
  expect((await store.query(LIST)).items).toEqual([])
  expect((await stores.due('2028', 1)).keys).toEqual([])
})

test('a snapshot is plain JSON and brings everything back, indexes and receipts too', async () => {
  const { table, stores, directory } = memoryWorld()
  await stores.open('lauste').commit(receipt('1', { result: 1 }), [insert('A', listed)])
  await directory.saveSession('0'.repeat(64), {
    org: 'lauste',
    staffId: 'w1',
    role: 'worker',
    kind: 'browser',
    issuer: 'i',
    expires: START + 9,
  })
  const snapshot = JSON.parse(JSON.stringify(table.snapshot()))
  const again = memoryWorld()
  await again.stores.open('lauste').commit(receipt(), [insert('Z')])
  again.table.restore(snapshot)
  const store = again.stores.open('lauste')
  expect(await store.get(key)).toEqual(item('A', listed))
  expect(await store.get({ pk: PK, sk: 'Z' })).toBeUndefined()
  expect((await store.query(LIST)).items).toHaveLength(1)
  expect((await store.receipt('1'))?.result).toBe(1)
  expect(await again.directory.findSession('0'.repeat(64))).toMatchObject({ staffId: 'w1' })
  expect(again.table.snapshot()).toEqual(snapshot)
})

test('a restored table is still level with its indexes though it was lagging before', async () => {
  const { table, stores } = memoryWorld()
  table.lag(true)
  await stores.open('lauste').commit(receipt(), [insert('A', listed)])
  table.restore(table.snapshot())
  expect((await stores.open('lauste').query(LIST)).items).toHaveLength(1)
})

test('what the memory peer gives cannot be changed', async () => {
  const { stores } = memoryWorld()
  await stores.open('lauste').commit(receipt(), [insert('A', { list: [{ a: 1 }] })])
  const got = (await stores.open('lauste').get(key)) as unknown as { list: { a: number }[] }
  expect(() => (got.list[0]!.a = 2)).toThrow(TypeError)
})

test('whole ports of the same seed say the same', () => {
  const world = () => memoryPorts({ seed: 7, now: '2027-01-15T08:00:00.000Z' })
  const [a, b] = [world(), world()]
  expect([a.ids.id(), a.ids.token(), a.ids.fraction()]).toEqual([b.ids.id(), b.ids.token(), b.ids.fraction()])
  expect(memoryPorts({ seed: 8, now: '2027-01-15T08:00:00.000Z' }).ids.id()).not.toBe(world().ids.id())
})

test('time passes for both clocks, and turning turns only the domain', async () => {
  const { clock } = memoryPorts({ seed: 1, now: '2027-01-15T08:00:00.000Z' })
  clock.pass(90_000)
  expect(clock.now()).toBe('2027-01-15T08:01:30.000Z')
  expect(clock.real()).toBe(START + 90)
  clock.turnTo('2027-02-01T00:00:00.000Z')
  expect(clock.now()).toBe('2027-02-01T00:00:00.000Z')
  expect(clock.real()).toBe(START + 90)
  await clock.pause(50)
  expect(clock.pauses).toEqual([50])
  expect(() => clock.turnTo('tomorrow')).toThrow('instant')
})

test('wake-ups are remembered once each, and fail when told to', async () => {
  const { wakeups } = memoryPorts({ seed: 1, now: '2027-01-15T08:00:00.000Z' })
  const at = '2027-01-15T09:00:00.000Z'
  await wakeups.ensure(key, at)
  await wakeups.ensure(key, at)
  expect(wakeups.asked).toEqual([{ key, at }])
  wakeups.before = () => {
    throw new Error('down')
  }
  await expect(wakeups.ensure(key, '2027-01-16T09:00:00.000Z')).rejects.toThrow('down')
  expect(wakeups.asked).toHaveLength(1)
})

test('messages are kept whatever the provider answers', async () => {
  const { sms } = memoryPorts({ seed: 1, now: '2027-01-15T08:00:00.000Z' })
  const message = { to: '+358401234500', text: 'x', tag: 'a|b' }
  expect(await sms.send(message)).toEqual({ status: 'sent', providerId: 'sms-1' })
  sms.reply = () => ({ status: 'busy' })
  expect(await sms.send(message)).toEqual({ status: 'busy' })
  expect(sms.handed).toEqual([message, message])
})
