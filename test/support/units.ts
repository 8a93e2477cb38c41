import { TABLE } from '#aws/dynamodb/table.ts'
import { itemSize } from '#store/size.ts'

/** Read and write request units of an on-demand table. */
export interface Billed {
  readonly reads: number
  readonly writes: number
}

type Plain = Record<string, unknown>

interface Part {
  readonly Put?: { readonly Item: Plain }
  readonly Delete?: { readonly Key: Plain }
  readonly ConditionCheck?: { readonly Key: Plain }
}

interface Input {
  readonly Item?: Plain
  readonly Key?: Plain
  readonly ConsistentRead?: boolean
  readonly TransactItems?: readonly Part[]
}

interface Output {
  readonly Item?: Plain
  readonly Items?: readonly Plain[]
}

const READ_BYTES = 4096
const WRITE_BYTES = 1024

/**
 * What calls cost by AWS's published rules ("DynamoDB read and write operations", "Using global secondary indexes"):
 * - a strongly consistent read: a unit for each 4 kB begun, a query's items added up first; an index, read loosely, half;
 *   nothing found costs as much as the smallest
 * - a write: a unit for each 1 kB begun of the larger of old and new; in a transaction twice that, also to check only
 * - each index by itself, for the entry it holds: come, gone or changed one write, a changed key two, the same none;
 *   never doubled: indexes follow later, outside the transaction
 *
 * It follows the table from its first write on, since what an index costs depends on what stood there before.
 */
export function unitBook(): (call: string, input: Input, output: Output) => Billed {
  const stored = new Map<string, Plain>()

  function put(item: Plain, factor: number): number {
    const old = stored.get(keyText(item))
    stored.set(keyText(item), item)
    return factor * writeUnits(Math.max(itemSize(item), sizeOf(old))) + indexWrites(old, item)
  }
  function remove(key: Plain, factor: number): number {
    const old = stored.get(keyText(key))
    stored.delete(keyText(key))
    return factor * writeUnits(sizeOf(old)) + indexWrites(old, undefined)
  }
  function part({ Put, Delete, ConditionCheck }: Part): number {
    if (Put) return put(Put.Item, 2)
    if (Delete) return remove(Delete.Key, 2)
    return 2 * writeUnits(sizeOf(stored.get(keyText(ConditionCheck!.Key))))
  }

  return (call, input, output) => {
    switch (call) {
      case 'GetItem':
        return { reads: readUnits(output.Item ? [output.Item] : [], input.ConsistentRead), writes: 0 }
      case 'Query':
        return { reads: readUnits(output.Items ?? [], input.ConsistentRead), writes: 0 }
      case 'PutItem':
        return { reads: 0, writes: put(input.Item!, 1) }
      case 'DeleteItem':
        return { reads: 0, writes: remove(input.Key!, 1) }
      case 'TransactWriteItems':
        return { reads: 0, writes: (input.TransactItems ?? []).reduce((sum, one) => sum + part(one), 0) }
      default:
        throw new Error(`nobody said what ${call} costs`)
    }
  }
}

const sizeOf = (item: Plain | undefined): number => (item ? itemSize(item) : 0)
const keyText = ({ pk, sk }: Plain): string => JSON.stringify([pk, sk])
const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_BYTES))

function readUnits(items: readonly Plain[], consistent: boolean | undefined): number {
  const bytes = items.reduce((sum, item) => sum + itemSize(item), 0)
  return Math.max(1, Math.ceil(bytes / READ_BYTES)) * (consistent ? 1 : 0.5)
}

function indexWrites(before: Plain | undefined, after: Plain | undefined): number {
  return TABLE.indexes.reduce((sum, index) => sum + entryWrites(entryOf(index, before), entryOf(index, after)), 0)
}

interface Entry {
  readonly key: string
  readonly content: string
  readonly size: number
}

function entryWrites(before: Entry | undefined, after: Entry | undefined): number {
  if (before?.content === after?.content) return 0
  if (before && after && before.key === after.key) return writeUnits(Math.max(before.size, after.size))
  return (before ? writeUnits(before.size) : 0) + (after ? writeUnits(after.size) : 0)
}

/** What an index holds of an item: nothing unless both its keys are there. */
function entryOf(
  { partitionKey, sortKey, projection }: (typeof TABLE.indexes)[number],
  item: Plain | undefined,
): Entry | undefined {
  if (item?.[partitionKey] === undefined || item[sortKey] === undefined) return undefined
  const names = projection === 'ALL' ? Object.keys(item) : ['pk', 'sk', partitionKey, sortKey]
  const entry = Object.fromEntries(names.map((name) => [name, item[name]]))
  return { key: JSON.stringify([item[partitionKey], item[sortKey]]), content: JSON.stringify(entry), size: itemSize(entry) }
}
