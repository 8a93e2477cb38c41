import type { Asked, AskedDay, AskedWindow } from '../rank/asked.ts'
import type { Ranges } from '../rank/starts.ts'
import { type DaySheets, MADE, NO_EMERGENCY, OVERFULL, PIECES_ON_IT, SHEET, type SheetsOn } from './sheets.ts'

/** One window on one day, with the sheets of that day. */
export interface Part {
  readonly window: number
  /** First and last start. */
  readonly from: number
  readonly to: number
  readonly until: number
  readonly organisations?: ReadonlySet<string>
  readonly on: DaySheets
}

/** The parts of what is asked, with the sheets on which people are known to be free, or on which nobody knows. */
export function partsOf(asked: Asked, sheets: SheetsOn, isKnown: boolean): Part[] {
  return asked.windows.flatMap(({ from, to, parts }: AskedWindow, window) =>
    parts.map(({ day, until }, n) => {
      const { day: date, organisations } = asked.days[day] as AskedDay
      const begins = n === 0 ? from : (parts[n - 1] as (typeof parts)[number]).until
      const on = sheets(date, asked.fromAfar, isKnown)
      return { window, from: begins, to: Math.min(to, until - 1), until, on, ...(organisations && { organisations }) }
    }),
  )
}

/** 1 if there are starts, 0 if none, -1 where a sheet cannot tell. */
type ToldBySheet = 1 | 0 | -1

/**
 * The same starts as `freeStarts` or `untoldStarts` finds, for who has no cap on earnings and holds no room for this very
 * request: a sheet does not know what is asked for.
 */
export function startsBySheet(
  parts: readonly Part[],
  position: number,
  organisation: string | undefined,
  { minutes, emergency }: Asked,
  ranges: Ranges,
): ToldBySheet {
  ranges.n = 0
  for (let n = 0; n < parts.length; n++) {
    const part = parts[n] as Part
    const { sheets, midnight } = part.on
    const at = position * SHEET
    if (sheets[at] === 0) part.on.make(position)
    const head = sheets[at] as number
    if (head === MADE || (sheets[at + 1] as number) < minutes) continue
    if (emergency && (head & NO_EMERGENCY) !== 0) continue
    if (part.organisations && !part.organisations.has(organisation as string)) continue
    if ((head & OVERFULL) !== 0) return -1
    const end = at + 2 + 2 * (head & PIECES_ON_IT)
    for (let piece = at + 2; piece < end; piece += 2) {
      const from = Math.max(part.from, midnight + (sheets[piece] as number))
      const to = Math.min(part.to, midnight + (sheets[piece + 1] as number) - minutes + 1)
      if (from > to) continue
      ranges.from[ranges.n] = from
      ranges.to[ranges.n] = to
      ranges.window[ranges.n] = part.window
      ranges.lastIsEdge[ranges.n++] = to !== part.until - 1
    }
  }
  return ranges.n > 0 ? 1 : 0
}
