import type { Catalogue } from '#copy/catalogue.ts'
import { MOST_TIMES } from '#core/records/partner.ts'
import type { FieldRefusal } from '#core/refusal.ts'
import type { Places } from '../places.ts'

type List = 'weekly' | 'extra' | 'away'
type Rows = Readonly<Record<List, readonly number[]>>

const FIRST = { weekly: 'day', extra: 'date', away: 'from' } as const satisfies Record<List, string>

/**
 * Where a problem stands in the form. The use case counts what was sent, without empty and removed rows: its `weekly.1.to`
 * stands in row `rows.weekly[1]` of the form, and `weekly` alone is about all rows. Problems that the page itself found
 * (`own`) count the form's rows already.
 */
export function availabilityPlaces(
  { availability: words, common, stored }: Catalogue,
  rows: Rows,
  own: readonly FieldRefusal[],
): Places {
  const parts: Readonly<Record<string, string>> = {
    day: words.day,
    from: words.from,
    to: words.to,
    date: common.date,
    validFrom: words.validFrom,
    validTo: words.validTo,
  }
  const legends = { weekly: words.row, extra: words.extraRow, away: words.awayRow }
  return (path) => {
    if (path === 'weekly' || path === 'extra' || path === 'away')
      return { name: `${path}.${rows[path].at(-1) ?? 0}.${FIRST[path]}`, label: stored.tooMany(words[path], MOST_TIMES[path]) }
    const found = /^(weekly|extra|away)\.(\d+)(?:\.(\w+))?$/.exec(path)
    if (!found) return undefined
    const [, list, index = '0', part = 'day'] = found as unknown as [string, List, string, string?]
    const row = own.some((field) => field.path === path) ? Number(index) : (rows[list][Number(index)] ?? Number(index))
    const field = part === 'start' ? 'from' : part === 'end' ? 'to' : part
    return { name: `${list}.${row}.${field}`, label: `${legends[list](row + 1)}, ${parts[field] ?? ''}` }
  }
}
