import { type Notice, PARTNER_TEMPLATES, STAFF_TEMPLATES } from './notice.ts'
import { type Live, type Recorded, SCHEMA } from './record.ts'

/** Written by a newer program, in a shape that a reader must know: shown as well as it can be, never decided on or replaced. */
export const isNewer = ({ schema }: Pick<Recorded, 'schema'>): boolean => schema > SCHEMA

const TEMPLATES: ReadonlySet<string> = new Set([...PARTNER_TEMPLATES, ...STAFF_TEMPLATES])

/** A message that only a newer program has words for: it waits for that one, in the shape of today. */
export const isInNewerWords = (record: Live): boolean => record.kind === 'notice' && !TEMPLATES.has((record as Notice).template)

/** Whether any of these is: a record, or records in lists, in maps, side by side. */
export function holdsNewer(loaded: unknown): boolean {
  if (typeof loaded !== 'object' || loaded === null) return false
  if ('schema' in loaded) return isNewer(loaded as Recorded)
  return (loaded instanceof Map ? [...loaded.values()] : Object.values(loaded)).some(holdsNewer)
}
