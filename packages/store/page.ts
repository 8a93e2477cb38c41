import type { Item, Page } from '#core/ports.ts'
import { encodeCursor } from './cursor.ts'
import { type IndexName, placeOf } from './place.ts'

/** What a query found. A class so that pages compare by what is in them. */
export class Found implements Page {
  readonly items: readonly Item[]
  readonly cursor?: string
  readonly #index: IndexName | undefined

  constructor(index: IndexName | undefined, items: readonly Item[], more = false) {
    this.#index = index
    this.items = items
    const last = more ? items.at(-1) : undefined
    if (last) this.cursor = this.cursorAfter(last)
  }

  /** Throws for an item that does not stand in the index that was read. */
  cursorAfter(item: Item): string {
    const place = placeOf(item, this.#index)
    if (!place) throw new Error('not an item of this page')
    return encodeCursor(this.#index, place)
  }
}

/** Of a query that nothing could match. */
export const NOTHING: Page = new Found(undefined, [])
