import type { Commit, Item, Key, Page, Receipt, Store, Stores, Write } from '#core/ports.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import { present } from '#store/expiry.ts'
import { canExist, checkOrg, checkOwn } from '#store/keys.ts'
import { NOTHING } from '#store/page.ts'
import { type Plan, cutPage, planDue, planQuery } from '#store/plan.ts'
import { keyOfWrite, prepare, receiptOf } from '#store/prepare.ts'
import type { Written, MemoryTable } from './table.ts'

export interface Memory {
  readonly table: MemoryTable
  /** Real time in epoch seconds. */
  readonly real: () => number
}

/** The peer of `packages/aws/dynamodb/stores.ts`: the same answers, in memory. */
export function memoryStores(memory: Memory): Stores {
  return {
    open(org) {
      checkOrg(org)
      return openStore(memory, org)
    },
    async due(before, limit, cursor) {
      const { items, ...rest } = runQuery(memory, planDue(before, limit, cursor))
      return { keys: items.map(keyOf), ...rest }
    },
  }
}

function openStore(memory: Memory, org: string): Store {
  return {
    org,
    async get(key) {
      checkOwn(org, key.pk)
      return readItem(memory, key)
    },
    async query(query) {
      return runQuery(memory, planQuery(org, query))
    },
    async receipt(opId) {
      const item = readItem(memory, keys.receipt(org, opId))
      return item && receiptOf(item)
    },
    async commit(receipt, writes) {
      return commit(memory, org, receipt, writes)
    },
  }
}

/** Undefined when absent or expired. */
export function readItem({ table, real }: Memory, key: Key): Item | undefined {
  const item = canExist(key) ? table.get(key) : undefined
  return present(item, real()) ? item : undefined
}

function runQuery({ table, real }: Memory, plan: Plan | undefined): Page {
  if (plan === undefined) return NOTHING
  const found: Item[] = []
  for (const item of table.read(plan)) {
    // The due index holds keys only, so it cannot tell what has expired.
    if (plan.index === 'due' || present(item, real())) found.push(item)
    if (found.length > plan.limit) break
  }
  return cutPage(plan, found)
}

function commit(memory: Memory, org: string, receipt: Receipt, writes: readonly Write[]): Commit {
  const prepared = prepare(org, receipt, writes, memory.real())
  const earlier = readItem(memory, prepared.receipt)
  if (earlier) return { status: 'replayed', receipt: receiptOf(earlier) }
  const missed = prepared.writes.filter((write) => !isMet(memory, write)).map(keyOfWrite)
  if (missed.length > 0) return { status: 'conflict', keys: missed }
  memory.table.apply([{ key: keyOf(prepared.receipt), item: prepared.receipt }, ...changesOf(prepared.writes)])
  return { status: 'committed' }
}

function isMet(memory: Memory, write: Write): boolean {
  const stored = readItem(memory, keyOfWrite(write))?.version ?? 0
  if (write.op === 'insert') return stored === 0
  return stored === ('item' in write ? write.item.version - 1 : write.version)
}

function changesOf(writes: readonly Write[]): Written[] {
  return writes.flatMap((write) => {
    if (write.op === 'require') return []
    const key = keyOfWrite(write)
    return 'item' in write ? [{ key, item: write.item }] : [{ key }]
  })
}
