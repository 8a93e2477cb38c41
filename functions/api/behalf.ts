import type { Actor } from '#core/actor.ts'
import { readInput } from '#core/read-input.ts'
import { isRefusal, type Refusal, refuse } from '#core/refusal.ts'
import * as z from 'zod'
import type { Route } from './route.ts'

const behalf = z.strictObject({
  role: z.enum(['worker', 'partner', 'parent']),
  id: z.string().regex(/^[0-9A-Za-z._-]{1,100}$/, 'WRONG_TYPE'),
})

/**
 * Takes `onBehalfOf` out of a body: somebody phoned, a coordinator writes it down, and the log says both.
 * A worker is refused: their own name is on their own work.
 */
export function takeBehalf(route: Route, by: Actor, json: unknown): { by: Actor; body: unknown } | Refusal {
  if (!route.behalf || typeof json !== 'object' || json === null || !('onBehalfOf' in json)) return { by, body: json }
  if (by.role === 'worker') return refuse('FORBIDDEN')
  const { onBehalfOf: raw, ...body } = json
  const found = readInput(z.object({ onBehalfOf: behalf }), { onBehalfOf: raw })
  if (isRefusal(found)) return found
  const { onBehalfOf } = found
  if (!route.behalf.includes(onBehalfOf.role)) {
    return refuse('INVALID', { fields: [{ path: 'onBehalfOf.role', code: 'UNKNOWN_VALUE' }] })
  }
  return { by: { ...by, onBehalfOf }, body }
}
