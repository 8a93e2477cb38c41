import { common } from '#copy/fi/common.ts'
import { fields } from '#copy/fi/fields.ts'
import { refusals } from '#copy/fi/refusals.ts'
import { trouble } from '#copy/fi/trouble.ts'
import type { FieldRefusal, Refusal } from '#core/refusal.ts'
import type { Form } from '#web/form.ts'
import type { FormView, Wrong } from './form-view.ts'
import type { Places } from './places.ts'

/** Why what was sent did not happen, in the reader's words. */
export interface Trouble {
  readonly title: string
  readonly todo: string
}

export const unavailable: Trouble = { title: trouble.unavailable.title, todo: trouble.unavailable.text }

export function troubleOf(refusal: Refusal): Trouble {
  return refusals[refusal.refused]
}

/**
 * The form as it was sent, with a sentence at each field that cannot be taken as it is, in `order` where it is given:
 * names of fields, or what they begin with, from the top of the page down.
 * A refused field that is not on the page is still told, in the summary.
 */
export function returned(
  prefix: string,
  form: Form,
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
