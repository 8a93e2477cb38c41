import { describe, expect, test } from 'vitest'
import type { Item, Receipt, Write } from '#core/ports.ts'
import { prepare } from '#store/prepare.ts'
import { ITEM_BYTES, itemSize } from '#store/size.ts'

const ORG = 'lauste'
const PK = 'lauste#REQ#r1'
const REAL = 1_796_000_000
const receipt = (more: object = {}): Receipt => ({ opId: 'op', at: '2026-11-25T11:30:00.000Z', ...more })
const item = (sk: string, more: object = {}): Item => ({ pk: PK, sk, version: 1, ...more })
const insert = (sk: string, more: object = {}): Write => ({ op: 'insert', item: item(sk, more) })
const preparing =
  (writes: readonly Write[], of = receipt()) =>
  () =>
    prepare(ORG, of, writes, REAL)

/** An insert of exactly so many bytes. */
const sized = (sk: string, bytes: number) => insert(sk, { note: 'x'.repeat(bytes - itemSize(item(sk, { note: '' }))) })

describe('a commit', () => {
  test('is prepared with a receipt that is kept for seven days', () => {
    const prepared = prepare(ORG, receipt({ result: 'done' }), [insert('A', { listPk: 'lauste#OPEN', listSk: '1' })], REAL)
    const kept = { ...receipt({ result: 'done' }), pk: 'lauste#OP#op', sk: 'RECEIPT', version: 1, expires: REAL + 604_800 }
    expect(prepared).toEqual({ receipt: kept, writes: [insert('A', { listPk: 'lauste#OPEN', listSk: '1' })] })
  })

  test('holds 99 writes', () => {
    expect(preparing(Array.from({ length: 99 }, (_, n) => insert(`${n}`)))).not.toThrow()
  })

  test.each<[string, readonly Write[], Receipt?]>([
    ['100 writes in one commit, 99 at most', Array.from({ length: 100 }, (_, n) => insert(`${n}`))],
    ['a commit needs an opId', [], receipt({ opId: '' })],
    ['an opId the table cannot hold', [], receipt({ opId: 'x'.repeat(2048) })],
    ['receipt.result[0]: not plain JSON', [], receipt({ result: [undefined] })],
    ['a key outside the tenant lauste', [{ op: 'require', key: { pk: 'kaarina#REQ#r1', sk: 'A' }, version: 0 }]],
    ['a key the table cannot hold', [insert('')]],
    ['receipts are written by commit itself', [{ op: 'insert', item: { pk: 'lauste#OP#x', sk: 'RECEIPT', version: 1 } }]],
    ['insert with version 2', [insert('A', { version: 2 })]],
    ['insert with version 3', [insert('A', { version: 3 }), { op: 'replace', item: { pk: PK, sk: 'B', version: 3 } }]],
    ['replace with version 1', [{ op: 'replace', item: item('A') }]],
    ['remove with version 0', [{ op: 'remove', key: { pk: PK, sk: 'A' }, version: 0 }]],
    ['require with version -1', [{ op: 'require', key: { pk: PK, sk: 'A' }, version: -1 }]],
    ['require with version 1.5', [{ op: 'require', key: { pk: PK, sk: 'A' }, version: 1.5 }]],
    ['two writes to one key in a commit', [insert('A'), { op: 'require', key: { pk: PK, sk: 'A' }, version: 0 }]],
    ['item.note: not plain JSON', [insert('A', { note: new Date(0) })]],
  ])('is a bug: %s', (says, writes, of) => {
    expect(preparing(writes, of)).toThrow(new Error(says))
  })
})

describe('a place in an index', () => {
  test.each<object>([
    { listPk: 'lauste#OPEN', listSk: '1' },
    { ownPk: 'lauste#W#w1', ownSk: '1' },
    { duePk: 'DUE', dueSk: '1' },
    { listPk: undefined, listSk: undefined },
  ])('may be %o', (place) => {
    expect(preparing([insert('A', place)])).not.toThrow()
  })

  test.each<[string, object]>([
    ['an unusable listPk', { listSk: '1' }],
    ['an unusable ownPk', { ownPk: '', ownSk: '1' }],
    ['an unusable listSk', { listPk: 'lauste#OPEN' }],
    ['an unusable dueSk', { duePk: 'DUE', dueSk: 'x'.repeat(1025) }],
    ["a position in somebody else's list index", { listPk: 'kaarina#OPEN', listSk: '1' }],
    ["a position in somebody else's own index", { ownPk: 'kaarina#W#w1', ownSk: '1' }],
    ["a position in somebody else's due index", { duePk: 'lauste#DUE', dueSk: '1' }],
  ])('is a bug: %s', (says, place) => {
    expect(preparing([insert('A', place)])).toThrow(new Error(says))
  })
})

describe('an expiry', () => {
  test.each([1, REAL])('may be %d', (expires) => {
    expect(preparing([insert('A', { expires })])).not.toThrow()
  })

  test.each([0, -1, 1.5, Number.NaN])('may not be %d', (expires) => {
    expect(preparing([insert('A', { expires })])).toThrow(new Error('expires is whole epoch seconds'))
  })
})

describe('sizes', () => {
  const stored = itemSize(prepare(ORG, receipt(), [], REAL).receipt)
  const COMMIT = 4 * 1024 * 1024
  const ten = Array.from({ length: 10 }, (_, n) => sized(`${n}`, ITEM_BYTES))
  const rest = COMMIT - stored - 10 * ITEM_BYTES

  test('up to 400 KB a record and 4 MB a commit, receipt included, are taken', () => {
    expect(preparing([sized('A', ITEM_BYTES)])).not.toThrow()
    expect(preparing([...ten, sized('rest', rest)])).not.toThrow()
  })

  test('a byte more of one record is a bug, whichever it is', () => {
    expect(preparing([insert('A'), sized('B', ITEM_BYTES + 1)])).toThrow(new Error('an item of more than 400 KB'))
  })

  test('so it is of the receipt', () => {
    const long = receipt({ result: 'x'.repeat(ITEM_BYTES) })
    expect(preparing([insert('A')], long)).toThrow(new Error('an item of more than 400 KB'))
  })

  test('and of the commit', () => {
    expect(preparing([...ten, sized('rest', rest + 1)])).toThrow(new Error('a commit of more than 4 MB'))
  })

  test('what is only asked for or removed takes no room', () => {
    const asked: Write = { op: 'require', key: { pk: PK, sk: 'B' }, version: 3 }
    expect(preparing([...ten, sized('rest', rest), asked])).not.toThrow()
  })
})
