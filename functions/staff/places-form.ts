import type { Place } from '#core/records/tenant.ts'
import type { Form } from '#web/form.ts'

/**
 * One place a line: its name, for a remote room its link behind that, and behind a `|` what one must know to find it. A place
 * that keeps its name keeps its id.
 */
export function readPlaces(form: Form, known: readonly Place[], newId: () => string): Place[] {
  return form
    .text('places')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, where = line, instructions] = /^([^|]*[^|\s])\s*\|\s*(.*)$/.exec(line) ?? []
      const [, name = where, link] = /^(.*\S)\s+(https?:\S+)$/i.exec(where) ?? []
      const id = known.find((one) => one.name === name)?.id ?? newId()
      return { id, name, ...(link && { link }), ...(instructions && { instructions }) }
    })
}

/** The same the other way round. */
export const asLines = (places: readonly Place[]): string =>
  places
    .map(({ name, link, instructions }) => [[name, link].filter(Boolean).join(' '), instructions].filter(Boolean).join(' | '))
    .join('\n')
