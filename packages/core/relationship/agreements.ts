import type { Call } from '../commit/call.ts'
import type { Item } from '../ports.ts'
import type { Agreement } from '../records/agreement.ts'
import { type Ending, endingAgreements, HEARD_BEFORE_DAYS } from '../records/ending.ts'
import { afterwardsOf, heardAt } from '../records/ending-waits.ts'
import { keys, lists } from '../records/keys.ts'
import type { Served } from '../reference/phases.ts'
import type { PhaseAgreement, Tenant } from '../records/tenant.ts'
import { addDays, localDate } from '../time/zone.ts'

/** Nothing is agreed so far ahead: whatever ended earlier is beyond any meeting that was agreed while it was in force. */
const LOOKED_BACK_DAYS = 400

type Reader = Pick<Call, 'store'>

/**
 * The agreements that a decision about these phases, or about none yet, in this municipality rests on: a short stretch for
 * each, however many the tenant has. `tenant` is read before: one that is being moved is then seen in one place or in both, never in none.
 */
export async function readAgreements(
  { store }: Reader,
  { agreements }: Pick<Tenant, 'agreements'>,
  { area, served }: { readonly area: string; readonly served: readonly Served[] },
): Promise<PhaseAgreement[]> {
  const partition = keys.agreements(store.org, area)
  const pages = await Promise.all(
    [...new Set(served)].map((phase) => store.query({ partition, from: `${phase}#`, to: `${phase}#~` })),
  )
  const unmoved = agreements.filter((one) => one.area === area && served.includes(one.phase))
  return [...unmoved, ...standing(pages.flatMap(({ items }) => items))]
}

export const standing = (items: readonly Item[]): Agreement[] =>
  (items as unknown as Agreement[]).filter(({ removed }) => !removed)

/** Agreements that end within 30 days or have ended, each with all others of its municipality and phase. */
export async function readEnding(
  call: Pick<Call, 'store' | 'now'>,
  tenant: Pick<Tenant, 'agreements'>,
): Promise<{ ending: readonly Ending[]; agreements: readonly PhaseAgreement[] }> {
  const today = localDate(call.now)
  const [from, to] = [addDays(today, -LOOKED_BACK_DAYS), addDays(today, HEARD_BEFORE_DAYS)]
  const isWithin = ({ validTo }: PhaseAgreement) => validTo !== undefined && from <= validTo && validTo <= to
  const { items } = await call.store.query({ index: 'list', partition: lists.ends(call.store.org), from, to: `${to}~` })
  const near = [...tenant.agreements.filter(isWithin), ...(items as unknown as Agreement[])]
  const servedIn = Map.groupBy(near, ({ area }) => area)
  const read = await Promise.all(
    [...servedIn].map(([area, some]) => readAgreements(call, tenant, { area, served: some.map(({ phase }) => phase) })),
  )
  const agreements = read.flat()
  return { ending: endingAgreements(agreements).filter(isWithin), agreements }
}

/** What the tenant's record waits for when nothing else is to be done with it; `heard`: what is near is known, or over. */
export async function afterwards(
  { store, now }: Pick<Call, 'store' | 'now'>,
  tenant: Tenant,
  heard = false,
): Promise<ReturnType<typeof afterwardsOf>> {
  const [today, near] = [localDate(now), addDays(localDate(now), HEARD_BEFORE_DAYS)]
  const from = !heard ? addDays(today, -LOOKED_BACK_DAYS) : heardAt(near) > now ? near : addDays(near, 1)
  const { items } = await store.query({ index: 'list', partition: lists.ends(store.org), from, limit: 1 })
  const ends = [...tenant.agreements, ...(items as unknown as Agreement[])].flatMap(({ validTo = '' }) =>
    validTo >= from ? [validTo] : [],
  )
  return afterwardsOf(tenant, ends.toSorted()[0])
}
