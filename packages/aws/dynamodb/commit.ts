import { randomUUID } from 'node:crypto'
import type { CancellationReason } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { type Commit, type Item, type Key, type Receipt, Unavailable, type Write } from '#core/ports.ts'
import { keyOf } from '#core/records/keys.ts'
import { keyOfWrite, prepare } from '#store/prepare.ts'
import { type Database, ask } from './database.ts'
import { isNoAnswer } from './trouble.ts'

interface Asked {
  readonly org: string
  readonly receipt: Receipt
  readonly writes: readonly Write[]
  /** Reads what an earlier commit of the same opId left. */
  readonly committed: (opId: string) => Promise<Receipt | undefined>
}

/**
 * One TransactWriteItems with the receipt in front. Ends in one of:
 * - done: `committed`
 * - the receipt was there: `replayed`
 * - a version was another, or somebody was writing the same record at that moment: `conflict`
 * - refused for load, or no answer and no receipt to be found: throws `Unavailable`; it may be repeated
 */
export async function commit(database: Database, { org, receipt, writes, committed }: Asked): Promise<Commit> {
  const prepared = prepare(org, receipt, writes, database.real())
  const keys = [keyOf(prepared.receipt), ...prepared.writes.map(keyOfWrite)]
  try {
    await send(database, prepared.receipt, prepared.writes)
    return { status: 'committed' }
  } catch (error) {
    const reasons = reasonsOf(error)
    if (reasons === undefined && !isNoAnswer(unwrapped(error))) throw error
    if (reasons === undefined || reasons[0]?.Code === 'ConditionalCheckFailed') {
      const earlier = await committed(receipt.opId)
      if (earlier === undefined) throw new Unavailable('store', error)
      return { status: 'replayed', receipt: earlier }
    }
    return conflictOf(keys, reasons, error)
  }
}

async function send(database: Database, receipt: Item, writes: readonly Write[]): Promise<void> {
  const insert: Write = { op: 'insert', item: receipt }
  const command = new TransactWriteCommand({
    // One token per call: the SDK's retries of it count as one, a repeat by the caller meets the receipt.
    ClientRequestToken: randomUUID(),
    TransactItems: [insert, ...writes].map((write) => transactItem(database, write)),
  })
  await ask(() => database.client.send(command))
}

function transactItem({ tableName, real }: Database, write: Write) {
  const expected = expectation(write)
  const checked = {
    TableName: tableName,
    ...(expected === 0 ? absent(real()) : atVersion(expected, real())),
  }
  if ('item' in write) return { Put: { ...checked, Item: write.item } }
  const located = { ...checked, Key: { ...write.key } }
  return write.op === 'remove' ? { Delete: located } : { ConditionCheck: located }
}

/** The version that must be stored before; 0 for none. */
function expectation(write: Write): number {
  if (write.op === 'insert') return 0
  return 'item' in write ? write.item.version - 1 : write.version
}

function absent(now: number) {
  return {
    ConditionExpression: 'attribute_not_exists(#pk) OR #expires <= :now',
    ExpressionAttributeNames: { '#pk': 'pk', '#expires': 'expires' },
    ExpressionAttributeValues: { ':now': now },
  }
}

function atVersion(version: number, now: number) {
  return {
    ConditionExpression: '#version = :version AND (attribute_not_exists(#expires) OR #expires > :now)',
    ExpressionAttributeNames: { '#version': 'version', '#expires': 'expires' },
    ExpressionAttributeValues: { ':version': version, ':now': now },
  }
}

function conflictOf(keys: readonly Key[], reasons: readonly CancellationReason[], error: unknown): Commit {
  const hit = keys.filter((_, i) => ['ConditionalCheckFailed', 'TransactionConflict'].includes(reasons[i]?.Code ?? ''))
  if (hit.length > 0) return { status: 'conflict', keys: hit }
  const busy = reasons.some(({ Code }) => Code === 'ThrottlingError' || Code === 'ProvisionedThroughputExceeded')
  throw busy ? new Unavailable('store', error) : error
}

function reasonsOf(error: unknown): readonly CancellationReason[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined
  return 'CancellationReasons' in error ? (error.CancellationReasons as CancellationReason[]) : []
}

function unwrapped(error: unknown): unknown {
  return error instanceof Unavailable ? error.cause : error
}
