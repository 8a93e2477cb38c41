import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { readInput } from '../input/read-input.ts'
import type { Tenant } from '../records/tenant.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { changeTenant, placesInput } from './change.ts'

const placesSchema = z.strictObject({ items: placesInput })

/**
 * Where people meet in one municipality, all of it: what is chosen from for a meeting. Meetings keep what was chosen before.
 * Refuses NOT_FOUND for one that is not served, STALE_VERSION, INVALID.
 */
export async function setPlaces(call: Call, area: string, raw: unknown, version?: number): Promise<Tenant | Refusal> {
  const input = readInput(placesSchema, raw)
  if (isRefusal(input)) return input
  return changeTenant(call, 'areas.set', version, 'tenant.areas-set', ({ areas }) =>
    areas.some(({ code }) => code === area)
      ? { areas: areas.map((one) => (one.code === area ? { ...one, places: input.items } : one)) }
      : refuse('NOT_FOUND'),
  )
}
