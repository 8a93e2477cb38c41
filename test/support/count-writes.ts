import type { World } from './world.ts'

/** From now on how many writes each commit of the world has had, the latest last. */
export function countWrites(w: World): number[] {
  const sizes: number[] = []
  const { open } = w.ports.stores
  Object.assign(w.ports.stores, {
    open: (org: string) => {
      const store = open(org)
      const commit: typeof store.commit = (receipt, writes) => {
        sizes.push(writes.length)
        return store.commit(receipt, writes)
      }
      return { ...store, commit }
    },
  })
  return sizes
}
