import type { Form, FormLimits } from './form.ts'

/** A row for each agreed time of somebody who takes a break. */
export const AGREED_LIMITS: FormLimits = { rows: 300 }

/**
 * What becomes of the times agreed in a break: `agreed` for all of them; where it is `each`, the rows `times.<n>` say which
 * meeting (`id`) and how (`how`). Nothing where nothing was chosen: the use case asks, where there is something to choose.
 */
export function readAgreed(form: Form): string | Readonly<Record<string, string>> | undefined {
  const agreed = form.optional('agreed')
  if (agreed !== 'each') return agreed
  return Object.fromEntries(
    form.rows('times').flatMap((n) => {
      const [id, how] = [form.text(`times.${n}.id`), form.text(`times.${n}.how`)]
      return id && how ? [[id, how]] : []
    }),
  )
}

/** Each time's own choice stands in its row; of one that is not on the page yet, the choice for all. */
export function agreedFieldMap(form: Form, label: string) {
  return (path: string): { readonly name: string; readonly label: string } | undefined => {
    if (path !== 'agreed' && !path.startsWith('agreed.')) return undefined
    const row = form.rows('times').find((n) => `agreed.${form.text(`times.${n}.id`)}` === path)
    return { name: row === undefined || form.text('agreed') !== 'each' ? 'agreed' : `times.${row}.how`, label }
  }
}
