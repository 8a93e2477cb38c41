import type { Item, Key } from '#core/ports.ts'
import { INDEXES, type IndexName, positionOf } from '#store/position.ts'
import type { Plan } from '#store/plan.ts'
import { plain } from '#store/plain.ts'
import { sortedPartitions } from './sorted.ts'

/** One record after a commit; no item: it was removed. */
export interface Written {
  readonly key: Key
  readonly item?: Item
}

/** The whole table as plain JSON. */
export interface Snapshot {
  readonly items: readonly Item[]
}

/** Another text for every key, whatever stands in it. */
const nameOf = ({ pk, sk }: Key) => `${pk.length}|${pk}${sk}`

export type MemoryTable = ReturnType<typeof memoryTable>

/**
 * The table itself: rows, three indexes and a change feed. It knows nothing of tenants, versions or expiry;
 * `stores.ts` and `directory.ts` do. Everything it holds and gives is frozen.
 */
export function memoryTable() {
  const rows = sortedPartitions<Item>()
  const byKey = new Map<string, Item>()
  const indexes = {
    due: sortedPartitions<Item>(),
    list: sortedPartitions<Item>(),
    own: sortedPartitions<Item>(),
  }
  const subscribers = new Set<(change: Written) => void>()
  let lagging: (index: IndexName, key: Key) => boolean = () => false
  /** What an index has not taken in yet, by index and record, in order. */
  const unindexed = new Map<string, (() => void)[]>()

  function get(key: Key): Item | undefined {
    return byKey.get(nameOf(key))
  }

  function read(plan: Plan): Iterable<Item> {
    return (plan.index === undefined ? rows : indexes[plan.index]).range(plan.partition, plan)
  }

  /** Carries all changes out at once, then tells the subscribers, in order. */
  function apply(changes: readonly Written[]): void {
    for (const change of changes) write(change)
    for (const change of changes) for (const tell of subscribers) tell(change)
  }

  function write({ key, item }: Written): void {
    const before = get(key)
    if (item) {
      rows.put(positionOf(item, undefined)!, item)
      byKey.set(nameOf(key), item)
    } else if (before) {
      rows.remove(positionOf(before, undefined)!)
      byKey.delete(nameOf(key))
    }
    for (const name of INDEXES) {
      const behind = unindexed.get(`${name}|${nameOf(key)}`)
      const index = () => reindex(name, before, item)
      if (behind) behind.push(index)
      else if (lagging(name, key)) unindexed.set(`${name}|${nameOf(key)}`, [index])
      else index()
    }
  }

  function reindex(name: IndexName, before: Item | undefined, item: Item | undefined): void {
    const left = before && positionOf(before, name)
    const entered = item && positionOf(item, name)
    if (left) indexes[name].remove(left)
    if (entered) indexes[name].put(entered, item)
  }

  /** The indexes catch up with the table: all of them, or one with one record. */
  function settle(index?: IndexName, key?: Key): void {
    const names = index && key ? [`${index}|${nameOf(key)}`] : [...unindexed.keys()]
    for (const name of names) {
      for (const one of unindexed.get(name) ?? []) one()
      unindexed.delete(name)
    }
  }

  /** From now on the indexes change only at `settle()`, all or those asked for at each write; or again at once. */
  function lag(on: boolean | ((index: IndexName, key: Key) => boolean)): void {
    if (on === false) settle()
    lagging = typeof on === 'boolean' ? () => on : on
  }

  /** Calls back after each commit, once per record written. The callback only takes note: it calls no store. */
  function subscribe(tell: (change: Written) => void): () => void {
    subscribers.add(tell)
    return () => subscribers.delete(tell)
  }

  function snapshot(): Snapshot {
    return { items: rows.all() }
  }

  /** Puts the content of a snapshot in place of everything; the feed is not told. */
  function restore({ items }: Snapshot): void {
    for (const held of [rows, byKey, ...Object.values(indexes)]) held.clear()
    unindexed.clear()
    for (const item of items) write({ key: item, item: plain(item) })
    settle()
  }

  return { get, read, apply, settle, lag, subscribe, snapshot, restore }
}
