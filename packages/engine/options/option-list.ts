import type { Asked, AskedDay, AskedWindow } from '../rank/asked.ts'
import type { Ranges } from '../rank/starts.ts'

/** Options as they are found, request by request in any order; in the end they stand in the order of the requests. */
export interface OptionList {
  /** What is added from here on is this request's: no more than `most`. */
  readonly begin: (request: number, most: number) => void
  readonly add: (partner: number, start: number, day: number, cost: number) => void
  readonly done: () => Record<'request' | (typeof COLUMNS)[number], Int32Array>
}

const COLUMNS = ['partner', 'start', 'day', 'cost'] as const
const PIECE = 2 ** 16

/** Where one request's options stand: nothing is copied before all are known. */
interface Own {
  readonly request: number
  readonly piece: Int32Array
  readonly from: number
  to: number
}

export function optionList(): OptionList {
  const all: Own[] = []
  let piece = new Int32Array(0)
  let length = 0
  let own: Own = { request: -1, piece, from: 0, to: 0 }
  return {
    begin(request, most) {
      if (own.to + most > length) {
        length = Math.max(PIECE, most)
        piece = new Int32Array(length * COLUMNS.length)
        own = { request, piece, from: 0, to: 0 }
      } else own = { request, piece, from: own.to, to: own.to }
      all.push(own)
    },
    add(partner, start, day, cost) {
      const at = own.to++
      piece[at] = partner
      piece[length + at] = start
      piece[2 * length + at] = day
      piece[3 * length + at] = cost
    },
    done() {
      const inOrder = all.toSorted((a, b) => a.request - b.request)
      const many = inOrder.reduce((sum, { from, to }) => sum + to - from, 0)
      const request = new Int32Array(many)
      const columns = COLUMNS.map(() => new Int32Array(many))
      let at = 0
      for (const { request: number, piece: where, from, to } of inOrder) {
        request.fill(number, at, at + to - from)
        const rows = where.length / COLUMNS.length
        for (const [n, column] of columns.entries()) column.set(where.subarray(n * rows + from, n * rows + to), at)
        at += to - from
      }
      const [partner, start, day, cost] = columns as [Int32Array, Int32Array, Int32Array, Int32Array]
      return { request, partner, start, day, cost }
    },
  }
}

/**
 * Starts that leave room for each other: the first of each range, then of each the one a meeting later, until there are
 * enough. Whoever has to fit many meetings into a day can choose among them.
 */
export function addStarts(list: OptionList, ranges: Ranges, asked: Asked, most: number, partner: number, cost: number): void {
  let left = most
  for (let later = 0, found = true; found && left > 0; later += asked.minutes) {
    found = false
    for (let n = 0; n < ranges.n && left > 0; n++) {
      const start = (ranges.from[n] as number) + later
      if (start > (ranges.to[n] as number)) continue
      list.add(partner, start, dayOf(asked, ranges.window[n] as number, start), cost)
      found = true
      left--
    }
  }
}

function dayOf({ windows, days }: Asked, window: number, start: number): number {
  const { parts } = windows[window] as AskedWindow
  let part = 0
  while ((parts[part] as AskedWindow['parts'][number]).until <= start) part++
  return (days[(parts[part] as AskedWindow['parts'][number]).day] as AskedDay).day
}
