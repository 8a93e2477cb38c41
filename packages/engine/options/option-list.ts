import { NO_TIME } from '../problem/problem.ts'
import type { Asked, AskedDay, AskedWindow } from '../rank/asked.ts'
import type { Ranges } from '../rank/starts.ts'

/** Options as they are found, in columns that grow. */
export interface OptionList {
  readonly add: (request: number, partner: number, start: number, day: number, cost: number) => void
  readonly done: () => { request: Int32Array; partner: Int32Array; start: Int32Array; day: Int32Array; cost: Int32Array }
}

export function optionList(): OptionList {
  let many = 0
  let request = new Int32Array(2 ** 14)
  let partner = new Int32Array(2 ** 14)
  let start = new Int32Array(2 ** 14)
  let day = new Int32Array(2 ** 14)
  let cost = new Int32Array(2 ** 14)
  const longer = (column: Int32Array): Int32Array<ArrayBuffer> => {
    const grown = new Int32Array(column.length * 2)
    grown.set(column)
    return grown
  }
  return {
    add(ofRequest, ofPartner, at, on, costs) {
      if (many === request.length) {
        request = longer(request)
        partner = longer(partner)
        start = longer(start)
        day = longer(day)
        cost = longer(cost)
      }
      request[many] = ofRequest
      partner[many] = ofPartner
      start[many] = at
      day[many] = on
      cost[many++] = costs
    },
    done: () => ({
      request: request.subarray(0, many),
      partner: partner.subarray(0, many),
      start: start.subarray(0, many),
      day: day.subarray(0, many),
      cost: cost.subarray(0, many),
    }),
  }
}

/**
 * Starts that leave room for each other: the first of each range, then of each the one a meeting later, until there are
 * enough. Whoever has to fit many meetings into a day can choose among them.
 */
export function addStarts(list: OptionList, ranges: Ranges, asked: Asked, most: number, pair: Pair): void {
  let left = most
  for (let later = 0, found = true; found && left > 0; later += asked.minutes) {
    found = false
    for (let n = 0; n < ranges.n && left > 0; n++) {
      const start = (ranges.from[n] as number) + later
      if (start > (ranges.to[n] as number)) continue
      list.add(pair.request, pair.partner, start, dayOf(asked, ranges.window[n] as number, start), pair.cost)
      found = true
      left--
    }
  }
}

interface Pair {
  readonly request: number
  readonly partner: number
  readonly cost: number
}

export const addNoTime = (list: OptionList, { request, partner, cost }: Pair): void =>
  list.add(request, partner, NO_TIME, 0, cost)

function dayOf({ windows, days }: Asked, window: number, start: number): number {
  const { parts } = windows[window] as AskedWindow
  let part = 0
  while ((parts[part] as AskedWindow['parts'][number]).until <= start) part++
  return (days[(parts[part] as AskedWindow['parts'][number]).day] as AskedDay).day
}
