import type * as z from 'zod'
import { readInput } from '#core/input/read-input.ts'
import { type Refusal, refuse } from '#core/refusal.ts'

/** Reads query parameters, one value of each: a repeated one is a contradiction, not a list. */
export function readQuery<T>(schema: z.ZodType<T>, parameters: Readonly<Record<string, readonly string[]>>): T | Refusal {
  const repeated = Object.keys(parameters).filter((name) => parameters[name]!.length > 1)
  if (repeated.length > 0) return refuse('INVALID', { fields: repeated.map((path) => ({ path, code: 'CONTRADICTORY' })) })
  return readInput(schema, Object.fromEntries(Object.entries(parameters).map(([name, [value]]) => [name, value])))
}
