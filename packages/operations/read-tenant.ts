import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Item } from '#core/ports.ts'

/**
 * Every record of a tenant as it stands, links included, whoever writes meanwhile: each item is read consistently, all
 * of them at no single moment. Reads the whole table, all tenants', page by page, since nothing lists a tenant's partitions.
 */
export async function readTenant(client: DynamoDBDocumentClient, TableName: string, org: string): Promise<Item[]> {
  const items: Item[] = []
  const pages = paginateScan(
    { client },
    {
      TableName,
      ConsistentRead: true,
      FilterExpression: 'begins_with(#pk, :prefix) OR (begins_with(#pk, :link) AND #org = :org)',
      ExpressionAttributeNames: { '#pk': 'pk', '#org': 'org' },
      ExpressionAttributeValues: { ':prefix': `${org}#`, ':link': 'LINK#', ':org': org },
    },
  )
  for await (const { Items = [] } of pages) items.push(...(Items as Item[]))
  return items
}
