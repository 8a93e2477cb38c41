import { DeleteCommand, PutCommand, type PutCommandInput, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Directory, Item, Key, Numbered } from '#core/ports.ts'
import { directoryItem, linkOf, numberedOf, sessionOf } from '#store/directory-items.ts'
import { present } from '#store/expiry.ts'
import { linkKey, NUMBER_SECRET, numberKey, numberPartition, sessionKey } from '#store/keys.ts'
import { type Database, ask } from './database.ts'
import { readItem } from './stores.ts'

const timeIs = ({ start }: Numbered): string => (start === undefined ? 'attribute_not_exists(#t)' : '#t = :start')

type Condition = Pick<PutCommandInput, 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>

/** Links and sessions in the same table, each alone in its partition. */
export function dynamoDirectory(database: Database): Directory {
  async function put(item: Item): Promise<void> {
    const command = new PutCommand({ TableName: database.tableName, Item: item })
    await ask(() => database.client.send(command))
  }
  /** False where something stands there that the condition does not let go. */
  async function putWhere(item: Item, condition: Condition): Promise<boolean> {
    try {
      await ask(() => database.client.send(new PutCommand({ TableName: database.tableName, Item: item, ...condition })))
      return true
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
      throw error
    }
  }
  async function remove(key: Key): Promise<void> {
    const command = new DeleteCommand({ TableName: database.tableName, Key: { ...key } })
    await ask(() => database.client.send(command))
  }
  return {
    findLink: async (hash) => linkOf(await readItem(database, linkKey(hash))),
    saveLink: async (hash, link) => put(directoryItem(linkKey(hash), link)),
    async numberSecret(fresh) {
      const kept = await readItem(database, NUMBER_SECRET)
      if (kept) return String(kept['secret'])
      const item = { ...NUMBER_SECRET, version: 1, secret: fresh }
      if (await putWhere(item, { ConditionExpression: 'attribute_not_exists(pk)' })) return fresh
      return String((await readItem(database, NUMBER_SECRET))?.['secret'])
    },
    saveNumber: async (hash, numbered) => put(directoryItem(numberKey(hash, numbered), numbered)),
    takeCode: async (hash, numbered) =>
      putWhere(directoryItem(numberKey(hash, numbered), numbered), {
        ConditionExpression: `attribute_not_exists(pk) OR #e <= :now OR (#p = :partnerId AND #s = :subject AND ${timeIs(numbered)})`,
        ExpressionAttributeNames: { '#e': 'expires', '#p': 'partnerId', '#s': 'subject', '#t': 'start' },
        ExpressionAttributeValues: {
          ':now': database.real(),
          ':partnerId': numbered.partnerId,
          ':subject': { pk: numbered.subject.pk, sk: numbered.subject.sk },
          ...(numbered.start !== undefined && { ':start': numbered.start }),
        },
      }),
    async findNumber(hash) {
      const command = new QueryCommand({
        TableName: database.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': numberPartition(hash) },
        ConsistentRead: true,
      })
      const { Items = [] } = await ask(() => database.client.send(command))
      return (Items as Item[]).filter((item) => present(item, database.real())).map(numberedOf)
    },
    findSession: async (hash) => sessionOf(await readItem(database, sessionKey(hash))),
    saveSession: async (hash, session) => put(directoryItem(sessionKey(hash), session)),
    endSession: async (hash) => remove(sessionKey(hash)),
  }
}
