import type { Person } from '../columns/person.ts'
import type { Asked, AskedDay, AskedWindow } from '../rank/asked.ts'
import { freeStarts, type Ranges, untoldStarts } from '../rank/starts.ts'
import type { Terms } from '../rank/terms.ts'
import type { Sheet, Sheets } from './sheets.ts'

/**
 * The same starts as `freeStarts` or `untoldStarts` finds, from sheets that are worked out once for all requests. Whoever has
 * a cap on earnings, or holds room for this very request, is looked at one by one: a sheet does not know what is asked for.
 */
export function startsBySheet(
  person: Person,
  place: number,
  isKnown: boolean,
  asked: Asked,
  terms: Terms,
  sheets: Sheets,
  ranges: Ranges,
): boolean {
  if (person.earningsCap >= 0 || person.heldFor.includes(asked.request.id))
    return (isKnown ? freeStarts : untoldStarts)(person, asked, terms, ranges)
  ranges.n = 0
  for (let n = 0; n < asked.windows.length; n++) {
    const window = asked.windows[n] as AskedWindow
    for (let part = 0; part < window.parts.length; part++) {
      const { day, until } = window.parts[part] as AskedWindow['parts'][number]
      const on = asked.days[day] as AskedDay
      if (on.organisations && !on.organisations.has(person.partner.organisation)) continue
      const sheet = sheets.of(place, on.day, asked.fromAfar, isKnown)
      if (sheet.pieces.length === 0 || sheet.minutes < asked.minutes || (asked.emergency && sheet.noEmergency)) continue
      addPieces(sheet, window, n, until, asked.minutes, ranges)
    }
  }
  return ranges.n > 0
}

/** Starts on that day: from midnight on, since a sheet begins there, until the next. */
function addPieces({ pieces }: Sheet, window: AskedWindow, n: number, until: number, minutes: number, ranges: Ranges): void {
  for (let at = 0; at < pieces.length; at += 2) {
    const from = Math.max(window.from, pieces[at] as number)
    const to = Math.min(window.to, until - 1, (pieces[at + 1] as number) - minutes + 1)
    if (from > to) continue
    ranges.from[ranges.n] = from
    ranges.to[ranges.n] = to
    ranges.window[ranges.n] = n
    ranges.lastIsEdge[ranges.n++] = to !== until - 1
  }
}
