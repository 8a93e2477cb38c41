import type { Item } from '#core/ports.ts'

/** Whether the item is there: past its `expires` it is absent, deleted or not. `real` is epoch seconds. */
export function present<T extends Pick<Item, 'expires'>>(item: T | undefined, real: number): item is T {
  return item !== undefined && (item.expires === undefined || item.expires > real)
}
