import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Item } from '#core/ports.ts'
import { DUE } from '#core/records/keys.ts'
import type { Written } from '#memory/table.ts'
import type { Engine } from '../engine/engine.ts'
import type { Faults } from './faults.ts'
import type { Random } from '../engine/random.ts'
import type { Ending } from '../engine/task.ts'

const SHARDS = 3
const BATCH = 10
const HOUR = 3_600_000
/** As `infra/constructs/failures.ts` sets the event source: then the record is let go, and the sweep owns it. */
const MOST_RETRIES = 5
const OLDEST = HOUR

interface Waiting {
  readonly item: Item
  readonly sequence: number
  readonly at: number
}

interface Shard {
  readonly waiting: Waiting[]
  busy: boolean
  /** The batch is with the function now. */
  away: boolean
  /** Of several polls, only the last set counts. */
  turn: number
  retries: number
  size: number
}

export interface Stream {
  note(changes: readonly Written[]): void
  empty(): boolean
  /** Whatever stood still goes on. */
  release(): void
  /** Another table's stream from now on: what waits in this one comes to nobody. */
  forget(): void
}

/**
 * The table's stream: records of one partition in order, of different ones in any; batches of one to ten, tried again as
 * Lambda would until they are too old.
 */
export function simulatedStream(
  engine: Engine,
  faults: Faults,
  random: Random,
  invoke: (event: DynamoDBStreamEvent, ended: (ending: Ending) => void) => void,
): Stream {
  const shards: Shard[] = Array.from({ length: SHARDS }, () => ({
    waiting: [],
    busy: false,
    away: false,
    turn: 0,
    retries: 0,
    size: BATCH,
  }))
  let sequence = 0

  function note(changes: readonly Written[]): void {
    if (faults.weather === 'sweep-only' && !faults.stopped()) return
    for (const { key, item } of changes) {
      if (item?.duePk !== DUE) continue
      const shard = shards[shardOf(key.pk)]!
      shard.waiting.push({ item, sequence: ++sequence, at: engine.now() })
      poll(shard, random.whole(20, 400))
    }
  }

  function poll(shard: Shard, after: number): void {
    if (shard.busy) return
    shard.busy = true
    let wait = after
    if (faults.strikes('batch-delayed', 'on-change')) wait += random.whole(1, 90) * 60_000
    if (random.chance(0.2) && faults.strikes('shard-halted', 'on-change')) wait += random.whole(2, 30) * HOUR
    deliverAt(shard, engine.now() + wait)
  }

  function deliverAt(shard: Shard, at: number): void {
    const turn = ++shard.turn
    engine.at(at, () => {
      if (turn === shard.turn) deliver(shard)
    })
  }

  function deliver(shard: Shard): void {
    while (shard.waiting[0] && engine.now() - shard.waiting[0].at > OLDEST) shard.waiting.shift()
    if (faults.strikes('batch-split', 'on-change')) shard.size = 1
    const batch = shard.waiting.slice(0, shard.size)
    if (batch.length === 0) return rest(shard)
    const doubled = batch.length > 0 && faults.strikes('record-doubled', 'on-change')
    const Records = batch.map(({ item, sequence }) => spoilt(recordOf(sequence, item)))
    shard.away = true
    invoke({ Records }, (ending) => {
      shard.away = false
      const went = ending.how === 'done' ? gone(batch, ending.value as DynamoDBBatchResponse) : 0
      shard.retries = went === batch.length ? 0 : shard.retries + 1
      const given = shard.retries > MOST_RETRIES ? 1 : doubled ? 0 : went
      if (given > 0) shard.retries = 0
      shard.size = given === batch.length ? BATCH : Math.max(1, batch.length >> 1)
      shard.waiting.splice(0, given)
      rest(shard)
    })
  }

  /** Sometimes with another image than was written, or with none that anybody could read. */
  function spoilt(record: DynamoDBRecord): DynamoDBRecord {
    if (faults.strikes('record-poisoned', 'on-change'))
      return { ...record, dynamodb: { ...record.dynamodb, NewImage: { due: { S: 'never' } } } }
    if (faults.strikes('record-undecodable', 'on-change')) return random.pick(UNDECODABLE)(record)
    return record
  }

  function rest(shard: Shard): void {
    shard.busy = false
    if (shard.waiting.length > 0) poll(shard, shard.retries > 0 ? 1000 * 2 ** shard.retries : random.whole(5, 100))
  }

  return {
    note,
    empty: () => shards.every(({ waiting }) => waiting.length === 0),
    forget() {
      for (const shard of shards) shard.waiting.length = 0
    },
    release() {
      for (const shard of shards) if (shard.busy && !shard.away) deliverAt(shard, engine.now())
    },
  }
}

/** Records before the first that failed are done with. */
function gone(batch: readonly Waiting[], { batchItemFailures }: DynamoDBBatchResponse): number {
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
  const first = batch.findIndex(({ sequence }) => failed.has(String(sequence)))
  return first < 0 ? batch.length : first
}

function shardOf(pk: string): number {
  let sum = 0
  for (let at = 0; at < pk.length; at++) sum = (Math.imul(sum, 31) + pk.charCodeAt(at)) >>> 0
  return sum % SHARDS
}

/** As a stream tells it: attributes in DynamoDB's own form, which no document client gives. */
export function recordOf(sequence: number, item: Item): DynamoDBRecord {
  return {
    eventID: String(sequence),
    eventName: item.version === 1 ? 'INSERT' : 'MODIFY',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      Keys: { pk: { S: item.pk }, sk: { S: item.sk } },
      NewImage: marshall(item) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'],
      SequenceNumber: String(sequence),
    },
  }
}

/** Nothing of it is as the stream promises. */
const UNDECODABLE: readonly ((record: DynamoDBRecord) => DynamoDBRecord)[] = [
  ({ eventID }) => ({ eventID }) as DynamoDBRecord,
  ({ dynamodb, ...record }) =>
    ({
      ...record,
      dynamodb: { SequenceNumber: dynamodb?.SequenceNumber, NewImage: { pk: { N: 'x' }, sk: null, due: { M: {} } } },
    }) as unknown as DynamoDBRecord,
  ({ dynamodb, ...record }) =>
    ({
      ...record,
      dynamodb: { ...dynamodb, NewImage: { ...dynamodb?.NewImage, due: { NULL: true } } },
    }) as unknown as DynamoDBRecord,
]
