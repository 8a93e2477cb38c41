import type { Directory } from '#core/ports.ts'
import { keyOf } from '#core/records/keys.ts'
import { present } from '#store/expiry.ts'
import { directoryItem, isFreeFor, linkOf, numberedOf, sessionOf } from '#store/directory-items.ts'
import { linkKey, NUMBER_SECRET, numberKey, numberPartition, sessionKey } from '#store/keys.ts'
import { type Memory, readItem } from './stores.ts'

const WHOLE = { index: undefined, from: undefined, to: undefined, descending: false, limit: Infinity, after: undefined }

/** The peer of `packages/aws/dynamodb/directory.ts`. */
export function memoryDirectory(memory: Memory): Directory {
  const put = (item: ReturnType<typeof directoryItem>) => memory.table.apply([{ key: keyOf(item), item }])
  return {
    findLink: async (hash) => linkOf(readItem(memory, linkKey(hash))),
    saveLink: async (hash, link) => put(directoryItem(linkKey(hash), link)),
    async numberSecret(fresh) {
      const kept = readItem(memory, NUMBER_SECRET)
      if (kept) return String(kept['secret'])
      put({ ...NUMBER_SECRET, version: 1, secret: fresh })
      return fresh
    },
    saveNumber: async (hash, numbered) => put(directoryItem(numberKey(hash, numbered), numbered)),
    async takeCode(hash, numbered) {
      const key = numberKey(hash, numbered)
      const held = readItem(memory, key)
      const free = isFreeFor(held && numberedOf(held), numbered)
      if (free) put(directoryItem(key, numbered))
      return free
    },
    async findNumber(hash) {
      const all = [...memory.table.read({ ...WHOLE, partition: numberPartition(hash) })]
      return all.filter((item) => present(item, memory.real())).map(numberedOf)
    },
    findSession: async (hash) => sessionOf(readItem(memory, sessionKey(hash))),
    saveSession: async (hash, session) => put(directoryItem(sessionKey(hash), session)),
    endSession: async (hash) => memory.table.apply([{ key: sessionKey(hash) }]),
  }
}
