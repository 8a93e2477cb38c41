import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { Item, KeptOutside, Log, Outside } from '#core/ports.ts'
import { trigger } from '#web/trigger.ts'

interface Keeping {
  readonly outside: Outside
  readonly log: Log
  /** A record from a stream's image of it. */
  readonly itemOf: (image: object) => Item
}

/**
 * The table's stream once more, for its audit alone: each commit's audit record is kept outside the table, a batch under one
 * name, so that a batch that comes again is the same. The order of batches does not matter. It has no table to read: whatever
 * is wrong with that, what came before stays known. A batch that could not be kept comes again, for as long as a stream
 * remembers (a day).
 */
export function createOnCommit({ outside, log, itemOf }: Keeping) {
  async function handle({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
    const read = Records.map((record) => ({ record, commits: readCommit(record, itemOf) ?? unread(log, record.eventID) }))
    const kept = read.flatMap(({ commits }) => commits)
    // Named after the first that is kept: what stands before it may say nothing of itself.
    const first = read.find(({ commits }) => commits.length > 0)
    if (first) await outside.keep(`commits-${first.record.dynamodb!.SequenceNumber}`, kept[0]!.event['at'] as string, kept)
    return { batchItemFailures: [] }
  }
  return trigger(log, 'on-commit', handle)
}

type Commit = Extract<KeptOutside, { kind: 'commit' }>

/** Empty where it is no audit record; undefined where it is nothing of our table at all. */
function readCommit({ dynamodb }: DynamoDBRecord, itemOf: Keeping['itemOf']): Commit[] | undefined {
  const image = dynamodb?.NewImage
  if (!dynamodb?.SequenceNumber || !image?.['pk']?.S || !image['sk']?.S) return undefined
  if (image['kind']?.S !== 'event') return []
  const event = itemOf(image)
  return Number.isNaN(Date.parse(String(event['at']))) ? undefined : [{ kind: 'commit', event }]
}

function unread(log: Log, eventId: string | undefined): [] {
  log({ event: 'on-commit.unreadable', id: eventId })
  return []
}
