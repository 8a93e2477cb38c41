import { expect, test } from 'vitest'
import type { Item, Query, Store } from '#core/ports.ts'
import { BadCursor } from '#core/ports.ts'
import { encodeCursor } from '#store/cursor.ts'
import { PK, insert, onBothPeers, receipt } from './peers.ts'

// In UTF-8 order. UTF-16 would put 😀 (D83D DE00) before ￥ (FFE5).
const SORTED = ['A', 'MEET#1', 'MEET#2', 'OFFER#1', 'Z', 'a', 'ä', 'ع', '￥', '😀', '😀a']
const SHUFFLED = ['ä', '😀a', 'Z', 'MEET#2', '￥', 'A', 'ع', 'OFFER#1', '😀', 'a', 'MEET#1']
const LIST = { partition: 'lauste#OPEN', index: 'list' } as const

onBothPeers((world) => {
  async function opened(more: (sk: string) => Partial<Item> = () => ({})): Promise<Store> {
    const store = world().stores.open('lauste')
    await store.commit(
      receipt(),
      SHUFFLED.map((sk) => insert(sk, more(sk))),
    )
    return store
  }
  const sks = (items: readonly Item[]) => items.map(({ sk }) => sk)
  const reversed = SORTED.toReversed()

  async function allPages(store: Store, query: Query): Promise<string[][]> {
    const pages: string[][] = []
    let cursor: string | undefined
    do {
      const page = await store.query(cursor === undefined ? query : { ...query, cursor })
      pages.push(sks(page.items))
      cursor = page.cursor
    } while (cursor !== undefined)
    return pages
  }

  test('without a limit all of a partition comes, in the order of UTF-8 bytes, and no cursor', async () => {
    const page = await (await opened()).query({ partition: PK })
    expect(sks(page.items)).toEqual(SORTED)
    expect(page.cursor).toBeUndefined()
  })

  test('descending is the reverse', async () => {
    expect(sks((await (await opened()).query({ partition: PK, descending: true })).items)).toEqual(reversed)
  })

  test.each([
    [{ from: 'MEET#', to: 'MEET#~' }, ['MEET#1', 'MEET#2']],
    [{ from: 'MEET#1', to: 'MEET#2' }, ['MEET#1', 'MEET#2']],
    [{ from: '￥' }, ['￥', '😀', '😀a']],
    [{ to: 'A' }, ['A']],
    [{ from: '', to: 'A' }, ['A']],
    [{ to: '' }, []],
    [{ from: 'b', to: 'a' }, []],
    [{ from: '😀', to: '￥' }, []],
    [{ from: '￥', to: '😀' }, ['￥', '😀']],
  ])('%o takes both its ends', async (range, expected) => {
    const store = await opened()
    expect(sks((await store.query({ partition: PK, ...range })).items)).toEqual(expected)
    expect(sks((await store.query({ partition: PK, ...range, descending: true })).items)).toEqual(expected.toReversed())
  })

  test('another partition of the same tenant does not show', async () => {
    expect(await (await opened()).query({ partition: 'lauste#REQ#r2' })).toEqual({ items: [] })
  })

  test.each([1, 2, 3, 10, 11, 12])('pages of %i give every record once, the last without a cursor', async (limit) => {
    const store = await opened()
    for (const descending of [false, true]) {
      const pages = await allPages(store, { partition: PK, limit, descending })
      expect(pages.flat()).toEqual(descending ? reversed : SORTED)
      expect(pages).toHaveLength(Math.ceil(SORTED.length / limit))
    }
  })

  test('pages keep to their range', async () => {
    const pages = await allPages(await opened(), { partition: PK, from: 'MEET#1', to: 'a', limit: 2 })
    expect(pages).toEqual([['MEET#1', 'MEET#2'], ['OFFER#1', 'Z'], ['a']])
  })

  test('a record removed between two pages does not lose the place', async () => {
    const store = await opened()
    const { cursor } = await store.query({ partition: PK, limit: 2 })
    await store.commit(receipt(), [{ op: 'remove', key: { pk: PK, sk: 'MEET#1' }, version: 1 }])
    expect(sks((await store.query({ partition: PK, limit: 1, cursor: cursor! })).items)).toEqual(['MEET#2'])
  })

  test('an index holds what names it, in the order of its own sort key, with all attributes', async () => {
    const store = await opened((sk) => (sk === 'A' ? {} : { listPk: 'lauste#OPEN', listSk: `${9 - sk.length}#${sk}`, note: sk }))
    const { items } = await store.query(LIST)
    expect(sks(items).slice(0, 2)).toEqual(['OFFER#1', 'MEET#1'])
    expect(items).toHaveLength(SORTED.length - 1)
    expect(items.every(({ sk, note }) => sk === note)).toBe(true)
  })

  test('the own index is another than the list index', async () => {
    const store = await opened((sk) => (sk === 'A' ? { ownPk: 'lauste#OPEN', ownSk: '1' } : {}))
    expect((await store.query(LIST)).items).toEqual([])
    expect(sks((await store.query({ partition: 'lauste#OPEN', index: 'own' })).items)).toEqual(['A'])
  })

  test('a replaced record moves in its index, or leaves it', async () => {
    const store = await opened((sk) => ({ listPk: 'lauste#OPEN', listSk: sk }))
    const replace = (sk: string, more: Partial<Item>) => ({ op: 'replace', item: { pk: PK, sk, version: 2, ...more } }) as const
    await store.commit(receipt(), [replace('A', { listPk: 'lauste#OPEN', listSk: '~' }), replace('Z', {})])
    const expected = SORTED.filter((sk) => sk !== 'A' && sk !== 'Z').toSpliced(4, 0, 'A')
    expect(sks((await store.query({ ...LIST, to: '~', from: 'B' })).items)).toEqual(expected.slice(0, 5))
    expect(sks((await store.query(LIST)).items)).not.toContain('Z')
  })

  test('records with one and the same index key come once each, on whatever page', async () => {
    const store = await opened(() => ({ listPk: 'lauste#OPEN', listSk: 'same' }))
    for (const descending of [false, true]) {
      const pages = await allPages(store, { ...LIST, limit: 2, descending })
      expect(pages.flat().toSorted()).toEqual(SORTED.toSorted())
    }
  })

  test('more than one megabyte comes whole', async () => {
    const store = world().stores.open('lauste')
    const note = 'x'.repeat(300_000)
    await store.commit(
      receipt(),
      ['1', '2', '3', '4', '5', '6'].map((sk) => insert(sk, { note })),
    )
    expect(sks((await store.query({ partition: PK })).items)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(await allPages(store, { partition: PK, limit: 5 })).toEqual([['1', '2', '3', '4', '5'], ['6']])
  })

  test.each(['', 'x', 'bm90IGpzb24', 'W10', 'eyJhIjoxfQ', '😀', 'null', 'WzEsMiwzLDQsNV0', 'x'.repeat(5000)])(
    'the cursor %j is refused as such',
    async (cursor) => {
      await expect((await opened()).query({ partition: PK, limit: 1, cursor })).rejects.toThrow(BadCursor)
    },
  )

  test.each<[string, Query]>([
    ['partition', { partition: 'lauste#REQ#r2' }],
    ['index', LIST],
    ['range', { partition: PK, from: 'B' }],
    ['range', { partition: PK, from: '0', to: '9' }],
  ])('the cursor of another %s is refused', async (_, query) => {
    const store = await opened((sk) => ({ listPk: 'lauste#OPEN', listSk: sk }))
    const { cursor } = await store.query({ partition: PK, limit: 1 })
    await expect(store.query({ ...query, limit: 1, cursor: cursor! })).rejects.toThrow(BadCursor)
  })

  test('a cursor of another tenant is refused', async () => {
    const { cursor } = await (await opened()).query({ partition: PK, limit: 1 })
    const other = world().stores.open('kaarina')
    await expect(other.query({ partition: 'kaarina#REQ#r1', limit: 1, cursor: cursor! })).rejects.toThrow(BadCursor)
  })

  test.each([
    ['a key that is not its place', undefined, { partition: PK, sort: 'A', key: { pk: PK, sk: 'B' } }],
    ['an empty place', undefined, { partition: PK, sort: '', key: { pk: PK, sk: '' } }],
    ['half a character', undefined, { partition: PK, sort: '\ud83d', key: { pk: PK, sk: '\ud83d' } }],
    ['an empty key', 'list', { partition: LIST.partition, sort: '1', key: { pk: PK, sk: '' } }],
    ['an empty index key', 'list', { partition: LIST.partition, sort: '', key: { pk: PK, sk: 'A' } }],
    ["another tenant's key", 'list', { partition: LIST.partition, sort: '1', key: { pk: 'kaarina#REQ#r1', sk: 'A' } }],
  ] as const)('a cursor made up of %s is refused', async (_, index, place) => {
    const store = await opened()
    const query = index ? LIST : { partition: PK }
    await expect(store.query({ ...query, cursor: encodeCursor(index, place) })).rejects.toThrow(BadCursor)
  })

  test('a cursor with anything appended is refused', async () => {
    const store = await opened()
    const { cursor } = await store.query({ partition: PK, limit: 1 })
    await expect(store.query({ partition: PK, limit: 1, cursor: `${cursor}!` })).rejects.toThrow(BadCursor)
  })
})
