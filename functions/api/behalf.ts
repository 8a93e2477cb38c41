import type { Actor, Behalf } from '#core/policy/actor.ts'
import { maySpeakForOthers } from '#core/policy/may.ts'
import { type Row, VERBS } from '#core/policy/verbs.ts'
import type { Call } from '#core/commit/call.ts'
import { findCard } from '#core/partner/read.ts'
import { readInput } from '#core/input/read-input.ts'
import { type FieldProblem, isRefusal, type Refusal, refuse } from '#core/refusal.ts'
import { isColleague } from '#core/staff/see.ts'
import { ID } from '#web/ids.ts'
import * as z from 'zod'
import type { Route } from './route.ts'

const behalf = z.strictObject({
  role: z.enum(['worker', 'partner', 'parent']),
  id: z.string().regex(ID, 'WRONG_TYPE'),
})

/**
 * Takes `onBehalfOf` out of a body: somebody phoned, a coordinator writes it down, and the log says both.
 * A worker is refused: their own name is on their own work.
 */
export function takeBehalf(route: Route, by: Actor, json: unknown): { by: Actor; body: unknown } | Refusal {
  const { saidBy }: Row = VERBS[route.verb]
  if (!saidBy || typeof json !== 'object' || json === null || !('onBehalfOf' in json)) return { by, body: json }
  if (!maySpeakForOthers(by)) return refuse('FORBIDDEN')
  const { onBehalfOf: raw, ...body } = json
  const found = readInput(z.object({ onBehalfOf: behalf }), { onBehalfOf: raw })
  if (isRefusal(found)) return found
  const { onBehalfOf } = found
  if (!saidBy.includes(onBehalfOf.role)) {
    return refuse('INVALID', { fields: [{ path: 'onBehalfOf.role', code: 'UNKNOWN_VALUE' }] })
  }
  return { by: { ...by, onBehalfOf }, body }
}

/**
 * The log keeps this id for good: so only of somebody we know; of a parent `parent`, or their reference (docs/field.md:
 * Client reference).
 */
export async function unknownBehalf(call: Call): Promise<Refusal | undefined> {
  const { onBehalfOf } = call.by
  if (!onBehalfOf) return undefined
  const code = await problemOf(call, onBehalfOf)
  return code && refuse('INVALID', { fields: [{ path: 'onBehalfOf.id', code }] })
}

async function problemOf(call: Call, { role, id }: Behalf): Promise<FieldProblem | undefined> {
  if (role === 'worker') return (await isColleague(call, id)) ? undefined : 'UNKNOWN_COLLEAGUE'
  if (role === 'partner') return isRefusal(await findCard(call, id)) ? 'UNKNOWN_PARTNER' : undefined
  return /^(parent|CL-[A-Z0-9]{6})$/.test(id) ? undefined : 'CLIENT_REFERENCE_FORM'
}
