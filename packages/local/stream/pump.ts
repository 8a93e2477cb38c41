import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Shelf } from '../shelf.ts'
import { concerns, isCommit, toLambdaRecord } from './records.ts'

/** Whatever tells `on-change` what changed in the table. */
export interface Feed {
  /** From now on, hands over by itself. */
  start(): void
  /** When everything committed before this call has been handed over. Does not wait for what that leads to. */
  drain(): Promise<void>
  /** Something may have been written: look soon. */
  poke(): void
  stop(): Promise<void>
}

export interface PumpOptions {
  readonly client: DynamoDBStreamsClient
  readonly arn: string
  /** How far each shard has been read, kept over a restart. */
  readonly checkpoints: Shelf<string>
  readonly take: (records: readonly DynamoDBRecord[]) => Promise<void>
  /** Reading failed: the database is gone or the stream is not what it was. */
  readonly failed: (error: unknown) => void
}

/** Nobody told us of a write, but somebody outside may have made one. */
const LOOK_ANYWAY_MS = 500
const READ = 1000
/** A shard lasts hours. */
const LIST_EVERY_MS = 60_000

/** Reads a stream of an emulator: all shards, each in order. Level-triggered: reading a record twice does no harm. */
export function pump({ client, arn, checkpoints, take, failed }: PumpOptions): Feed {
  const iterators = new Map<string, string>()
  /** Closed and read to their end. */
  const read = new Set<string>()
  let shards: readonly string[] = []
  let listed = 0
  let stopped = false
  let poked = false
  let wake = () => {}
  let reading: Promise<number> = Promise.resolve(0)

  /** One look at every shard. */
  async function look(): Promise<number> {
    if (listed === 0 || performance.now() - listed > LIST_EVERY_MS) await listShards()
    let seen = 0
    for (const shard of shards) if (!read.has(shard)) seen += await readOn(shard)
    return seen
  }

  /** Where a shard ends is not asked: dynoxide names an end for shards that go on. */
  async function listShards(): Promise<void> {
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: arn }))
    shards = (StreamDescription?.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? [])
    listed = performance.now()
  }

  async function readOn(shard: string): Promise<number> {
    const from = iterators.get(shard) ?? (await iteratorOf(shard))
    if (from === undefined) return 0
    const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator: from, Limit: READ }))
    await take(Records.map((record) => toLambdaRecord(record, arn)).filter((one) => concerns(one) || isCommit(one)))
    const last = Records.at(-1)?.dynamodb?.SequenceNumber
    if (last) checkpoints.put(`${arn}/${shard}`, last)
    if (NextShardIterator) iterators.set(shard, NextShardIterator)
    else {
      read.add(shard)
      listed = 0 // closed: its children are to be found
    }
    return Records.length
  }

  async function iteratorOf(shard: string): Promise<string | undefined> {
    const last = checkpoints.get(`${arn}/${shard}`)
    const where = last
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: last }
      : { ShardIteratorType: 'TRIM_HORIZON' as const }
    return (await client.send(new GetShardIteratorCommand({ StreamArn: arn, ShardId: shard, ...where }))).ShardIterator
  }

  /** One look at a time; a second caller's look begins after the first has ended. */
  function inTurn(): Promise<number> {
    reading = reading.then(() => (stopped ? 0 : look()))
    return reading
  }

  async function run(): Promise<void> {
    while (!stopped) {
      poked = false
      if ((await inTurn()) > 0 || poked) continue
      await new Promise<void>((go) => {
        wake = go
        setTimeout(go, LOOK_ANYWAY_MS).unref()
      })
    }
  }

  let running: Promise<void> | undefined
  return {
    start() {
      running ??= run().catch((error) => {
        if (!stopped) failed(error)
      })
    },
    async drain() {
      while ((await inTurn()) > 0);
    },
    poke() {
      poked = true
      wake()
    },
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}
