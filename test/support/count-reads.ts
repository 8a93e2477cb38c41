import type { Item, Store } from '#core/ports.ts'
import { itemSize } from '#store/size.ts'
import type { World } from './world.ts'

const READ_BYTES = 4096

/** By AWS's rules, as in `units.ts`: a unit for each 4 kB begun, half of it from an index, nothing costs the smallest. */
const unitsOf = (items: readonly Item[], loosely = false): number =>
  Math.max(1, Math.ceil(items.reduce((sum, item) => sum + itemSize(item), 0) / READ_BYTES)) * (loosely ? 0.5 : 1)

export interface Reads {
  /** What everything cost since this was asked last. */
  take(): number
}

/** From now on what the world reads, in read units. */
export function countReads(w: World): Reads {
  let units = 0
  const { open, due } = w.ports.stores
  const counting = (store: Store): Store => ({
    ...store,
    async get(key) {
      const item = await store.get(key)
      units += unitsOf(item ? [item] : [])
      return item
    },
    async query(query) {
      const page = await store.query(query)
      units += unitsOf(page.items, query.index !== undefined)
      return page
    },
    async receipt(opId) {
      units += 1
      return store.receipt(opId)
    },
  })
  Object.assign(w.ports.stores, { due, open: (org: string) => counting(open(org)) })
  return {
    take() {
      const taken = units
      units = 0
      return taken
    },
  }
}
