import {
  DynamoDBStreamsClient,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import { mockClient } from 'aws-sdk-client-mock'
import { expect, test } from 'vitest'
import type { Shelf } from '#local/shelf.ts'
import { pump } from '#local/stream/pump.ts'

const record = (n: number) => ({
  eventName: 'INSERT' as const,
  dynamodb: { SequenceNumber: String(n), Keys: {}, NewImage: { duePk: { S: 'DUE' } } },
})

function shelf(): Shelf<string> {
  const values = new Map<string, string>()
  return {
    get: (id) => values.get(id),
    values: () => [...values.values()],
    put: (id, value) => void values.set(id, value),
    remove: (id) => void values.delete(id),
    clear: () => values.clear(),
  }
}

/** A stream whose first shard closes after two records and goes on in a second one, as a real one does after some hours. */
function splitStream() {
  const client = new DynamoDBStreamsClient({ region: 'eu-north-1' })
  const mock = mockClient(client)
  mock
    .on(DescribeStreamCommand)
    .resolvesOnce({ StreamDescription: { Shards: [{ ShardId: 'one' }] } })
    .resolves({ StreamDescription: { Shards: [{ ShardId: 'one' }, { ShardId: 'two' }] } })
  mock.on(GetShardIteratorCommand, { ShardId: 'one' }).resolves({ ShardIterator: 'one-0' })
  mock.on(GetShardIteratorCommand, { ShardId: 'two' }).resolves({ ShardIterator: 'two-0' })
  mock.on(GetRecordsCommand, { ShardIterator: 'one-0' }).resolves({ Records: [record(1), record(2)] })
  mock.on(GetRecordsCommand, { ShardIterator: 'two-0' }).resolves({ Records: [record(3)], NextShardIterator: 'two-1' })
  mock.on(GetRecordsCommand, { ShardIterator: 'two-1' }).resolves({ Records: [], NextShardIterator: 'two-1' })
  return { client, mock }
}

test('a shard that closes is read once, and its successor is found', async () => {
  const { client } = splitStream()
  const taken: (string | undefined)[] = []
  const checkpoints = shelf()
  const feed = pump({
    client,
    arn: 'arn',
    checkpoints,
    take: async (records) => void taken.push(...records.map((each) => each.dynamodb?.SequenceNumber)),
    failed: () => {},
  })
  await feed.drain()
  await feed.drain()
  expect(taken).toEqual(['1', '2', '3'])
  expect(checkpoints.get('arn/two')).toBe('3')
})

test('after a restart reading goes on behind the last record taken', async () => {
  const { client, mock } = splitStream()
  const checkpoints = shelf()
  checkpoints.put('arn/one', '2')
  await pump({ client, arn: 'arn', checkpoints, take: async () => {}, failed: () => {} }).drain()
  expect(mock.commandCalls(GetShardIteratorCommand)[0]!.args[0].input).toMatchObject({
    ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
    SequenceNumber: '2',
  })
})
