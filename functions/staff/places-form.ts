import type { Place } from '#core/records/tenant.ts'
import type { Form } from '#web/form.ts'

/**
 * One place a line, a remote room with its link behind the name. A place that keeps its name keeps its id and what else is
 * known of it.
 */
export function readPlaces(form: Form, known: readonly Place[], newId: () => string): Place[] {
  return form
    .text('places')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, name = line, link] = /^(.*\S)\s+(https?:\S+)$/i.exec(line) ?? []
      const { id, instructions } = known.find((one) => one.name === name) ?? { id: newId(), instructions: undefined }
      return { id, name, ...(link && { link }), ...(instructions !== undefined && { instructions }) }
    })
}

/** The same the other way round. */
export const asLines = (places: readonly Place[]): string =>
  places.map(({ name, link }) => [name, link].filter(Boolean).join(' ')).join('\n')
