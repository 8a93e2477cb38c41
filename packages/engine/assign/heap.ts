/** Numbers with a key, the least key first; of equal keys the least number. Stale entries are the caller's to skip. */
export interface Heap {
  readonly push: (key: number, value: number) => void
  /** The value with the least key, or -1. */
  readonly pop: () => number
  readonly key: () => number
  readonly clear: () => void
}

export function heapOf(): Heap {
  let keys: number[] = []
  let values: number[] = []
  let last = 0
  const isBefore = (a: number, b: number) => keys[a]! < keys[b]! || (keys[a] === keys[b] && values[a]! < values[b]!)
  const swap = (a: number, b: number) => {
    ;[keys[a], keys[b]] = [keys[b]!, keys[a]!]
    ;[values[a], values[b]] = [values[b]!, values[a]!]
  }
  return {
    push(key, value) {
      let n = keys.push(key) - 1
      values.push(value)
      for (; n > 0 && isBefore(n, (n - 1) >> 1); n = (n - 1) >> 1) swap(n, (n - 1) >> 1)
    },
    pop() {
      if (keys.length === 0) return -1
      const end = keys.length - 1
      swap(0, end)
      last = keys.pop()!
      const value = values.pop()!
      for (let n = 0; ;) {
        let child = 2 * n + 1
        if (child >= end) break
        if (child + 1 < end && isBefore(child + 1, child)) child++
        if (!isBefore(child, n)) break
        swap(n, child)
        n = child
      }
      return value
    },
    key: () => last,
    clear() {
      keys = []
      values = []
    },
  }
}
