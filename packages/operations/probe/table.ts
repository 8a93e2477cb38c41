import assert from 'node:assert/strict'
import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { canExist } from '#store/keys.ts'

export type Fields = Readonly<Record<string, unknown>>
type Attributes = Record<string, AttributeValue>

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
export function probed(client: DynamoDBClient, TableName: string, pk: string) {
  const written = new Map<string, Attributes>()
  function note({ pk, sk }: Attributes): void {
    if (canExist({ pk: pk?.S ?? '', sk: sk?.S ?? '' })) written.set(JSON.stringify([pk, sk]), { pk: pk!, sk: sk! })
  }
  const itemOf = (sk: string, fields: Fields = {}): Attributes => {
    const item = marshall({ pk, sk, version: 1, ...fields }, { removeUndefinedValues: true })
    note(item)
    return item
  }

  async function query(input: Partial<QueryCommandInput> & { readonly values?: Fields } = {}) {
    const { values, ...more } = input
    const answer = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': pk, ...values }),
        ...(more.IndexName === undefined && { ConsistentRead: true }),
        ...more,
      }),
    )
    return { ...answer, items: (answer.Items ?? []).map((item) => unmarshall(item)) }
  }

  return {
    client,
    TableName,
    pk,
    itemOf,
    /** A put of the check's own partition, as part of a transaction. */
    putting: (sk: string, fields: Fields = {}, condition: object = {}): TransactWriteItem => ({
      Put: { TableName, Item: itemOf(sk, fields), ...condition },
    }),
    put: (sk: string, fields: Fields = {}, more: object = {}) =>
      client.send(new PutItemCommand({ TableName, Item: itemOf(sk, fields), ...more })),
    /** An item as it stands, keys and all. */
    putWhole(item: Fields) {
      const stored = marshall(item)
      note(stored)
      return client.send(new PutItemCommand({ TableName, Item: stored }))
    },
    async get(sk: string, at = pk) {
      const { Item } = await client.send(new GetItemCommand({ TableName, Key: marshall({ pk: at, sk }), ConsistentRead: true }))
      return Item && unmarshall(Item)
    },
    query,
    commit: (items: readonly TransactWriteItem[], more: Partial<TransactWriteItemsCommandInput> = {}) =>
      client.send(new TransactWriteItemsCommand({ TransactItems: [...items], ...more })),
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
        let RequestItems: Record<string, object[]> | undefined = {
          [TableName]: keys.slice(from, from + 25).map((Key) => ({ DeleteRequest: { Key } })),
        }
        while (RequestItems && Object.keys(RequestItems).length > 0)
          RequestItems = (await client.send(new BatchWriteItemCommand({ RequestItems } as never)))
            .UnprocessedItems as typeof RequestItems
      }
    },
  }
}

/** The error by which a call is refused; fails where it is taken. */
export async function refusal(
  call: Promise<unknown>,
): Promise<Error & { CancellationReasons?: { Code?: string; Item?: unknown }[] }> {
  const answer = await call.then(
    () => undefined,
    (error: Error) => error,
  )
  assert(answer !== undefined, 'was taken')
  return answer
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
