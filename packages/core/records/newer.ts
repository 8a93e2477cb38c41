import { type Notice } from './notice.ts'
import { PARTNER_TEMPLATES, STAFF_TEMPLATES } from './templates.ts'
import { type Live, type Recorded, SCHEMA } from './record.ts'

/** Written by a newer program, in a shape that a reader must know: shown as well as it can be, never decided on or replaced. */
export const isNewer = ({ schema }: Pick<Recorded, 'schema'>): boolean => schema > SCHEMA

const TEMPLATES: ReadonlySet<string> = new Set([...PARTNER_TEMPLATES, ...STAFF_TEMPLATES])

/** A notice in today's shape whose template only a newer program has words for: it waits for that program. */
export const isInNewerWords = (record: Live): boolean => record.kind === 'notice' && !TEMPLATES.has((record as Notice).template)

/** Whether any record in what was loaded is newer; looks into lists, maps and objects that hold records. */
export function holdsNewer(loaded: unknown): boolean {
  if (typeof loaded !== 'object' || loaded === null) return false
  if ('schema' in loaded) return isNewer(loaded as Recorded)
  return (loaded instanceof Map ? [...loaded.values()] : Object.values(loaded)).some(holdsNewer)
}
