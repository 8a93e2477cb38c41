import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Item, Key } from '#core/ports.ts'
import { LOCAL_REGION } from '../environment.ts'
import type { Feed } from '../stream/pump.ts'
import { concerns, isCommit } from '../stream/records.ts'

/** The stream of a table in memory: takes note of each change, and hands them over in order. */
export function memoryFeed(take: (records: readonly DynamoDBRecord[]) => Promise<void>) {
  const waiting: DynamoDBRecord[] = []
  let sequence = 0
  let going = false
  let turn: Promise<void> = Promise.resolve()

  function drain(): Promise<void> {
    turn = turn.then(async () => {
      while (waiting.length > 0) await take(waiting.splice(0))
    })
    return turn
  }
  const feed: Feed = {
    start() {
      going = true
      void drain()
    },
    drain,
    poke() {
      if (going) void drain()
    },
    async stop() {
      going = false
      await turn
    },
  }
  return {
    feed,
    note({ key, item }: { readonly key: Key; readonly item?: Item }): void {
      const record = toRecord(++sequence, key, item)
      if (concerns(record) || isCommit(record)) waiting.push(record)
    },
    forget: () => void waiting.splice(0),
  }
}

/** As a stream tells it: attributes in DynamoDB's own form, which no document client gives. */
function toRecord(sequence: number, key: Key, item: Item | undefined): DynamoDBRecord {
  const image =
    item && (marshall(item, { removeUndefinedValues: true }) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] & {})
  return {
    eventID: String(sequence),
    eventName: item === undefined ? 'REMOVE' : item.version === 1 ? 'INSERT' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: LOCAL_REGION,
    eventSourceARN: 'arn:aws:dynamodb:local:000000000000:table/memory/stream/1',
    dynamodb: {
      Keys: { pk: { S: key.pk }, sk: { S: key.sk } },
      ...(image && { NewImage: image }),
      SequenceNumber: String(sequence),
      StreamViewType: 'NEW_IMAGE',
    },
  }
}
