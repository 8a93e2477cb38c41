import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Instant, Key } from '#core/ports.ts'
import { FILED } from '#core/records/filed.ts'
import { keyText } from '#core/records/keys.ts'
import type { Remembered } from '#core/restore/check.ts'

/**
 * Which audit records a table holds, by their keys alone, and the newest of a tenant's from before it was put on hold: what it
 * has done since is no memory. Reads the whole table.
 */
export async function rememberedBy(client: DynamoDBDocumentClient, TableName: string, held: Instant): Promise<Remembered> {
  const there = new Set<string>()
  let until: Instant = ''
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
  for await (const { Items = [] } of pages)
    for (const { pk, sk } of Items as Key[]) {
      there.add(keyText({ pk, sk }))
      const at = sk.slice(sk.startsWith(FILED) ? FILED.length : 0, sk.indexOf('#'))
      if (!pk.startsWith('~') && at > until && at < held) until = at
    }
  return { has: (key) => there.has(keyText(key)), until }
}
