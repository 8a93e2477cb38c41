import assert from 'node:assert/strict'
import { DescribeTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { TABLE } from '#aws/dynamodb/table.ts'
import { type Behaviour, type Fields, refused } from './table.ts'

const has = (count: number) => (items: readonly Fields[]) => items.length === count
const sks = (items: readonly Fields[]) => items.map(({ sk }) => sk)

/** The table's shape and its indexes. Never in the partition that the sweep reads. */
export const indexes: readonly Behaviour[] = [
  {
    name: 'the table has the keys, indexes and stream that packages/aws/dynamodb/table.ts says',
    async check({ client, TableName }) {
      const { Table } = await client.send(new DescribeTableCommand({ TableName }))
      const names = (schema: { AttributeName?: string | undefined }[] = []) => schema.map(({ AttributeName }) => AttributeName)
      assert.deepEqual(names(Table?.KeySchema), [TABLE.partitionKey, TABLE.sortKey])
      const found = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => [
        IndexName,
        ...names(KeySchema),
        Projection?.ProjectionType,
      ])
      const wanted = TABLE.indexes.map(({ name, partitionKey, sortKey, projection }) => [name, partitionKey, sortKey, projection])
      assert.deepEqual(found.toSorted(), wanted.toSorted())
      assert.equal(Table?.StreamSpecification?.StreamViewType, TABLE.stream)
    },
  },
  {
    name: 'items are deleted some time after they have expired',
    emulator: { differs: 'never deletes; the local table is made without' },
    async check({ client, TableName }) {
      const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
      assert.deepEqual({ ...TimeToLiveDescription }, { TimeToLiveStatus: 'ENABLED', AttributeName: TABLE.expires })
    },
  },
  {
    name: 'an index follows the table within seconds',
    async check(table) {
      await table.put('A', { listPk: table.pk, listSk: '1' })
      assert.deepEqual(sks(await table.indexed('list', has(1))), ['A'])
    },
  },
  {
    name: 'an index may lag behind a write just answered',
    perhaps: true,
    emulator: { differs: 'level at once' },
    async check(table) {
      for (let n = 0; n < 50; n++) {
        await table.put(`N#${n}`, { listPk: table.pk, listSk: '1' })
        const { items } = await table.query({ IndexName: 'list', KeyConditionExpression: 'listPk = :pk' })
        if (items.length <= n) return
      }
      assert.fail('50 writes, and the index had each at once')
    },
  },
  {
    name: 'the due index gives keys, and nothing else',
    async check(table) {
      await table.put('A', { duePk: table.pk, dueSk: '1', text: 'closed' })
      assert.deepEqual(await table.indexed('due', has(1)), [{ pk: table.pk, sk: 'A', duePk: table.pk, dueSk: '1' }])
    },
  },
  {
    name: 'the list and own indexes give whole items',
    async check(table) {
      const fields = { listPk: table.pk, listSk: '1', ownPk: table.pk, ownSk: '2', text: 'open' }
      await table.put('A', fields)
      for (const index of ['list', 'own'] as const)
        assert.deepEqual(await table.indexed(index, has(1)), [{ pk: table.pk, sk: 'A', version: 1, ...fields }])
    },
  },
  {
    name: 'an item without the attributes is in no index, nor with half of them',
    async check(table) {
      await table.put('A')
      await table.put('B', { listPk: table.pk })
      await table.put('C', { listPk: table.pk, listSk: '1' })
      assert.deepEqual(sks(await table.indexed('list', has(1))), ['C'])
    },
  },
  {
    name: 'an item that loses the attributes leaves the index',
    async check(table) {
      await table.put('A', { listPk: table.pk, listSk: '1' })
      await table.indexed('list', has(1))
      await table.put('A')
      assert.deepEqual(await table.indexed('list', has(0)), [])
    },
  },
  {
    name: 'several items may have one index key, and are in order of it otherwise',
    async check(table) {
      for (const [sk, listSk] of [
        ['A', '2'],
        ['B', '1'],
        ['C', '2'],
        ['D', '3'],
      ] as const)
        await table.put(sk, { listPk: table.pk, listSk })
      const found = await table.indexed('list', has(4))
      assert.deepEqual(
        found.map(({ listSk }) => listSk),
        ['1', '2', '2', '3'],
      )
      assert.deepEqual(sks(found).toSorted(), ['A', 'B', 'C', 'D'])
    },
  },
  {
    name: 'pages of an index go on where the last ended, also between equal keys',
    async check(table) {
      for (const sk of ['A', 'B', 'C', 'D', 'E']) await table.put(sk, { listPk: table.pk, listSk: '1' })
      await table.indexed('list', has(5))
      const input = { IndexName: 'list', KeyConditionExpression: 'listPk = :pk', Limit: 2 }
      const seen: unknown[] = []
      let page = await table.query(input)
      for (seen.push(...sks(page.items)); page.LastEvaluatedKey; seen.push(...sks(page.items)))
        page = await table.query({ ...input, ExclusiveStartKey: page.LastEvaluatedKey })
      assert.deepEqual(seen.toSorted(), ['A', 'B', 'C', 'D', 'E'])
    },
  },
  {
    name: 'a consistent query of an index is refused',
    check: (table) =>
      refused(
        table.query({ IndexName: 'list', KeyConditionExpression: 'listPk = :pk', ConsistentRead: true }),
        'ValidationException',
      ),
  },
  {
    name: 'an index key that is no text, or empty, is refused',
    async check(table) {
      await refused(table.put('A', { listPk: table.pk, listSk: 1 }), 'ValidationException')
      await refused(table.put('A', { listPk: table.pk, listSk: '' }), 'ValidationException')
    },
  },
  {
    name: 'an index key of more than 2048 or 1024 bytes is refused',
    emulator: { differs: 'stored' },
    async check(table) {
      await refused(table.put('A', { listPk: 'x'.repeat(2049), listSk: '1' }), 'ValidationException')
      await refused(table.put('A', { listPk: table.pk, listSk: 'x'.repeat(1025) }), 'ValidationException')
    },
  },
]
