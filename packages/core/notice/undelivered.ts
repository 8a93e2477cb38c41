import type { Call } from '../commit/call.ts'
import { OFFICE, addWorkingHours } from '../time/working-days.ts'
import { atRest } from '../records/record.ts'
import { refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import { getTenant } from '../relationship/register.ts'
import type { Tenant } from '../records/tenant.ts'
import { transact } from '../commit/transact.ts'
import type { Notice } from '../records/notice.ts'
import { whyUntrue } from './still-true.ts'

/** What an undelivered notice waits for: a person, in the coordinator's open work. */
export const undelivered = (call: Pick<Call, 'now'>, { settings }: Tenant) =>
  ({
    waitsFor: 'person',
    owner: 'coordinator',
    due: addWorkingHours(call.now, settings.coordinatorHours, OFFICE),
    attempts: 0,
  }) as const

/** It will not go, for a reason that a person reads. */
export const failure = (call: Pick<Call, 'now'>, tenant: Tenant, why: string): Partial<Notice> => ({
  ...undelivered(call, tenant),
  state: 'failed',
  reason: 'failed',
  failedFor: why,
})

/** `person`: still undelivered; its clock starts anew, and it stays in the open work while what it says is true. */
export async function lookAgain(call: Call, notice: Notice): Promise<void> {
  const tenant = await getTenant(call)
  await transact<Aggregate, Notice>(call, {
    subject: notice.requestId,
    load: async () => (await loadAggregate(call, notice.requestId)) ?? refuse('NOT_FOUND'),
    decide(aggregate, work) {
      const current = aggregate.notices.find((one) => one.sk === notice.sk)
      if (!current) return refuse('NOT_FOUND')
      if (current.waitsFor !== 'person') return current
      const why = whyUntrue(current, aggregate, work.now)
      if (why) return work.change(current)(() => ({ ...atRest, state: 'suppressed', suppressedFor: why }), 'notice.suppressed')
      return work.change(current)(() => ({ due: undelivered(call, tenant).due, attempts: 0 }), 'notice.still-undelivered')
    },
  })
}
