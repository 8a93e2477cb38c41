import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { keys, requestIdOf } from '../records/keys.ts'
import { atRest } from '../records/record.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import { getTenant } from '../relationship/register.ts'
import type { Tenant } from '../records/tenant.ts'
import { startUnsent } from '../relationship/unsent.ts'
import { getWherever } from '../commit/wherever.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { type Receiver, receiverOf } from './address.ts'
import { isTwin } from './channel.ts'
import type { Notice } from '../records/notice.ts'
import { whyUntrue, subjectOf } from './still-true.ts'

/** An undelivered message with everything it speaks of. */
interface Found {
  readonly notice: Notice
  readonly aggregate: Aggregate
  readonly tenant: Tenant
  /** Whether anybody has told us where it should go. */
  readonly reachable: boolean
}

/**
 * Sends an undelivered message once more; where what it says is no longer true, it is closed with that reason instead: the
 * notice returned says which. Coordinators only; refuses WRONG_STATE for one that is neither undelivered nor stuck, and
 * NO_ADDRESS while there is nowhere to send it.
 */
export const retryNotice = (call: Call, id: string): Promise<Notice | Refusal> =>
  withUndelivered(call, id, 'notice.retry', ({ notice, aggregate, reachable }, work) => {
    const why = whyUntrue(notice, aggregate, work.now)
    if (why) {
      const subject = subjectOf(notice, aggregate)
      if (subject) work.guard(subject)
      work.guard(aggregate.request)
      return work.change(notice)(() => ({ ...atRest, state: 'suppressed', suppressedFor: why }), 'notice.suppressed')
    }
    return reachable
      ? work.change(notice)(() => ({ ...afresh, due: work.now }), 'notice.retried')
      : refuse('NO_ADDRESS', { detail: { channel: notice.channel } })
  })

/** By one at least of the ways they want to be written to. */
const isReachable = ({ wanted, addresses }: Receiver): boolean => wanted.some((way) => addresses[way] !== undefined)

const afresh = {
  state: 'waiting',
  waitsFor: 'sending',
  owner: 'system',
  reason: 'retried',
  failedFor: undefined,
  tried: undefined,
  claims: 0,
  stopped: 0,
  attempts: 0,
} as const

/** Somebody took care of it otherwise, by phone for instance. */
export const closeNotice = (call: Call, id: string): Promise<Notice | Refusal> =>
  withUndelivered(call, id, 'notice.close', ({ notice, aggregate, tenant }, work) => {
    work.guard(aggregate.request)
    startUnsent(work, { aggregate, tenant, notice, twins: aggregate.notices.filter((one) => isTwin(one, notice)) })
    return work.change(notice)(() => ({ ...atRest, state: 'suppressed', suppressedFor: 'handled' }), 'notice.handled')
  })

function withUndelivered(
  call: Call,
  id: string,
  verb: 'notice.retry' | 'notice.close',
  decide: (found: Found, work: Work) => Notice | Refusal,
): Promise<Notice | Refusal> {
  const barred = whyNot(call.by, verb)
  if (barred) return Promise.resolve(refuse(barred))
  const requestId = requestIdOf(id)
  return transact<Found, Notice>(call, {
    subject: requestId,
    async load() {
      const [aggregate, tenant] = await Promise.all([loadAggregate(call, requestId), getTenant(call)])
      const there = aggregate?.notices.find((one) => one.id === id)
      const notice = there ?? ((await getWherever(call.store, keys.notice(call.store.org, requestId, id))) as Notice | undefined)
      if (!aggregate || !notice) return refuse('NOT_FOUND')
      return { notice, aggregate, tenant, reachable: isReachable(await receiverOf(call, notice.to, tenant)) }
    },
    decide: (found, work) =>
      found.notice.owner === 'coordinator'
        ? decide(found, work)
        : refuse('WRONG_STATE', { detail: { state: found.notice.state } }),
  })
}
