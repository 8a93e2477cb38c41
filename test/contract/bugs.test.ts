import { expect, test } from 'vitest'
import type { Item, Receipt, Write } from '#core/ports.ts'
import { ITEM_BYTES, itemSize } from '#store/size.ts'
import { PK, insert, item, nested, onBothPeers, receipt } from './peers.ts'

const key = { pk: PK, sk: 'A' }
const foreign = { pk: 'kaarina#REQ#r1', sk: 'A' }
const padded = (sk: string, size: number) => {
  const bare = itemSize(item(sk, { note: '' }))
  return insert(sk, { note: 'ä'.repeat(Math.floor((size - bare) / 2)) + 'x'.repeat((size - bare) % 2) })
}
const withField = (field: unknown) => [insert('A', { field })]
const circular: Record<string, unknown> = {}
circular['self'] = circular

const BUGS: readonly (readonly [string, readonly Write[]])[] = [
  ['an insert at version 2', [insert('A', { version: 2 })]],
  ['an insert at version 0', [insert('A', { version: 0 })]],
  ['a replace at version 1', [{ op: 'replace', item: item('A') }]],
  ['a remove at version 0', [{ op: 'remove', key, version: 0 }]],
  ['a require at version -1', [{ op: 'require', key, version: -1 }]],
  ['a version that is no whole number', [{ op: 'require', key, version: 1.5 }]],
  ['two writes to one key', [insert('A'), { op: 'require', key, version: 0 }]],
  ['100 writes', Array.from({ length: 100 }, (_, i) => insert(`${i}`))],
  ['a record of another tenant', [{ op: 'insert', item: { ...foreign, version: 1 } }]],
  ['a check of another tenant', [{ op: 'require', key: foreign, version: 0 }]],
  ['a removal from another tenant', [{ op: 'remove', key: foreign, version: 1 }]],
  ['a tenant whose name only begins alike', [{ op: 'require', key: { pk: 'lauste2#REQ#r1', sk: 'A' }, version: 0 }]],
  ['a link in place of a record', [{ op: 'require', key: { pk: 'LINK#x', sk: 'LINK' }, version: 0 }]],
  ['a list of another tenant', [insert('A', { listPk: 'kaarina#OPEN', listSk: 'x' })]],
  ['an own index of another tenant', [insert('A', { ownPk: 'kaarina#w1', ownSk: 'x' })]],
  ['a due index of another name', [insert('A', { duePk: 'lauste#DUE', dueSk: 'x' })]],
  ['half of an index', [insert('A', { listPk: 'lauste#OPEN' })]],
  ['an empty index key', [insert('A', { listPk: 'lauste#OPEN', listSk: '' })]],
  ['an index key that is no text', [insert('A', { listPk: 'lauste#OPEN', listSk: 1 as unknown as string })]],
  ['a receipt as a record', [{ op: 'insert', item: { pk: 'lauste#OP#x', sk: 'RECEIPT', version: 1 } }]],
  ['an empty sort key', [insert('')]],
  ['a sort key of 1025 bytes', [insert('ä'.repeat(512) + 'x')]],
  ['an expiry in milliseconds and a half', [insert('A', { expires: 1.5 })]],
  ['a record of 400 KB and a byte', [padded('A', ITEM_BYTES + 1)]],
  ['11 records of 400 KB', Array.from({ length: 11 }, (_, i) => padded(`${i}`, ITEM_BYTES))],
  ['NaN', withField(NaN)],
  ['infinity', withField({ deep: [Infinity] })],
  ['a number past the safe integers', withField(2 ** 53)],
  ['a number below the smallest', withField(1e-200)],
  ['undefined in an array', withField([undefined])],
  ['a Date', withField(new Date(0))],
  ['a Map', withField(new Map())],
  ['a bigint', withField(1n)],
  ['a function', withField(() => 1)],
  ['half a surrogate pair', withField('\ud83d')],
  ['half a surrogate pair in a name', withField({ '\ud83d': 1 })],
  ['an empty field name', withField({ '': 1 })],
  ['a field named __proto__', withField(JSON.parse('{"__proto__": 1}'))],
  ['arrays 32 deep', withField(nested(32))],
  ['a circle', withField(circular)],
]

const BAD_RECEIPTS: readonly (readonly [string, Receipt])[] = [
  ['an empty opId', receipt('')],
  ['an opId of 2049 bytes', receipt('x'.repeat(2049))],
  ['a receipt of more than 400 KB', receipt('op', { result: 'x'.repeat(ITEM_BYTES) })],
  ['a result that is not plain', receipt('op', { result: [undefined] })],
]

onBothPeers((world) => {
  const open = () => world().stores.open('lauste')

  test.each(BUGS)('%s throws and writes nothing', async (_, writes) => {
    const error: unknown = await open()
      .commit(receipt('op'), writes)
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect((error as Error).name).toBe('Error')
    expect(await open().receipt('op')).toBeUndefined()
    expect((await open().query({ partition: PK })).items).toEqual([])
  })

  test.each(BAD_RECEIPTS)('%s throws', async (_, bad) => {
    await expect(open().commit(bad, [insert('A')])).rejects.toThrow(Error)
    expect(await open().get(key)).toBeUndefined()
  })

  test('a record of exactly 400 KB is stored and comes back', async () => {
    const write = padded('A', ITEM_BYTES)
    expect(await open().commit(receipt(), [write])).toEqual({ status: 'committed' })
    expect(await open().get(key)).toEqual((write as { readonly item: Item }).item)
  })

  test('keys of every byte the table can hold are taken, whatever the characters', async () => {
    const sks = ['x'.repeat(1024), 'ä'.repeat(512), '￥'.repeat(341), '😀'.repeat(256)]
    expect(
      await open().commit(
        receipt(),
        sks.map((sk) => insert(sk)),
      ),
    ).toEqual({ status: 'committed' })
    for (const sk of sks) expect(await open().get({ pk: PK, sk })).toEqual(item(sk))
  })

  test.each(['', 'a#b', 'LINK', 'SESS', 'LOGIN', 'DUE', '\ud83d'])('no store opens for %j', (org) => {
    expect(() => world().stores.open(org)).toThrow(Error)
  })

  test('reading a key or partition of another tenant throws', async () => {
    await expect(open().get(foreign)).rejects.toThrow('outside')
    await expect(open().query({ partition: foreign.pk })).rejects.toThrow('outside')
    await expect(open().query({ partition: 'kaarina#OPEN', index: 'list' })).rejects.toThrow('outside')
    await expect(open().query({ partition: 'DUE' })).rejects.toThrow('outside')
  })

  test.each([0, -1, 1.5, NaN])('a limit of %d throws', async (limit) => {
    await expect(open().query({ partition: PK, limit })).rejects.toThrow('limit')
    await expect(world().stores.due('2027-01-15T08:00:00.000Z', limit)).rejects.toThrow('limit')
  })

  test.each([
    { pk: PK, sk: '' },
    { pk: PK, sk: 'x'.repeat(1025) },
    { pk: `lauste#REQ#${'x'.repeat(2048)}`, sk: 'A' },
    { pk: PK, sk: '\ud83d' },
  ])('a key the table could not hold is merely absent', async (impossible) => {
    expect(await open().get(impossible)).toBeUndefined()
  })

  test('so are a partition and an opId too long', async () => {
    expect(await open().query({ partition: `lauste#REQ#${'x'.repeat(2048)}` })).toEqual({ items: [] })
    expect(await open().receipt('x'.repeat(2048))).toBeUndefined()
  })
})
