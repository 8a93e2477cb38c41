import type { Item, Key, Receipt, Write } from '#core/ports.ts'
import { DUE, keys } from '#core/records/keys.ts'
import { PARTITION_BYTES, SORT_BYTES, canExist, checkOwn, fits, owns } from './keys.ts'
import { INDEXES } from './position.ts'
import { plain } from './plain.ts'
import { ITEM_BYTES, itemSize } from './size.ts'

/** DynamoDB takes 100 items in a transaction; the receipt is one of them. */
const MOST_WRITES = 99
/** And 4 MB, receipt included. */
const COMMIT_BYTES = 4 * 1024 * 1024
const RECEIPT_SECONDS = 7 * 24 * 60 * 60

export interface Prepared {
  /** The receipt as it is stored. */
  readonly receipt: Item
  readonly writes: readonly Write[]
}

/**
 * Checks a commit as both peers must before sending anything, and copies it so that nobody can change it
 * underway. What it throws is a bug of the caller's, never a refusal. `real` is epoch seconds.
 */
export function prepare(org: string, receipt: Receipt, writes: readonly Write[], real: number): Prepared {
  if (writes.length > MOST_WRITES) throw new Error(`${writes.length} writes in one commit, ${MOST_WRITES} at most`)
  const prepared = {
    receipt: receiptItem(org, receipt, real),
    writes: writes.map((write) => checkWrite(org, write)),
  }
  checkDistinct(prepared.writes)
  checkInserts(prepared.writes)
  checkSizes(prepared)
  return prepared
}

/** The key a write is about. */
export function keyOfWrite(write: Write): Key {
  const { pk, sk } = 'item' in write ? write.item : write.key
  return { pk, sk }
}

function receiptItem(org: string, receipt: Receipt, real: number): Item {
  if (receipt.opId === '') throw new Error('a commit needs an opId')
  const key = keys.receipt(org, receipt.opId)
  if (!canExist(key)) throw new Error('an opId the table cannot hold')
  return plain({ ...receipt, ...key, version: 1, expires: real + RECEIPT_SECONDS }, 'receipt')
}

/** What was given to `commit`, out of the stored receipt. */
export function receiptOf(item: Item): Receipt {
  const { pk: _pk, sk: _sk, version: _version, expires: _expires, ...receipt } = item
  return receipt as unknown as Receipt
}

function checkWrite(org: string, write: Write): Write {
  const key = keyOfWrite(write)
  checkOwn(org, key.pk)
  if (!canExist(key)) throw new Error('a key the table cannot hold')
  if (key.pk.startsWith(`${org}#OP#`)) throw new Error('receipts are written by commit itself')
  checkVersion(write)
  if (!('item' in write)) return { ...write, key }
  checkIndexes(org, write.item)
  checkExpiry(write.item)
  return { op: write.op, item: plain(write.item) }
}

function checkVersion(write: Write): void {
  const version = 'item' in write ? write.item.version : write.version
  const least = write.op === 'require' ? 0 : write.op === 'replace' ? 2 : 1
  if (!Number.isSafeInteger(version) || version < least) {
    throw new Error(`${write.op} with version ${version}`)
  }
}

function checkIndexes(org: string, item: Item): void {
  for (const index of INDEXES) {
    const partition = item[`${index}Pk`]
    const sort = item[`${index}Sk`]
    if (partition === undefined && sort === undefined) continue
    if (!fits(partition, PARTITION_BYTES)) throw new Error(`an unusable ${index}Pk`)
    if (!fits(sort, SORT_BYTES)) throw new Error(`an unusable ${index}Sk`)
    const own = index === 'due' ? partition === DUE : owns(org, partition)
    if (!own) throw new Error(`a position in somebody else's ${index} index`)
  }
}

function checkExpiry(item: Item): void {
  if (item.expires !== undefined && !(Number.isSafeInteger(item.expires) && item.expires > 0)) {
    throw new Error('expires is whole epoch seconds')
  }
}

/** A record begins at version 1, or goes on where another of its partition ends. */
function checkInserts(writes: readonly Write[]): void {
  const ended = new Set(
    writes.flatMap((write) =>
      write.op === 'replace' && write.item.expires !== undefined ? [`${write.item.pk}|${write.item.version - 1}`] : [],
    ),
  )
  for (const write of writes) {
    if (write.op !== 'insert' || write.item.version === 1) continue
    const { pk, version } = write.item
    const goesOn = ended.has(`${pk}|${version}`) || ended.has(`${pk}|${version - 1}`)
    if (!goesOn) throw new Error(`insert with version ${version}`)
  }
}

function checkDistinct(writes: readonly Write[]): void {
  const seen = new Set(writes.map((write) => JSON.stringify([keyOfWrite(write).pk, keyOfWrite(write).sk])))
  if (seen.size < writes.length) throw new Error('two writes to one key in a commit')
}

function checkSizes({ receipt, writes }: Prepared): void {
  const sizes = [receipt, ...writes.flatMap((write) => ('item' in write ? [write.item] : []))].map(itemSize)
  if (sizes.some((size) => size > ITEM_BYTES)) throw new Error('an item of more than 400 KB')
  if (sizes.reduce((sum, size) => sum + size, 0) > COMMIT_BYTES) throw new Error('a commit of more than 4 MB')
}
