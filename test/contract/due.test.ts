import { expect, test } from 'vitest'
import { BadCursor } from '#core/ports.ts'
import type { Item } from '#core/ports.ts'
import { DUE } from '#core/records/keys.ts'
import { onBothPeers, receipt } from './peers.ts'

const at = (minute: number) => `2027-01-15T08:${String(minute).padStart(2, '0')}:00.000Z`

onBothPeers((world) => {
  async function recorded(org: string, sk: string, minute: number, more: Partial<Item> = {}) {
    const pk = `${org}#REQ#r1`
    const dueSk = `${at(minute)}#${pk}|${sk}`
    const item = { pk, sk, version: 1, duePk: DUE, dueSk, ...more }
    await world()
      .stores.open(org)
      .commit(receipt(), [{ op: 'insert', item }])
    return { pk, sk }
  }

  test('what is due comes earliest first, whoever it belongs to, keys only', async () => {
    const second = await recorded('lauste', 'A', 20, { note: 'x' })
    const first = await recorded('kaarina', 'ä', 10)
    expect(await world().stores.due(at(30), 10)).toEqual({ keys: [first, second] })
  })

  test('due at the very instant is due, a millisecond before it is not', async () => {
    const key = await recorded('lauste', 'A', 20)
    expect((await world().stores.due(at(20), 10)).keys).toEqual([key])
    expect((await world().stores.due('2027-01-15T08:19:59.999Z', 10)).keys).toEqual([])
  })

  test('nothing due is an empty answer', async () => {
    expect(await world().stores.due(at(0), 10)).toEqual({ keys: [] })
  })

  test('pages of two give every key once', async () => {
    for (const minute of [1, 2, 3, 4, 5]) await recorded('lauste', `NOTE#${minute}`, minute)
    const first = await world().stores.due(at(59), 2)
    const second = await world().stores.due(at(59), 2, first.cursor)
    const third = await world().stores.due(at(59), 2, second.cursor)
    expect([first, second, third].map(({ keys }) => keys.map(({ sk }) => sk.slice(5)))).toEqual([['1', '2'], ['3', '4'], ['5']])
    expect(third.cursor).toBeUndefined()
  })

  test('a record at rest is not due', async () => {
    const key = await recorded('lauste', 'A', 20)
    await world()
      .stores.open('lauste')
      .commit(receipt(), [{ op: 'replace', item: { ...key, version: 2 } }])
    expect((await world().stores.due(at(30), 10)).keys).toEqual([])
  })

  test('a cursor of something else is refused', async () => {
    const store = world().stores.open('lauste')
    await recorded('lauste', 'A', 1)
    await recorded('lauste', 'B', 2)
    const { cursor } = await store.query({ partition: 'lauste#REQ#r1', limit: 1 })
    await expect(world().stores.due(at(30), 1, cursor)).rejects.toThrow(BadCursor)
    await expect(world().stores.due(at(30), 1, 'x')).rejects.toThrow(BadCursor)
  })
})
