import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import type { Verb } from '../policy/verbs.ts'
import { readInput } from '../input/read-input.ts'
import { COUNTIES } from '../reference/counties.ts'
import { PHASES } from '../reference/phases.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { dateInput, freeText } from '../input/fields.ts'
import { getTenant } from '../relationship/register.ts'
import { toRematch } from '../records/record.ts'
import { transact } from '../commit/transact.ts'
import type { Step } from '../records/steps.ts'
import { MOST_AGREEMENTS, type Tenant } from '../records/tenant.ts'

const areaSchema = z.strictObject({
  code: z.string().regex(/^\d{3}$/, 'UNKNOWN_AREA'),
  county: z.enum(COUNTIES),
  names: z.strictObject({ fi: freeText(40), sv: freeText(40) }),
  openMeetingPlace: freeText(200, { isPublic: true }).optional(),
})
export const areasSchema = z.strictObject({ items: z.array(areaSchema).max(310, 'TOO_MANY') })

const agreementSchema = z
  .strictObject({
    county: z.enum(COUNTIES),
    area: z.string().max(3, 'UNKNOWN_AREA'),
    phase: z.enum(PHASES, 'UNKNOWN_PHASE'),
    organisation: freeText(60).refine((name) => name.length > 0, 'REQUIRED'),
    validFrom: dateInput,
    validTo: dateInput.optional(),
  })
  .refine((one) => one.validTo === undefined || one.validFrom <= one.validTo, { path: ['validTo'], message: 'END_BEFORE_START' })
export const agreementsSchema = z.strictObject({ items: z.array(agreementSchema).max(MOST_AGREEMENTS, 'TOO_MANY') })

/** Sets the phase agreements, all of them (docs/field.md: Phase agreements). Requests nobody could take are looked at anew. */
export async function putAgreements(call: Call, raw: unknown, version?: number): Promise<Tenant | Refusal> {
  const input = readInput(agreementsSchema, raw)
  if (isRefusal(input)) return input
  return changeTenant(call, 'agreements.set', version, 'tenant.agreements-set', (tenant) => {
    const fields = input.items.flatMap((one, n) =>
      tenant.areas.some((area) => area.code === one.area && area.county === one.county)
        ? []
        : [{ path: `items.${n}.area`, code: 'UNKNOWN_AREA' as const }],
    )
    return fields.length > 0 ? refuse('INVALID', { fields }) : { agreements: input.items }
  })
}

/** Sets the municipalities served, all of them. One that agreements still name cannot go. */
export async function putAreas(call: Call, raw: unknown, version?: number): Promise<Tenant | Refusal> {
  const input = readInput(areasSchema, raw)
  if (isRefusal(input)) return input
  return changeTenant(call, 'areas.set', version, 'tenant.areas-set', (tenant) => {
    const codes = new Set(input.items.map((area) => area.code))
    if (codes.size < input.items.length) return refuse('INVALID', { fields: [{ path: 'items', code: 'CONTRADICTORY' }] })
    const orphan = tenant.agreements.some((one) => !codes.has(one.area))
    return orphan ? refuse('INVALID', { fields: [{ path: 'items', code: 'CONTRADICTORY' }] }) : { areas: input.items }
  })
}

/** The tenant's record changed in one commit, by whoever may do `verb` (policy/verbs.ts). */
export function changeTenant(
  call: Call,
  verb: Verb,
  version: number | undefined,
  what: Step,
  how: (tenant: Tenant) => Partial<Tenant> | Refusal,
): Promise<Tenant | Refusal> {
  const barred = whyNot(call.by, verb)
  if (barred) return Promise.resolve(refuse(barred))
  return transact<Tenant, Tenant>(call, {
    subject: 'tenant',
    load: () => getTenant(call),
    decide(tenant, work) {
      if (version !== undefined && version !== tenant.version)
        return refuse('STALE_VERSION', { detail: { version: tenant.version } })
      const next = how(tenant)
      return isRefusal(next) ? next : work.change(tenant)(() => ({ ...next, ...toRematch(work.now) }), what)
    },
  })
}
