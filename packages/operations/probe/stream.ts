import assert from 'node:assert/strict'
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams'
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb' // a stream has no document client
import type { Behaviour, Probed } from './table.ts'

const PATIENCE_MS = 20_000

/** What the stream tells of the check's own partition from now on; `until` so many records, or the patience is over. */
async function follow(
  table: Probed,
  streams: DynamoDBStreamsClient,
): Promise<(until: number, patience?: number) => Promise<StreamRecord[]>> {
  const { Table } = await table.client.send(new DescribeTableCommand({ TableName: table.TableName }))
  const StreamArn = Table?.LatestStreamArn
  assert(StreamArn, 'the table has no stream')
  let iterators = await Promise.all(
    (await shardsOf(streams, StreamArn)).map(async ({ ShardId }) => {
      const { ShardIterator } = await streams.send(
        new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'LATEST' }),
      )
      return ShardIterator
    }),
  )
  const seen: StreamRecord[] = []
  return async (until, patience = PATIENCE_MS) => {
    const deadline = performance.now() + patience
    while (seen.length < until && performance.now() < deadline) {
      const pages = await Promise.all(
        iterators.flatMap((ShardIterator) => (ShardIterator ? [streams.send(new GetRecordsCommand({ ShardIterator }))] : [])),
      )
      iterators = pages.map(({ NextShardIterator }) => NextShardIterator)
      seen.push(...pages.flatMap(({ Records = [] }) => Records).filter(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S === table.pk))
      await new Promise((done) => setTimeout(done, 100))
    }
    return seen
  }
}

/** Shards are asked whether they ended by reading: an emulator names an end for shards that go on. */
async function shardsOf(streams: DynamoDBStreamsClient, StreamArn: string): Promise<Shard[]> {
  const shards: Shard[] = []
  let from: string | undefined
  do {
    const { StreamDescription } = await streams.send(
      new DescribeStreamCommand({ StreamArn, ...(from && { ExclusiveStartShardId: from }) }),
    )
    shards.push(...(StreamDescription?.Shards ?? []))
    from = StreamDescription?.LastEvaluatedShardId
  } while (from)
  const parents = new Set(shards.map(({ ParentShardId }) => ParentShardId))
  return shards.filter(({ ShardId }) => !parents.has(ShardId))
}

const imageOf = ({ dynamodb }: StreamRecord) => dynamodb?.NewImage && unmarshall(dynamodb.NewImage as never)

/** What `on-change` is told. */
export const stream = (streams: DynamoDBStreamsClient): readonly Behaviour[] => [
  {
    name: 'the stream tells of an insert and a change with the item as it became, and nothing of before',
    async check(table) {
      const told = await follow(table, streams)
      await table.put('A', { note: 1 })
      await table.put('A', { note: 2 })
      const records = await told(2)
      assert.deepEqual(
        records.map(({ eventName }) => eventName),
        ['INSERT', 'MODIFY'],
      )
      assert.deepEqual(
        records.map(imageOf),
        [1, 2].map((note) => ({ pk: table.pk, sk: 'A', version: 1, note })),
      )
      assert(records.every(({ dynamodb }) => dynamodb?.OldImage === undefined))
    },
  },
  {
    name: 'the stream tells of a removal by key alone',
    async check(table) {
      await table.put('A')
      const told = await follow(table, streams)
      await table.client.send(new DeleteCommand({ TableName: table.TableName, Key: { pk: table.pk, sk: 'A' } }))
      const [record] = await told(1)
      assert.equal(record?.eventName, 'REMOVE')
      assert.equal(imageOf(record!), undefined)
      assert.deepEqual(unmarshall(record?.dynamodb?.Keys as never), { pk: table.pk, sk: 'A' })
    },
  },
  {
    name: 'the stream tells of each item of a transaction by itself, and of checks not at all',
    async check(table) {
      await table.put('C')
      const told = await follow(table, streams)
      const check = {
        ConditionCheck: {
          TableName: table.TableName,
          Key: { pk: table.pk, sk: 'C' },
          ConditionExpression: 'attribute_exists(pk)',
        },
      }
      await table.commit([table.putting('A'), table.putting('B'), check])
      await table.put('D')
      const records = await told(3)
      assert.deepEqual(records.map((one) => imageOf(one)?.['sk']).toSorted(), ['A', 'B', 'D'])
    },
  },
  {
    name: 'changes of one item come in their order',
    async check(table) {
      const told = await follow(table, streams)
      for (let n = 1; n <= 10; n++) await table.put('A', { n })
      assert.deepEqual(
        (await told(10)).map((one) => imageOf(one)?.['n']),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      )
    },
  },
  {
    name: 'a put that changes nothing is not told of',
    emulator: { differs: 'tells of it' },
    async check(table) {
      const told = await follow(table, streams)
      await table.put('A')
      await table.put('A')
      await table.put('B')
      assert.deepEqual((await told(2)).map((one) => imageOf(one)?.['sk']).toSorted(), ['A', 'B'])
    },
  },
]
