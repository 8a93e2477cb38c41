import type { Store } from '#core/ports.ts'
import { seededIds } from '#memory/ids.ts'
import type { World } from '../../support/world.ts'

/** From now on every answer of the store takes a few turns, the same for the same seed: calls overtake each other. */
export function disturb(w: World, seed: number): World {
  const { fraction } = seededIds(seed)
  const { stores } = w.ports
  async function after<T>(run: () => Promise<T>): Promise<T> {
    for (let turns = Math.floor(fraction() * 6); turns > 0; turns--) await Promise.resolve()
    return run()
  }
  const slow = (store: Store): Store => ({
    org: store.org,
    get: (key) => after(() => store.get(key)),
    query: (query) => after(() => store.query(query)),
    receipt: (opId) => after(() => store.receipt(opId)),
    commit: (receipt, writes) => after(() => store.commit(receipt, writes)),
  })
  Object.assign(w.ports, { stores: { ...stores, open: (org: string) => slow(stores.open(org)) } })
  return w
}
