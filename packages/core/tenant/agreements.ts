import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { dateInput } from '../input/fields.ts'
import { readInput } from '../input/read-input.ts'
import { whyNot } from '../policy/may.ts'
import type { Verb } from '../policy/verbs.ts'
import { type Agreement, agreementIdOf, isAgreementId } from '../records/agreement.ts'
import { keys } from '../records/keys.ts'
import type { PhaseAgreement, Tenant } from '../records/tenant.ts'
import { SERVED } from '../reference/phases.ts'
import { type FieldProblem, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { standing } from '../relationship/agreements.ts'
import { organisationFor, organisationName, readNamed } from '../relationship/organisations.ts'
import { getTenant } from '../relationship/register.ts'
import { endOn, isFull, takeAway, writeDown } from './write-agreement.ts'

export const agreementSchema = z
  .strictObject({
    area: z.string().max(3, 'UNKNOWN_AREA'),
    phase: z.enum(SERVED, 'UNKNOWN_PHASE'),
    organisation: organisationName,
    validFrom: dateInput,
    validTo: dateInput.optional(),
  })
  .refine((one) => one.validTo === undefined || one.validFrom <= one.validTo, { path: ['validTo'], message: 'END_BEFORE_START' })

/** `null`: it has no last day. */
export const agreementPatchSchema = z.strictObject({ validTo: dateInput.nullable() })

/** An agreement with the id it is known by. `version`: of the tenant's record, which changes with each of its agreements. */
export interface AgreementView {
  readonly id: string
  readonly agreement: PhaseAgreement
  readonly version: number
}

const viewOf = (agreement: PhaseAgreement, { version }: Tenant): AgreementView => ({
  id: agreementIdOf(agreement),
  agreement,
  version,
})

/** The agreements of one municipality, by phase and organisation, page by page. Whoever keeps them; refuses INVALID (an area not served). */
export async function listAgreements(
  call: Call,
  {
    area,
    cursor,
    limit = 50,
  }: { readonly area: string; readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<{ items: AgreementView[]; version: number; next?: string } | Refusal> {
  const barred = whyNot(call.by, 'agreements.see')
  if (barred) return refuse(barred)
  const tenant = await getTenant(call)
  if (!tenant.areas.some(({ code }) => code === area)) return wrong('area', 'UNKNOWN_AREA')
  const partition = keys.agreements(call.store.org, area)
  const page = await call.store.query({ partition, limit, ...(cursor && { cursor }) })
  const unmoved = cursor ? [] : tenant.agreements.filter((one) => one.area === area)
  const items = [...unmoved, ...standing(page.items)].map((one) => viewOf(one, tenant))
  return { items, version: tenant.version, ...(page.cursor && { next: page.cursor }) }
}

/** One agreement, by its id. Whoever keeps them. */
export async function findAgreement(call: Call, id: string): Promise<AgreementView | Refusal> {
  const barred = whyNot(call.by, 'agreements.see')
  if (barred) return refuse(barred)
  const { tenant, agreement } = await read(call, id)
  return agreement ? viewOf(agreement, tenant) : refuse('NOT_FOUND')
}

/**
 * A new agreement. An organisation is known by its name whatever its capitals and blanks, and written down where it is new.
 * Refuses INVALID (an area not served, the 2,001st, the 501st organisation, one that begins on the same day as another of
 * that organisation, phase and area).
 */
export async function addAgreement(call: Call, raw: unknown): Promise<AgreementView | Refusal> {
  const input = readInput(agreementSchema, raw)
  if (isRefusal(input)) return input
  const id = agreementIdOf(input)
  return change(call, 'agreements.set', id, async () => {
    const named = await readNamed(call, input.organisation)
    return (work, { tenant, agreement, before }) => {
      const area = tenant.areas.find(({ code }) => code === input.area)
      if (!area) return wrong('area', 'UNKNOWN_AREA')
      if (agreement) return wrong('validFrom', 'CONTRADICTORY')
      if (isFull(tenant)) return wrong('agreements', 'TOO_MANY')
      const whose = organisationFor(work, tenant, named)
      if (isRefusal(whose)) return whose
      const made = { ...input, ...whose, county: area.county }
      writeDown(work, tenant, made, before)
      return made
    }
  })
}

/**
 * Another last day, or none: an agreement that ends, or goes on. `version` as in its view. Refuses STALE_VERSION, INVALID (a
 * day before its first).
 */
export async function changeAgreement(call: Call, id: string, raw: unknown, version?: number): Promise<AgreementView | Refusal> {
  const input = readInput(agreementPatchSchema, raw)
  if (isRefusal(input)) return input
  const validTo = input.validTo ?? undefined
  return change(call, 'agreements.set', id, async () => (work, { tenant, agreement }) => {
    if (!agreement) return refuse('NOT_FOUND')
    if (version !== undefined && version !== tenant.version)
      return refuse('STALE_VERSION', { detail: { version: tenant.version } })
    if (validTo !== undefined && validTo < agreement.validFrom) return wrong('validTo', 'END_BEFORE_START')
    endOn(work, tenant, [agreement], validTo)
    return { ...agreement, validTo }
  })
}

/** An agreement that was never made is taken away; one that was is ended (`changeAgreement`). Gives it as it was. */
export async function removeAgreement(call: Call, id: string, version?: number): Promise<AgreementView | Refusal> {
  const removed = await change(call, 'agreements.set', id, async () => (work, { tenant, agreement }) => {
    if (!agreement) return refuse('NOT_FOUND')
    if (version !== undefined && version !== tenant.version)
      return refuse('STALE_VERSION', { detail: { version: tenant.version } })
    takeAway(work, tenant, agreement)
    return agreement
  })
  if (!isRefusal(removed) || removed.refused !== 'DONE_BEFORE') return removed
  const { tenant, before } = await read(call, id)
  return before ? viewOf(before, tenant) : removed
}

interface Read {
  readonly tenant: Tenant
  readonly agreement: PhaseAgreement | undefined
  /** The same one, taken away earlier. */
  readonly before: Agreement | undefined
}
type Decide = (work: Work, read: Read) => PhaseAgreement | Refusal

/** One agreement, changed in one commit with the tenant's record. Repeated under its key, it is given as it is by now. */
async function change(call: Call, verb: Verb, id: string, deciding: () => Promise<Decide>): Promise<AgreementView | Refusal> {
  const barred = whyNot(call.by, verb)
  if (barred) return refuse(barred)
  let made: PhaseAgreement | undefined
  const tenant = await transact<Read & { decide: Decide }, Tenant>(call, {
    subject: 'tenant',
    load: async () => ({ ...(await read(call, id)), decide: await deciding() }),
    decide({ decide, ...all }, work) {
      const done = decide(work, all)
      if (isRefusal(done)) return done
      made = done
      return work.read(all.tenant)
    },
  })
  if (isRefusal(tenant)) return tenant
  const now = made ?? (await read(call, id)).agreement
  return now ? viewOf(now, tenant) : refuse('DONE_BEFORE', { detail: { id } })
}

async function read(call: Call, id: string): Promise<Read> {
  const known = isAgreementId(id)
  const item = known ? ((await call.store.get(keys.agreement(call.store.org, id))) as Agreement | undefined) : undefined
  const tenant = await getTenant(call)
  const [there] = standing(item ? [item] : [])
  return { tenant, agreement: there ?? tenant.agreements.find((one) => agreementIdOf(one) === id), before: item }
}

const wrong = (path: string, code: FieldProblem): Refusal => refuse('INVALID', { fields: [{ path, code }] })
