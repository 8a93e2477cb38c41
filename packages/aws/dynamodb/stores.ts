import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Item, Key, Store, Stores } from '#core/ports.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import { present } from '#store/expiry.ts'
import { canExist, checkOrg, checkOwn } from '#store/keys.ts'
import { planDue, planQuery } from '#store/plan.ts'
import { receiptOf } from '#store/prepare.ts'
import { commit } from './commit.ts'
import { type Database, ask } from './database.ts'
import { runQuery } from './query.ts'

/** Every tenant's records in one DynamoDB table (`table.ts`). Its peer is `packages/memory/stores.ts`. */
export function dynamoStores(database: Database): Stores {
  return {
    open(org) {
      checkOrg(org)
      return openStore(database, org)
    },
    async due(before, limit, cursor) {
      const { items, ...rest } = await runQuery(database, planDue(before, limit, cursor))
      return { keys: items.map(keyOf), ...rest }
    },
  }
}

function openStore(database: Database, org: string): Store {
  async function receipt(opId: string) {
    const item = await readItem(database, keys.receipt(org, opId))
    return item && receiptOf(item)
  }
  return {
    org,
    receipt,
    async get(key) {
      checkOwn(org, key.pk)
      return readItem(database, key)
    },
    async query(query) {
      return runQuery(database, planQuery(org, query))
    },
    async commit(given, writes) {
      return commit(database, { org, receipt: given, writes, committed: receipt })
    },
  }
}

/** Strongly consistent; undefined when absent or expired. */
export async function readItem(database: Database, { pk, sk }: Key): Promise<Item | undefined> {
  const key = { pk, sk }
  if (!canExist(key)) return undefined
  const command = new GetCommand({ TableName: database.tableName, Key: key, ConsistentRead: true })
  const { Item: stored } = await ask(() => database.client.send(command))
  const item = stored as Item | undefined
  return present(item, database.real()) ? item : undefined
}
