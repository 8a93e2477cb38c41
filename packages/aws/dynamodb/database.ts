import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Unavailable } from '#core/ports.ts'
import { isTrouble } from './trouble.ts'

/** Where the adapter works. `real` is real time in epoch seconds. */
export interface Database {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
  readonly real: () => number
}

/** A call to the table; throws `Unavailable` where it failed for no fault of its own. */
export async function ask<Output>(send: () => Promise<Output>): Promise<Output> {
  try {
    return await send()
  } catch (error) {
    throw isTrouble(error) ? new Unavailable('store', error) : error
  }
}
