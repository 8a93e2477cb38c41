import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Directory, Item, Key } from '#core/ports.ts'
import { directoryItem, linkOf, sessionOf } from '#store/directory-items.ts'
import { linkKey, sessionKey } from '#store/keys.ts'
import { type Database, ask } from './database.ts'
import { readItem } from './stores.ts'

/** Links and sessions in the same table, each alone in its partition. */
export function dynamoDirectory(database: Database): Directory {
  async function put(item: Item): Promise<void> {
    const command = new PutCommand({ TableName: database.tableName, Item: item })
    await ask(() => database.client.send(command))
  }
  async function remove(key: Key): Promise<void> {
    const command = new DeleteCommand({ TableName: database.tableName, Key: { ...key } })
    await ask(() => database.client.send(command))
  }
  return {
    findLink: async (hash) => linkOf(await readItem(database, linkKey(hash))),
    saveLink: async (hash, link) => put(directoryItem(linkKey(hash), link)),
    findSession: async (hash) => sessionOf(await readItem(database, sessionKey(hash))),
    saveSession: async (hash, session) => put(directoryItem(sessionKey(hash), session)),
    endSession: async (hash) => remove(sessionKey(hash)),
  }
}
