import type { Catalogue } from '#copy/catalogue.ts'
import type { FieldRefusal } from '#core/refusal.ts'
import type { FormView, Wrong } from './form-view.ts'
import type { FieldMap } from './field-map.ts'

/**
 * The form as it was sent, with a sentence at each field that cannot be taken as it is, in `order` where it is given:
 * names of fields, or what they begin with, from the top of the page down.
 * A refused field that is not on the page is still told, in the summary.
 */
export function withProblems(
  { common, fields }: Catalogue,
  { prefix, form }: Pick<FormView, 'prefix' | 'form'>,
  refused: readonly FieldRefusal[],
  fieldMap: FieldMap,
  order: readonly string[] = [],
): FormView {
  const problems = new Map<string, Wrong>()
  const rank = ({ path }: FieldRefusal) => order.findIndex((start) => (fieldMap(path)?.name ?? path).startsWith(start))
  for (const { path, code } of refused.toSorted((a, b) => rank(a) - rank(b))) {
    const field = fieldMap(path)
    const name = field?.name ?? path
    if (!problems.has(name))
      problems.set(name, { label: field?.label ?? common.unknown, sentence: fields[code], onPage: field !== undefined })
  }
  return { prefix, form, problems }
}
