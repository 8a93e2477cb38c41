import { type Recorded, SCHEMA } from './record.ts'

/** Written by a newer program, in a shape that a reader must know: shown as well as it can be, never decided on or replaced. */
export const isNewer = ({ schema }: Pick<Recorded, 'schema'>): boolean => schema > SCHEMA

/** Whether any of these is: a record, or records in lists, in maps, side by side. */
export function holdsNewer(loaded: unknown): boolean {
  if (typeof loaded !== 'object' || loaded === null) return false
  if ('schema' in loaded) return isNewer(loaded as Recorded)
  return (loaded instanceof Map ? [...loaded.values()] : Object.values(loaded)).some(holdsNewer)
}
