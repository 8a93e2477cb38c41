import type { Item } from '#core/ports.ts'
import { ORG, type World } from './world.ts'

/** Writes into a record what no use case would, as if it had long been so; `undefined` takes it away. */
export async function change(w: World, which: (item: Item) => boolean, patch: object): Promise<void> {
  const item = w.items().find(which)!
  const next: Item = { ...item, ...patch, pk: item.pk, sk: item.sk, version: item.version + 1 }
  await w.ports.stores
    .open(ORG)
    .commit({ opId: `stored-${next.version}`, at: w.ports.clock.now() }, [{ op: 'replace', item: next }])
}
