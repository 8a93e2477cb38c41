import { expect, test } from 'vitest'
import { PK, START, insert, item, onBothPeers, receipt } from './peers.ts'

const key = { pk: PK, sk: 'A' }
const fades = { expires: START + 10 }

onBothPeers((world) => {
  async function opened() {
    const store = world().stores.open('lauste')
    await store.commit(receipt(), [insert('A', { ...fades, listPk: 'lauste#OPEN', listSk: 'x' })])
    return store
  }

  test('a record is there until the second it expires in', async () => {
    const store = await opened()
    world().time.real = START + 9
    expect(await store.get(key)).toBeDefined()
    world().time.real = START + 10
    expect(await store.get(key)).toBeUndefined()
  })

  test.each([{ partition: PK }, { partition: 'lauste#OPEN', index: 'list' } as const])(
    'an expired record is in no answer to %o',
    async (query) => {
      const store = await opened()
      expect((await store.query(query)).items).toHaveLength(1)
      world().time.real = START + 10
      expect((await store.query(query)).items).toEqual([])
    },
  )

  test('an expired record may be inserted over, as absent', async () => {
    const store = await opened()
    world().time.real = START + 10
    expect(await store.commit(receipt(), [insert('A')])).toEqual({ status: 'committed' })
    expect(await store.get(key)).toEqual(item('A'))
  })

  test('an expired record meets require 0', async () => {
    const store = await opened()
    world().time.real = START + 10
    expect(await store.commit(receipt(), [{ op: 'require', key, version: 0 }])).toEqual({
      status: 'committed',
    })
  })

  test.each([
    { op: 'require', key, version: 1 },
    { op: 'remove', key, version: 1 },
    { op: 'replace', item: item('A', { version: 2 }) },
  ] as const)('$op of an expired record is a conflict', async (write) => {
    const store = await opened()
    world().time.real = START + 10
    expect(await store.commit(receipt(), [write])).toEqual({ status: 'conflict', keys: [key] })
  })

  test('a record about to expire is still replaced, required and conflicting', async () => {
    const store = await opened()
    world().time.real = START + 9
    expect(await store.commit(receipt(), [insert('A')])).toMatchObject({ status: 'conflict' })
    expect(await store.commit(receipt(), [{ op: 'require', key, version: 1 }])).toEqual({
      status: 'committed',
    })
    const later = { op: 'replace', item: item('A', { version: 2, expires: START + 20 }) } as const
    expect(await store.commit(receipt(), [later])).toEqual({ status: 'committed' })
  })

  test('a page is full although expired records lie between', async () => {
    const store = world().stores.open('lauste')
    const sks = Array.from({ length: 30 }, (_, i) => String(i).padStart(2, '0'))
    await store.commit(
      receipt(),
      sks.map((sk, i) => insert(sk, i % 10 === 9 ? {} : fades)),
    )
    world().time.real = START + 10
    const first = await store.query({ partition: PK, limit: 2 })
    expect(first.items.map(({ sk }) => sk)).toEqual(['09', '19'])
    const rest = await store.query({ partition: PK, limit: 2, cursor: first.cursor! })
    expect(rest).toEqual({ items: [item('29')] })
  })
})
