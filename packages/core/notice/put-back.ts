import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Notice } from '../records/notice.ts'
import type { Way } from '../records/way.ts'
import type { Tenant } from '../records/tenant.ts'
import { refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import { stopClock } from '../relationship/unsent.ts'
import type { Claimed } from './claim.ts'
import { channelNow, isTwin, waysFor } from './channel.ts'
import { heldBack, readStandstills, type SendingStores, type Standstills, stoppedBy, stopWay } from './hold-back.ts'

interface Found {
  readonly notice: Notice
  readonly aggregate: Aggregate
  readonly standstills: Standstills
}

const onceMore = ({ template, stopped = 0 }: Notice) =>
  ({
    state: 'waiting',
    waitsFor: 'sending',
    owner: 'system',
    reason: template,
    attempts: 0,
    stopped: stopped + 1,
  }) as const

/**
 * The provider takes nothing by this way: the message is as if it had never been claimed. It goes by another way that its
 * reader wants, where it cannot wait; else it is held back with all that follow it, and whoever it was to ask has not been
 * asked. Says whether that is news.
 */
export async function putBack(
  call: Call & Pick<SendingStores, 'everywhere'>,
  { notice: claimed, receiver }: Claimed,
  tenant: Tenant,
  code: string,
): Promise<'stopped-now' | 'known'> {
  let news: 'stopped-now' | 'known' = 'known'
  await transact<Found, Notice>(call, {
    subject: claimed.requestId,
    async load() {
      const [standstills, aggregate] = await Promise.all([readStandstills(call), loadAggregate(call, claimed.requestId)])
      const notice = aggregate?.notices.find((one) => one.sk === claimed.sk)
      return aggregate && notice ? { notice, aggregate, standstills } : refuse('NOT_FOUND')
    },
    decide({ notice, aggregate, standstills }, work) {
      news = 'known'
      if (notice.state !== 'claimed' || notice.claims !== claimed.claims) return notice
      news = stopWay(work, notice.org, standstills, notice.channel, code)
      work.guard(aggregate.request)
      const { urgency } = aggregate.request
      const isStopped = (way: Way) => way === notice.channel || stoppedBy(standstills, way) !== undefined
      const untried = { ...notice, stopped: notice.claims }
      const choosing = { urgency, receiver, now: work.now, isStopped }
      const other = channelNow(untried, choosing)
      if (other !== undefined && other !== notice.channel && !isStopped(other))
        return work.change(notice)(() => ({ ...onceMore(notice), due: work.now, channel: other }), 'notice.other-way')
      const asks = stopClock(work, { aggregate, tenant, notice, twins: aggregate.notices.filter((one) => isTwin(one, notice)) })
      return work.change(notice)(
        ({ facts, stopped = 0 }) => ({
          facts: { ...facts, ...asks },
          ...heldBack(work, waysFor(untried, choosing)),
          stopped: stopped + 1,
        }),
        'notice.held-back',
      )
    },
  })
  return news
}
