import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Unavailable } from '#core/ports.ts'
import { isTrouble } from './trouble.ts'

type Capacity = ConsumedCapacity | ConsumedCapacity[] | undefined
export type Call = 'GetItem' | 'Query' | 'TransactWriteItems' | 'PutItem' | 'DeleteItem'

/** One trip to the table. `units` are DynamoDB's; absent where the call failed or the endpoint does not say. */
export interface Cost {
  readonly call: Call
  readonly units: number | undefined
}

/** Where the adapter works. `real` is real time in epoch seconds. */
export interface Database {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
  readonly real: () => number
  /** Told of every call, for the bench. Without it DynamoDB is not asked what calls cost. */
  readonly onCost?: (cost: Cost) => void
}

/** The input fields common to every call. */
export function common({ tableName, onCost }: Database) {
  return { TableName: tableName, ...measured({ onCost }) } as const
}

export function measured({ onCost }: { readonly onCost?: Database['onCost'] | undefined }) {
  return onCost ? ({ ReturnConsumedCapacity: 'TOTAL' } as const) : {}
}

/** Reports the cost; throws `Unavailable` where a call failed for no fault of its own. */
export async function ask<Answer extends { ConsumedCapacity?: Capacity }>(
  database: Database,
  call: Call,
  send: () => Promise<Answer>,
): Promise<Answer> {
  try {
    const answer = await send()
    database.onCost?.({ call, units: unitsOf(answer.ConsumedCapacity) })
    return answer
  } catch (error) {
    database.onCost?.({ call, units: undefined })
    throw isTrouble(error) ? new Unavailable('store', error) : error
  }
}

function unitsOf(capacity: Capacity): number | undefined {
  if (capacity === undefined) return undefined
  return [capacity].flat().reduce((sum, { CapacityUnits }) => sum + (CapacityUnits ?? 0), 0)
}
