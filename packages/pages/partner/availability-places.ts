import { availability as availabilityWords } from '#copy/fi/availability.ts'
import { common } from '#copy/fi/common.ts'
import { stored } from '#copy/fi/stored.ts'
import { MOST_TIMES } from '#core/records/partner.ts'
import type { FieldRefusal } from '#core/refusal.ts'
import type { Places } from '../places.ts'

const PARTS: Readonly<Record<string, string>> = {
  day: availabilityWords.day,
  from: availabilityWords.from,
  to: availabilityWords.to,
  date: common.date,
  validFrom: availabilityWords.validFrom,
  validTo: availabilityWords.validTo,
  start: availabilityWords.from,
  end: availabilityWords.to,
}

type Rows = Readonly<Record<'weekly' | 'extra' | 'away', readonly number[]>>

const TITLES = { weekly: availabilityWords.weekly, extra: availabilityWords.extra, away: availabilityWords.away }
const FIRST = { weekly: 'day', extra: 'date', away: 'from' }

/**
 * Where a problem stands in the form. The use case counts what was sent, without empty and removed rows: its `weekly.1.to`
 * stands in row `rows.weekly[1]` of the form, and `weekly` alone is about all rows. Problems that the page itself found
 * (`own`) count the form's rows already.
 */
export function availabilityPlaces(rows: Rows, own: readonly FieldRefusal[]): Places {
  return (path) => {
    if (path === 'weekly' || path === 'extra' || path === 'away')
      return { name: `${path}.${rows[path].at(-1) ?? 0}.${FIRST[path]}`, label: stored.tooMany(TITLES[path], MOST_TIMES[path]) }
    const found = /^(weekly|extra|away)\.(\d+)(?:\.(\w+))?$/.exec(path)
    if (!found) return undefined
    const [, list, index = '0', part = 'day'] = found as unknown as [string, keyof Rows, string, string?]
    const row = own.some((field) => field.path === path) ? Number(index) : (rows[list][Number(index)] ?? Number(index))
    const legend = { weekly: availabilityWords.row, extra: availabilityWords.extraRow, away: availabilityWords.awayRow }[list](
      row + 1,
    )
    const field = part === 'start' ? 'from' : part === 'end' ? 'to' : part
    return { name: `${list}.${row}.${field}`, label: `${legend}, ${PARTS[part] ?? ''}` }
  }
}
