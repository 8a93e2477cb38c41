import { type Place, comparePlaces } from '#store/place.ts'
import { compareUtf8 } from '#store/utf8.ts'

interface Row<T> {
  readonly place: Place
  readonly value: T
}

interface Range {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly descending: boolean
  readonly after: Place | undefined
}

/** Partitions of values in the order of their places: the table, or one index of it. */
export function sortedPartitions<T>() {
  const partitions = new Map<string, Row<T>[]>()

  function put(place: Place, value: T): void {
    const rows = partitions.get(place.partition) ?? []
    partitions.set(place.partition, rows)
    const at = seek(rows, place)
    rows.splice(at, holds(rows, at, place) ? 1 : 0, { place, value })
  }

  function remove(place: Place): void {
    const rows = partitions.get(place.partition) ?? []
    const at = seek(rows, place)
    if (holds(rows, at, place)) rows.splice(at, 1)
    if (rows.length === 0) partitions.delete(place.partition)
  }

  function* range(partition: string, { from, to, descending, after }: Range): Generator<T> {
    const rows = partitions.get(partition) ?? []
    let first = from === undefined ? 0 : firstWhere(rows, (row) => compareUtf8(row.place.sort, from) >= 0)
    let end = to === undefined ? rows.length : firstWhere(rows, (row) => compareUtf8(row.place.sort, to) > 0)
    if (after && descending) end = Math.min(end, seek(rows, after))
    if (after && !descending)
      first = Math.max(
        first,
        firstWhere(rows, (row) => comparePlaces(row.place, after) > 0),
      )
    for (let i = 0; i < end - first; i++) yield rows[descending ? end - 1 - i : first + i]!.value
  }

  function all(): T[] {
    return [...partitions.values()].flatMap((rows) => rows.map(({ value }) => value))
  }

  return { put, remove, range, all, clear: () => partitions.clear() }
}

function holds<T>(rows: readonly Row<T>[], at: number, place: Place): boolean {
  const row = rows[at]
  return row !== undefined && comparePlaces(row.place, place) === 0
}

/** The position of the place, or where it would go. */
function seek<T>(rows: readonly Row<T>[], place: Place): number {
  return firstWhere(rows, (row) => comparePlaces(row.place, place) >= 0)
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
