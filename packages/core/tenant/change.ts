import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import type { Verb } from '../policy/verbs.ts'
import { readInput } from '../input/read-input.ts'
import { COUNTIES } from '../reference/counties.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { freeText, httpsLink } from '../input/fields.ts'
import { getTenant } from '../relationship/register.ts'
import { keys } from '../records/keys.ts'
import { standing } from '../relationship/agreements.ts'
import { toRematch } from '../records/record.ts'
import { transact } from '../commit/transact.ts'
import type { Step } from '../records/steps.ts'
import { MOST_PLACES, type Tenant } from '../records/tenant.ts'

/** Where people meet in a municipality; each known by an id of its own. */
export const placesInput = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'CODE_FORM'),
      name: freeText(80, { isPublic: true }).refine((name) => name.length > 0, 'REQUIRED'),
      link: httpsLink.optional(),
      instructions: freeText(500, { isPublic: true }).optional(),
    }),
  )
  .max(MOST_PLACES, 'TOO_MANY')
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'CONTRADICTORY')

const areaSchema = z.strictObject({
  code: z.string().regex(/^\d{3}$/, 'UNKNOWN_AREA'),
  county: z.enum(COUNTIES),
  names: z.strictObject({ fi: freeText(40), sv: freeText(40) }),
  openMeetingPlace: freeText(200, { isPublic: true }).optional(),
  places: placesInput.optional(),
})
export const areasSchema = z.strictObject({ items: z.array(areaSchema).max(310, 'TOO_MANY') })

/** Sets the municipalities served, all of them. One that agreements still name cannot go. */
export async function putAreas(call: Call, raw: unknown, version?: number): Promise<Tenant | Refusal> {
  const input = readInput(areasSchema, raw)
  if (isRefusal(input)) return input
  const codes = new Set(input.items.map((area) => area.code))
  const contradictory = refuse('INVALID', { fields: [{ path: 'items', code: 'CONTRADICTORY' }] })
  if (codes.size < input.items.length) return contradictory
  return changeTenant(call, 'areas.set', version, 'tenant.areas-set', async (tenant) => {
    const goes = tenant.areas.filter(({ code }) => !codes.has(code))
    const named = await Promise.all(goes.map(({ code }) => isNamed(call, tenant, code)))
    return named.some(Boolean) ? contradictory : { areas: input.items }
  })
}

/** Whether agreements name the municipality. An agreement that is added at this moment changes the tenant's record too. */
async function isNamed({ store }: Call, { agreements }: Tenant, area: string): Promise<boolean> {
  if (agreements.some((one) => one.area === area)) return true
  const { items } = await store.query({ partition: keys.agreements(store.org, area) })
  return standing(items).length > 0
}

/** The tenant's record changed in one commit, by whoever may do `verb` (policy/verbs.ts). */
export function changeTenant(
  call: Call,
  verb: Verb,
  version: number | undefined,
  what: Step,
  how: (tenant: Tenant) => Partial<Tenant> | Refusal | Promise<Partial<Tenant> | Refusal>,
): Promise<Tenant | Refusal> {
  const barred = whyNot(call.by, verb)
  if (barred) return Promise.resolve(refuse(barred))
  return transact<{ tenant: Tenant; next: Partial<Tenant> | Refusal }, Tenant>(call, {
    subject: 'tenant',
    async load() {
      const tenant = await getTenant(call)
      return { tenant, next: await how(tenant) }
    },
    decide({ tenant, next }, work) {
      if (version !== undefined && version !== tenant.version)
        return refuse('STALE_VERSION', { detail: { version: tenant.version } })
      return isRefusal(next) ? next : work.change(tenant)(() => ({ ...next, ...toRematch(work.now) }), what)
    },
  })
}
