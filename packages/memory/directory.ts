import type { Directory } from '#core/ports.ts'
import { keyOf } from '#core/record.ts'
import { directoryItem, linkOf, sessionOf } from '#core/store/directory-items.ts'
import { linkKey, sessionKey } from '#core/store/keys.ts'
import { readItem } from './stores.ts'
import type { MemoryTable } from './table.ts'

/** The peer of `packages/aws/dynamodb/directory.ts`. `real` is epoch seconds. */
export function memoryDirectory(memory: { readonly table: MemoryTable; readonly real: () => number }): Directory {
  const put = (item: ReturnType<typeof directoryItem>) => memory.table.apply([{ key: keyOf(item), item }])
  return {
    findLink: async (hash) => linkOf(readItem(memory, linkKey(hash))),
    saveLink: async (hash, link) => put(directoryItem(linkKey(hash), link)),
    findSession: async (hash) => sessionOf(readItem(memory, sessionKey(hash))),
    saveSession: async (hash, session) => put(directoryItem(sessionKey(hash), session)),
    endSession: async (hash) => memory.table.apply([{ key: sessionKey(hash) }]),
  }
}
