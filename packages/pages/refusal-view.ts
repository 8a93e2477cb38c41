import type { Catalogue } from '#copy/catalogue.ts'
import type { FieldRefusal } from '#core/refusal.ts'
import type { FormView, Wrong } from './form-view.ts'
import type { Places } from './places.ts'

/**
 * The form as it was sent, with a sentence at each field that cannot be taken as it is, in `order` where it is given:
 * names of fields, or what they begin with, from the top of the page down.
 * A refused field that is not on the page is still told, in the summary.
 */
export function returned(
  { common, fields }: Catalogue,
  { prefix, form }: Pick<FormView, 'prefix' | 'form'>,
  refused: readonly FieldRefusal[],
  places: Places,
  order: readonly string[] = [],
): FormView {
  const problems = new Map<string, Wrong>()
  const rank = ({ path }: FieldRefusal) => order.findIndex((start) => (places(path)?.name ?? path).startsWith(start))
  for (const { path, code } of refused.toSorted((a, b) => rank(a) - rank(b))) {
    const place = places(path)
    const name = place?.name ?? path
    if (!problems.has(name))
      problems.set(name, { label: place?.label ?? common.unknown, sentence: fields[code], onPage: place !== undefined })
  }
  return { prefix, form, problems }
}
