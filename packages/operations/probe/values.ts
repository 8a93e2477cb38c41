import assert from 'node:assert/strict'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { itemSize, ITEM_BYTES } from '#store/size.ts'
import { type Behaviour, type Probed, refused } from './table.ts'

/** Comes back as it was put. */
async function kept(table: Probed, value: unknown): Promise<void> {
  await table.put('A', { value })
  assert.deepEqual((await table.get('A'))?.['value'], value)
}
const nested = (arrays: number): unknown => (arrays === 0 ? 1 : [nested(arrays - 1)])

/** What an item can hold. */
export const values: readonly Behaviour[] = [
  {
    name: 'empty texts, lists and maps, null and both truths come back',
    check: (table) => kept(table, { text: '', list: [], map: {}, nothing: null, yes: true, no: false }),
  },
  {
    name: 'texts come back character for character',
    check: (table) => kept(table, ['ä', 'a\u0308', '😀', '\u0000', '\uffff', 'עברית', '\r\n', '"\\']),
  },
  {
    name: 'keys that look alike and are other characters are other keys',
    async check(table) {
      await table.put('ä', { n: 1 })
      await table.put('a\u0308', { n: 2 })
      assert.equal((await table.query()).items.length, 2)
    },
  },
  {
    name: 'whole numbers come back exactly up to the largest safe ones',
    check: (table) => kept(table, [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]),
  },
  { name: 'fractions come back as they were', check: (table) => kept(table, [0.1, 1 / 3, -2.5e-7, 1e-130]) },
  {
    name: 'a number of more than 38 digits is refused',
    check: ({ client, TableName, pk }) =>
      refused(
        client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, sk: { S: 'A' }, n: { N: '1'.repeat(39) } } })),
        'ValidationException',
      ),
  },
  {
    name: 'an empty set is refused',
    check: ({ client, TableName, pk }) =>
      refused(
        client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, sk: { S: 'A' }, set: { SS: [] } } })),
        'ValidationException',
      ),
  },
  {
    name: 'names of attributes may be any text',
    check: (table) => kept(table, { 'a.b': 1, '#': 2, ':x': 3, ä: 4, '😀': 5, size: 6, 'with space': 7 }),
  },
  {
    name: 'half a surrogate pair is refused',
    check: (table) => refused(table.put('A', { text: '\ud800' }), 'SerializationException'),
  },
  {
    name: 'values within each other go 32 deep, and no deeper',
    async check(table) {
      await kept(table, nested(31))
      await refused(table.put('B', { value: nested(32) }), 'ValidationException')
    },
  },
  {
    name: 'an item of 400 KB by our count is taken, and a byte more is not',
    async check(table) {
      const room = ITEM_BYTES - itemSize({ pk: table.pk, sk: 'A', version: 1, text: '' })
      await table.put('A', { text: 'x'.repeat(room) })
      await refused(table.put('A', { text: 'x'.repeat(room + 1) }), 'ValidationException')
    },
  },
  {
    name: 'an item of texts, whole numbers, lists and maps is counted as we count it',
    async check(table) {
      const mixed = { list: [1, -25, 'ä', null, true, []], map: { a: { b: 123_456_789 } }, n: 1000 }
      const room = ITEM_BYTES - itemSize({ pk: table.pk, sk: 'A', version: 1, ...mixed, text: '' })
      await table.put('A', { ...mixed, text: 'x'.repeat(room) })
      await refused(table.put('A', { ...mixed, text: 'x'.repeat(room + 1) }), 'ValidationException')
    },
  },
  {
    name: 'a partition key has up to 2048 bytes, a sort key up to 1024',
    async check(table) {
      const pk = table.pk.padEnd(2048, 'x')
      await table.putWhole({ pk, sk: 'ä'.repeat(512) })
      await refused(table.putWhole({ pk: `${pk}x`, sk: 'A' }), 'ValidationException')
      await refused(table.putWhole({ pk, sk: 'x'.repeat(1025) }), 'ValidationException')
    },
  },
  {
    name: 'an empty key is refused',
    async check(table) {
      await refused(table.putWhole({ pk: '', sk: 'A' }), 'ValidationException')
      await refused(table.putWhole({ pk: table.pk, sk: '' }), 'ValidationException')
    },
  },
]
