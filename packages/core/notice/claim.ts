import type { Call } from '../commit/call.ts'
import { atRest } from '../records/record.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import type { Tenant } from '../records/tenant.ts'
import { plus } from '../time/instant.ts'
import { transact } from '../commit/transact.ts'
import type { Notice } from '../records/notice.ts'
import { whyUntrue, subjectOf } from './still-true.ts'
import { failure } from './undelivered.ts'

/** A sender that crashed is taken over after this. Longer than any function may run. */
const LEASE_MINUTES = 5

/**
 * Claims a notice for sending, after one more look whether it is still true. Returns it only where this call claimed it.
 * `notice` and `address` are as they were read before, and so are the words that follow: should the reader be another by
 * now, nothing is claimed.
 */
export async function claim(
  call: Call,
  { requestId, sk, to }: Notice,
  tenant: Tenant,
  address: string | undefined,
): Promise<Notice | undefined> {
  let mine: Notice | undefined
  const done = await transact<Aggregate, Notice>(call, {
    subject: requestId,
    load: async () => (await loadAggregate(call, requestId)) ?? refuse('NOT_FOUND'),
    decide(aggregate, work) {
      mine = undefined
      const notice = aggregate.notices.find((one) => one.sk === sk)
      if (!notice) return refuse('NOT_FOUND')
      if (notice.state !== 'waiting' || notice.due === null || notice.due > work.now) return notice
      const subject = subjectOf(notice, aggregate)
      if (subject) work.guard(subject) // what it speaks of may not change between the look and the claim
      work.guard(aggregate.request) // nor what was decided for all of its meetings at once, nor whose it is
      const why = whyUntrue(notice, aggregate, work.now)
      if (why) return work.change(notice)(() => ({ ...atRest, state: 'suppressed', suppressedFor: why }), 'notice.suppressed')
      const { workerId } = aggregate.request
      // The request was handed over: the notice gets its new reader, and is sent at the next look, to the colleague's address.
      if (notice.to.role === 'worker' && notice.to.id !== workerId)
        return work.change(notice)(() => ({ to: { role: 'worker', id: workerId } }), 'notice.handed-over')
      // It has its new reader already, but `address` is still the former worker's.
      if (notice.to.id !== to.id) return notice
      if (address === undefined) return work.change(notice)(() => failure(call, tenant, 'no-address'), 'notice.failed')
      const lease = { waitsFor: 'marking', due: plus(work.now, LEASE_MINUTES), attempts: 0 } as const
      mine = work.change(notice)((current) => ({ ...lease, state: 'claimed', claims: current.claims + 1 }), 'notice.claimed')
      return mine
    },
  })
  if (isRefusal(done)) throw new Error(`claim refused: ${done.refused}`)
  return mine
}
