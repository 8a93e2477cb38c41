import assert from 'node:assert/strict'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { type Behaviour, type Probed, refused } from './table.ts'

/** In the order of their UTF-8 bytes; UTF-16 would put the emoji before the last but one. */
const SORTED = ['A', 'A#', 'MEET#1', 'Z', 'a', 'ä', 'ع', '￥', '😀', '😀a']
const sks = (items: readonly Record<string, unknown>[]) => items.map(({ sk }) => sk)

async function filled(table: Probed, names: readonly string[] = SORTED): Promise<void> {
  await table.commit(names.toReversed().map((sk) => table.putting(sk)))
}
const between = (from: string, to: string) => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
  values: { ':from': from, ':to': to },
})

/** How queries range and page. */
export const reading: readonly Behaviour[] = [
  {
    name: 'sort keys come in the order of their UTF-8 bytes, and the other way round',
    async check(table) {
      await filled(table)
      assert.deepEqual(sks((await table.query()).items), SORTED)
      assert.deepEqual(sks((await table.query({ ScanIndexForward: false })).items), SORTED.toReversed())
    },
  },
  {
    name: 'both bounds of BETWEEN are included',
    async check(table) {
      await filled(table)
      assert.deepEqual(sks((await table.query(between('Z', '￥'))).items), ['Z', 'a', 'ä', 'ع', '￥'])
      assert.deepEqual(sks((await table.query(between('A', 'A'))).items), ['A'])
    },
  },
  {
    name: 'the bounds of >= and <= are included',
    async check(table) {
      await filled(table)
      const from = (sign: string, sk: string) => ({
        KeyConditionExpression: `pk = :pk AND sk ${sign} :sk`,
        values: { ':sk': sk },
      })
      assert.deepEqual(sks((await table.query(from('>=', '￥'))).items), ['￥', '😀', '😀a'])
      assert.deepEqual(sks((await table.query(from('<=', 'A#'))).items), ['A', 'A#'])
    },
  },
  {
    name: 'BETWEEN with its bounds crossed is refused',
    check: (table) => refused(table.query(between('b', 'a')), 'ValidationException'),
  },
  {
    name: 'pages of a limit go on where the last ended: nothing twice, nothing left out',
    async check(table) {
      await filled(table)
      const seen: unknown[] = []
      let start: Record<string, never> | undefined
      do {
        const page = await table.query({ Limit: 3, ...(start && { ExclusiveStartKey: start }) })
        assert(page.items.length <= 3)
        seen.push(...sks(page.items))
        start = page.LastEvaluatedKey as typeof start
      } while (start)
      assert.deepEqual(seen, SORTED)
    },
  },
  {
    name: 'a page that is full says where to go on, even where nothing follows',
    async check(table) {
      await filled(table, ['A', 'B'])
      const { LastEvaluatedKey } = await table.query({ Limit: 2 })
      assert.deepEqual(LastEvaluatedKey, { pk: table.pk, sk: 'B' })
    },
  },
  {
    name: 'a position to go on from need not be there any more',
    async check(table) {
      await filled(table, ['A', 'C'])
      assert.deepEqual(sks((await table.query({ ExclusiveStartKey: { pk: table.pk, sk: 'B' } })).items), ['C'])
    },
  },
  {
    name: 'a position to go on from in another partition is refused',
    emulator: { differs: 'answers as if it fitted' },
    check: (table) => refused(table.query({ ExclusiveStartKey: { pk: `${table.pk}-other`, sk: 'B' } }), 'ValidationException'),
  },
  {
    name: 'a position to go on from outside the range is refused',
    emulator: { differs: 'answers as if it fitted' },
    check: (table) =>
      refused(table.query({ ...between('A', 'C'), ExclusiveStartKey: { pk: table.pk, sk: 'X' } }), 'ValidationException'),
  },
  {
    name: 'a page ends after 1 MB, and says where to go on',
    async check(table) {
      for (const sk of ['A', 'B', 'C', 'D']) await table.put(sk, { text: 'x'.repeat(350 * 1024) })
      const first = await table.query()
      assert(first.items.length >= 2 && first.items.length < 4, `${first.items.length} items of 350 KB`)
      assert(first.LastEvaluatedKey)
      const rest = await table.query({ ExclusiveStartKey: first.LastEvaluatedKey })
      assert.deepEqual(sks([...first.items, ...rest.items]), ['A', 'B', 'C', 'D'])
    },
  },
  {
    name: 'a partition nobody wrote to is empty',
    check: async (table) => assert.deepEqual((await table.query()).items, []),
  },
  {
    name: 'a consistent read of up to 4 KB costs one unit',
    async check(table) {
      await table.put('A')
      const { ConsumedCapacity } = await table.query({ ReturnConsumedCapacity: 'TOTAL' })
      assert.equal(ConsumedCapacity?.CapacityUnits, 1)
    },
  },
  {
    name: 'a scan may be consistent and filter by the beginning of a key',
    async check({ client, TableName, pk }) {
      const input = {
        TableName,
        Limit: 1,
        ConsistentRead: true,
        FilterExpression: 'begins_with(pk, :pk)',
        ExpressionAttributeValues: { ':pk': pk },
      }
      await client.send(new ScanCommand(input))
    },
  },
]
