import type { Item, Key } from '#core/ports.ts'
import { compareUtf8 } from './utf8.ts'

export const INDEXES = ['due', 'list', 'own'] as const
export type IndexName = (typeof INDEXES)[number]

/** Where an item stands in the table or in one of its indexes. */
export interface Place {
  readonly partition: string
  readonly sort: string
  readonly key: Key
}

/** Undefined where the item is not in that index. */
export function placeOf(item: Item, index: IndexName | undefined): Place | undefined {
  const key = { pk: item.pk, sk: item.sk }
  if (index === undefined) return { partition: item.pk, sort: item.sk, key }
  const partition = item[`${index}Pk`]
  const sort = item[`${index}Sk`]
  return partition === undefined || sort === undefined ? undefined : { partition, sort, key }
}

/** Order within one partition: by sort key; the order of ties is not promised, only stable. */
export function comparePlaces(a: Place, b: Place): number {
  return compareUtf8(a.sort, b.sort) || compareUtf8(a.key.pk, b.key.pk) || compareUtf8(a.key.sk, b.key.sk)
}
