import { type Position, comparePositions } from '#store/position.ts'
import { compareUtf8 } from '#store/utf8.ts'

interface Row<T> {
  readonly position: Position
  readonly value: T
}

interface Range {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly descending: boolean
  readonly after: Position | undefined
}

/** Partitions of values in the order of their positions: the table, or one index of it. */
export function sortedPartitions<T>() {
  const partitions = new Map<string, Row<T>[]>()

  function put(position: Position, value: T): void {
    const rows = partitions.get(position.partition) ?? []
    partitions.set(position.partition, rows)
    const at = seek(rows, position)
    rows.splice(at, isAt(rows, at, position) ? 1 : 0, { position, value })
  }

  function remove(position: Position): void {
    const rows = partitions.get(position.partition) ?? []
    const at = seek(rows, position)
    if (isAt(rows, at, position)) rows.splice(at, 1)
    if (rows.length === 0) partitions.delete(position.partition)
  }

  function* range(partition: string, { from, to, descending, after }: Range): Generator<T> {
    const rows = partitions.get(partition) ?? []
    let first = from === undefined ? 0 : firstWhere(rows, (row) => compareUtf8(row.position.sort, from) >= 0)
    let end = to === undefined ? rows.length : firstWhere(rows, (row) => compareUtf8(row.position.sort, to) > 0)
    if (after && descending) end = Math.min(end, seek(rows, after))
    if (after && !descending)
      first = Math.max(
        first,
        firstWhere(rows, (row) => comparePositions(row.position, after) > 0),
      )
    for (let i = 0; i < end - first; i++) yield rows[descending ? end - 1 - i : first + i]!.value
  }

  function all(): T[] {
    return [...partitions.values()].flatMap((rows) => rows.map(({ value }) => value))
  }

  return { put, remove, range, all, clear: () => partitions.clear() }
}

function isAt<T>(rows: readonly Row<T>[], at: number, position: Position): boolean {
  const row = rows[at]
  return row !== undefined && comparePositions(row.position, position) === 0
}

/** The index of the position, or where it would go. */
function seek<T>(rows: readonly Row<T>[], position: Position): number {
  return firstWhere(rows, (row) => comparePositions(row.position, position) >= 0)
}

/** Binary search: the first position from which on the test holds. */
function firstWhere<T>(rows: readonly Row<T>[], test: (row: Row<T>) => boolean): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(rows[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
