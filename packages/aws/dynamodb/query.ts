import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Item, Page } from '#core/ports.ts'
import { present } from '#store/expiry.ts'
import type { IndexName, Position } from '#store/position.ts'
import { NOTHING } from '#store/page.ts'
import { type Plan, cutPage } from '#store/plan.ts'
import { type Database, ask } from './database.ts'
import { keyNames } from './table.ts'

/**
 * Reads until one live item more than the limit is found or nothing is left, so a page is full even where
 * expired items lie between, and its cursor says for certain that more follows.
 */
export async function runQuery(database: Database, plan: Plan | undefined): Promise<Page> {
  if (plan === undefined) return NOTHING
  const found: Item[] = []
  let start: Record<string, unknown> | undefined = plan.after && startKey(plan.index, plan.after)
  do {
    const wanted = plan.limit + 1 - found.length
    const command = new QueryCommand({
      TableName: database.tableName,
      ...range(plan),
      ScanIndexForward: !plan.descending,
      ...(plan.index === undefined ? { ConsistentRead: true } : { IndexName: plan.index }),
      ...(wanted === Infinity ? {} : { Limit: wanted }),
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    })
    const result = await ask(() => database.client.send(command))
    const items = (result.Items ?? []) as Item[]
    found.push(...items.filter((item) => present(item, database.real())))
    start = result.LastEvaluatedKey
  } while (start !== undefined && found.length <= plan.limit)
  return cutPage(plan, found)
}

// ASCII `#names` and `:values` only: dynoxide dies of a multibyte character in an expression.
function range({ index, partition, from, to }: Plan) {
  const { partitionKey, sortKey } = keyNames(index)
  const bound = boundOf(from !== undefined, to !== undefined)
  return {
    KeyConditionExpression: `#partition = :partition${bound}`,
    ExpressionAttributeNames: { '#partition': partitionKey, ...(bound && { '#sort': sortKey }) },
    ExpressionAttributeValues: { ':partition': partition, ':from': from, ':to': to },
  }
}

function boundOf(from: boolean, to: boolean): string {
  if (from && to) return ' AND #sort BETWEEN :from AND :to'
  if (from) return ' AND #sort >= :from'
  return to ? ' AND #sort <= :to' : ''
}

function startKey(index: IndexName | undefined, position: Position) {
  const { partitionKey, sortKey } = keyNames(index)
  return { ...position.key, [partitionKey]: position.partition, [sortKey]: position.sort }
}
