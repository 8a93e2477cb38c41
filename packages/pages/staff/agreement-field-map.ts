import type { Catalogue } from '#copy/catalogue.ts'
import { MOST_ORGANISATIONS } from '#core/records/organisation.ts'
import { MOST_AGREEMENTS } from '#core/records/tenant.ts'
import type { FieldMap } from '../field-map.ts'

const agreementLabels = ({ agreements: words, common }: Catalogue) => ({
  phase: common.phase,
  organisation: words.organisation,
  validFrom: words.validFrom,
  validTo: words.validTo,
})

/** That there are too many is said at the field of what there are too many of, with the limit. */
export function agreementFieldMap(words: Catalogue): FieldMap {
  const { agreements, stored } = words
  const labels: Readonly<Record<string, string>> = agreementLabels(words)
  return (path) => {
    if (path === 'agreements') return { name: 'phase', label: stored.tooMany(agreements.title, MOST_AGREEMENTS) }
    if (path === 'organisations')
      return { name: 'organisation', label: stored.tooMany(agreements.organisations, MOST_ORGANISATIONS) }
    const name = path === 'area' ? 'phase' : path
    return { name, label: labels[name] ?? name }
  }
}
