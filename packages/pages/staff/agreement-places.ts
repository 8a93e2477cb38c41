import type { Catalogue } from '#copy/catalogue.ts'
import { MOST_AGREEMENTS } from '#core/records/tenant.ts'
import type { Places } from '../places.ts'

const agreementLabels = ({ agreements: words, common }: Catalogue) => ({
  area: common.area,
  phase: common.phase,
  organisation: words.organisation,
  validFrom: words.validFrom,
  validTo: words.validTo,
})

/** `items.1.phase` of the input is row `rows[1]` of the form, `items` alone is all of them. */
export function agreementPlaces(words: Catalogue, rows: readonly number[]): Places {
  const { agreements, stored } = words
  const labels: Readonly<Record<string, string>> = agreementLabels(words)
  return (path) => {
    if (path === 'items')
      return { name: `items.${rows.at(-1) ?? 0}.organisation`, label: stored.tooMany(agreements.title, MOST_AGREEMENTS) }
    const [, index = '0', part = 'area'] = /^items\.(\d+)\.(\w+)$/.exec(path) ?? []
    const row = rows[Number(index)] ?? 0
    const field = part === 'county' ? 'area' : part
    return { name: `items.${row}.${field}`, label: `${agreements.row(row + 1)}, ${labels[field] ?? field}` }
  }
}
