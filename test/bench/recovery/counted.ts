import type { Item, Store, Stores } from '#core/ports.ts'
import { prepare } from '#store/prepare.ts'
import { unitBook } from '../../support/units.ts'

export interface Counted {
  reads: number
  commits: number
  readUnits: number
  writeUnits: number
}

/** The same stores, with every call counted and billed by AWS's published rules. `items`: what the table holds. */
export function counted(stores: Stores, items: readonly Item[]) {
  const book = unitBook()
  for (const Item of items) book('PutItem', { Item }, {})
  const count: Counted = { reads: 0, commits: 0, readUnits: 0, writeUnits: 0 }
  const read = (call: 'GetItem' | 'Query', found: readonly Item[], ConsistentRead: boolean) => {
    count.reads++
    const output = call === 'Query' ? { Items: found } : { ...(found[0] && { Item: found[0] }) }
    count.readUnits += book(call, { ConsistentRead }, output).reads
  }
  const open = (org: string): Store => {
    const store = stores.open(org)
    return {
      org,
      async get(key) {
        const item = await store.get(key)
        read('GetItem', item ? [item] : [], true)
        return item
      },
      async query(query) {
        const page = await store.query(query)
        read('Query', page.items, query.index === undefined)
        return page
      },
      async receipt(opId) {
        read('GetItem', [], true)
        return store.receipt(opId)
      },
      async commit(receipt, writes) {
        const prepared = prepare(org, receipt, writes, 0)
        const parts = prepared.writes.map((write) =>
          'item' in write
            ? { Put: { Item: write.item } }
            : write.op === 'require'
              ? { ConditionCheck: { Key: { ...write.key } } }
              : { Delete: { Key: { ...write.key } } },
        )
        count.commits++
        const TransactItems = [{ Put: { Item: prepared.receipt } }, ...parts]
        count.writeUnits += book('TransactWriteItems', { TransactItems }, {}).writes
        return store.commit(receipt, writes)
      },
    }
  }
  const due: Stores['due'] = async (...asked) => {
    const page = await stores.due(...asked)
    count.reads++
    count.readUnits += Math.max(0.5, page.keys.length / 60) // some 70 bytes a key, read loosely
    return page
  }
  return { stores: { open, due }, count }
}
