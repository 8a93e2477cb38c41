/** What happens when; of two at the same moment, what was put in first. */
export interface Timed {
  readonly at: number
}

export function timeHeap<T extends Timed>() {
  const rows: { readonly item: T; readonly order: number }[] = []
  let order = 0
  const before = (a: number, b: number) => {
    const [one, other] = [rows[a]!, rows[b]!]
    return one.item.at < other.item.at || (one.item.at === other.item.at && one.order < other.order)
  }
  const swap = (a: number, b: number) => ([rows[a], rows[b]] = [rows[b]!, rows[a]!])

  function put(item: T): void {
    rows.push({ item, order: order++ })
    for (let child = rows.length - 1; child > 0;) {
      const parent = (child - 1) >> 1
      if (!before(child, parent)) return
      swap(child, parent)
      child = parent
    }
  }

  function take(): T | undefined {
    const first = rows[0]
    const last = rows.pop()
    if (!first || rows.length === 0 || !last) return first?.item
    rows[0] = last
    for (let parent = 0; ;) {
      let least = parent
      for (const child of [2 * parent + 1, 2 * parent + 2]) if (child < rows.length && before(child, least)) least = child
      if (least === parent) return first.item
      swap(parent, least)
      parent = least
    }
  }

  return { put, take, next: () => rows[0]?.item.at }
}
