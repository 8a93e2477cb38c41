import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord } from 'aws-lambda'
import { documents, dynamoClient } from '#aws/dynamodb/client.ts'
import { dynamoDirectory } from '#aws/dynamodb/directory.ts'
import { dynamoStores } from '#aws/dynamodb/stores.ts'
import type { Room } from '../../../infra/rooms.ts'
import type { Backing } from '../backing.ts'
import { startWorkers } from '../runtime/workers.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Shelf } from '../shelf.ts'
import { type Feed, pump } from '../stream/pump.ts'
import { deleteTable, ensureTable, loadItems } from './table.ts'

export interface DynamoOptions {
  readonly line: string
  readonly kept: boolean
  readonly endpoint: string
  readonly tableName: string
  readonly keys: Readonly<Record<string, string>>
  readonly bundles: string
  readonly environment: (room: Room) => Readonly<Record<string, string>>
  readonly checkpoints: Shelf<string>
  readonly log: (room: Room, text: string) => void
  readonly take: (records: readonly DynamoDBRecord[]) => Promise<void>
  readonly failed: (error: unknown) => void
}

/** A DynamoDB that answers at an endpoint, its stream, and the built bundles in worker threads. */
export async function dynamoBacking(options: DynamoOptions): Promise<Backing> {
  const { endpoint, tableName, keys, checkpoints, take, failed } = options
  const config = {
    endpoint,
    region: keys['AWS_REGION']!,
    credentials: { accessKeyId: keys['AWS_ACCESS_KEY_ID']!, secretAccessKey: keys['AWS_SECRET_ACCESS_KEY']! },
  }
  const wire = dynamoClient(config)
  const client = documents(wire)
  const streams = new DynamoDBStreamsClient(config)
  const database = { client, tableName, real: () => Math.floor(Date.now() / 1000) }
  const openFeed = async () =>
    pump({ client: streams, arn: await ensureTable(client, tableName, endpoint), checkpoints, take, failed })
  let feed: Feed = await openFeed()
  let runtime: Runtime | undefined
  return {
    line: options.line,
    kept: options.kept,
    table: { stores: dynamoStores(database), directory: dynamoDirectory(database) },
    startFunctions: async (offset) => (runtime = await startWorkers({ ...options, offset })),
    get feed() {
      return feed
    },
    load: (items) => loadItems(client, tableName, items),
    async empty() {
      await feed.stop()
      await deleteTable(client, tableName)
      checkpoints.clear()
      feed = await openFeed()
      feed.start()
    },
    async stop() {
      await feed.stop()
      await runtime?.stop()
      wire.destroy()
      streams.destroy()
    },
  }
}
