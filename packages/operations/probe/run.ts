import { randomUUID } from 'node:crypto'
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { conditions } from './conditions.ts'
import { indexes } from './indexes.ts'
import { reading } from './reading.ts'
import { stream } from './stream.ts'
import { type Behaviour, probed } from './table.ts'
import { transactions } from './transactions.ts'
import { values } from './values.ts'

/** A database to ask. */
export interface Endpoint {
  readonly client: DynamoDBDocumentClient
  readonly table: string
}

/** What we rely on of DynamoDB, behaviour by behaviour. */
export const behaviours = (streams: DynamoDBStreamsClient): readonly Behaviour[] => [
  ...conditions,
  ...transactions,
  ...reading,
  ...indexes,
  ...values,
  ...stream(streams),
]

/**
 * Does what the behaviour says on this table, in a partition of a tenant of its own, and takes away what it wrote.
 * Gives why it is otherwise; undefined where it is so. Throws where the table could not be cleared.
 */
export async function differenceIn({ client, table }: Endpoint, behaviour: Behaviour): Promise<string | undefined> {
  const on = probed(client, table, `probe-${randomUUID()}#REQ#1`)
  try {
    await behaviour.check(on)
    return undefined
  } catch (error) {
    const { name, message } = error as Error
    return `${name}: ${message.split('\n').slice(0, 12).join(' ')}`
  } finally {
    await on.clear()
  }
}
