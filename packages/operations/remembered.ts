import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Instant, Key } from '#core/ports.ts'
import type { Remembered } from '#core/restore/check.ts'
import { rememberedIn } from '#core/restore/remembered.ts'

/** Which audit records a table holds, by their keys alone: reads the whole table. */
export const rememberedBy = (client: DynamoDBDocumentClient, TableName: string, held: Instant): Promise<Remembered> =>
  rememberedIn(auditOf(client, TableName), held)

async function* auditOf(client: DynamoDBDocumentClient, TableName: string): AsyncGenerator<Key> {
  const pages = paginateScan(
    { client },
    {
      TableName,
      ConsistentRead: true,
      FilterExpression: 'contains(#pk, :event)',
      ProjectionExpression: '#pk, #sk',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: { ':event': '#EVT#' },
    },
  )
  for await (const { Items = [] } of pages) yield* Items as Key[]
}
