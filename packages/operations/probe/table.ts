import assert from 'node:assert/strict'
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import type { Key } from '#core/ports.ts'
import { canExist } from '#store/keys.ts'

export type Fields = Readonly<Record<string, unknown>>
/** One item's part in a transaction. */
export type Part = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** Something we rely on, as it can be seen on a table. */
export interface Behaviour {
  /** What DynamoDB does, as a sentence. */
  readonly name: string
  /** Rejects where it does otherwise. */
  readonly check: (table: Probed) => Promise<void>
  /** May be so at any one time: not to see it once proves nothing. */
  readonly perhaps?: true
  /** How the emulator is known to differ: docs/emulator-gaps.md says who looks after it. `ends`: asking ends its process. */
  readonly emulator?: { readonly differs: string; readonly ends?: true }
}

export type Probed = ReturnType<typeof probed>

/** A table, worked on in partitions of one check's own; `clear` takes away whatever it wrote. */
export function probed(client: DynamoDBDocumentClient, TableName: string, pk: string) {
  const written = new Map<string, Key>()
  function note({ pk, sk }: Key): void {
    if (canExist({ pk, sk })) written.set(JSON.stringify([pk, sk]), { pk, sk })
  }
  const itemOf = (sk: string, fields: Fields = {}) => {
    const item = { pk, sk, version: 1, ...fields }
    note(item)
    return item
  }

  async function query(input: Partial<QueryCommandInput> & { readonly values?: Fields } = {}) {
    const { values, ...more } = input
    const result = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk, ...values },
        ...(more.IndexName === undefined && { ConsistentRead: true }),
        ...more,
      }),
    )
    return { ...result, items: result.Items ?? [] }
  }

  return {
    client,
    TableName,
    pk,
    itemOf,
    /** A put of the check's own partition, as part of a transaction. */
    putting: (sk: string, fields: Fields = {}, condition: object = {}): Part => ({
      Put: { TableName, Item: itemOf(sk, fields), ...condition },
    }),
    put: (sk: string, fields: Fields = {}, more: object = {}) =>
      client.send(new PutCommand({ TableName, Item: itemOf(sk, fields), ...more })),
    /** An item as it stands, keys and all. */
    putWhole(item: Key & Fields) {
      note(item)
      return client.send(new PutCommand({ TableName, Item: item }))
    },
    async get(sk: string, at = pk) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: { pk: at, sk }, ConsistentRead: true }))
      return Item
    },
    query,
    commit: (items: readonly Part[], more: Partial<TransactWriteCommandInput> = {}) =>
      client.send(new TransactWriteCommand({ TransactItems: [...items], ...more })),
    /** What an index has of the check's partition, once it has caught up or the patience is over. */
    async indexed(index: 'due' | 'list' | 'own', until: (items: readonly Fields[]) => boolean) {
      for (let tries = 0; ; tries++) {
        const { items } = await query({ IndexName: index, KeyConditionExpression: `${index}Pk = :pk` })
        if (until(items) || tries === 60) return items
        await new Promise((done) => setTimeout(done, 250))
      }
    },
    async clear() {
      const keys = [...written.values()]
      for (let from = 0; from < keys.length; from += 25) {
        let RequestItems: BatchWriteCommandInput['RequestItems'] = {
          [TableName]: keys.slice(from, from + 25).map((Key) => ({ DeleteRequest: { Key } })),
        }
        while (RequestItems && Object.keys(RequestItems).length > 0)
          RequestItems = (await client.send(new BatchWriteCommand({ RequestItems }))).UnprocessedItems
      }
    },
  }
}

/** The error by which a call is refused; fails where it is taken. */
export async function refusal(
  call: Promise<unknown>,
): Promise<Error & { CancellationReasons?: { Code?: string; Item?: unknown }[] }> {
  const result = await call.then(
    () => undefined,
    (error: Error) => error,
  )
  assert(result !== undefined, 'was taken')
  return result
}

export async function refused(call: Promise<unknown>, ...names: string[]): Promise<void> {
  const { name, message } = await refusal(call)
  assert(names.includes(name), `refused by ${name}: ${message}`)
}

/** The codes of a cancelled transaction, in order. */
export async function reasons(call: Promise<unknown>): Promise<(string | undefined)[]> {
  const error = await refusal(call)
  assert.equal(error.name, 'TransactionCanceledException', error.message)
  return (error.CancellationReasons ?? []).map(({ Code }) => Code)
}
