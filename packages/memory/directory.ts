import type { Directory } from '#core/ports.ts'
import { keyOf } from '#core/records/keys.ts'
import { directoryItem, linkOf, sessionOf } from '#store/directory-items.ts'
import { linkKey, sessionKey } from '#store/keys.ts'
import { type Memory, readItem } from './stores.ts'

/** The peer of `packages/aws/dynamodb/directory.ts`. */
export function memoryDirectory(memory: Memory): Directory {
  const put = (item: ReturnType<typeof directoryItem>) => memory.table.apply([{ key: keyOf(item), item }])
  return {
    findLink: async (hash) => linkOf(readItem(memory, linkKey(hash))),
    saveLink: async (hash, link) => put(directoryItem(linkKey(hash), link)),
    findSession: async (hash) => sessionOf(readItem(memory, sessionKey(hash))),
    saveSession: async (hash, session) => put(directoryItem(sessionKey(hash), session)),
    endSession: async (hash) => memory.table.apply([{ key: sessionKey(hash) }]),
  }
}
