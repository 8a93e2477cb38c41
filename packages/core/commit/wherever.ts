import type { Item, Key, Store } from '../ports.ts'
import { filedKey, unfiledKey } from '../records/filed.ts'

/** The record, whether it has been filed since its key was written down (`records/filed.ts`) or not. */
export async function getWherever(store: Pick<Store, 'get'>, key: Key): Promise<Item | undefined> {
  const found = await store.get(unfiledKey(key))
  const filed = found === undefined ? filedKey(key) : undefined
  return filed ? store.get(filed) : found
}
