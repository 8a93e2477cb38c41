import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Notice } from '../records/notice.ts'
import type { Tenant } from '../records/tenant.ts'
import { refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import { stopClock } from '../relationship/unsent.ts'
import { isTwin } from './channel.ts'
import { heldBack, readStandstills, type SendingStores, type Standstills, stopWay } from './hold-back.ts'

interface Found {
  readonly notice: Notice
  readonly aggregate: Aggregate
  readonly standstills: Standstills
}

/**
 * The provider takes nothing by this way: the message is held back with all that follow it, as if it had never been claimed,
 * and whoever it was to ask has not been asked. Says whether that is news.
 */
export async function putBack(
  call: Call & Pick<SendingStores, 'everywhere'>,
  claimed: Notice,
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
      const asks = stopClock(work, { aggregate, tenant, notice, twins: aggregate.notices.filter((one) => isTwin(one, notice)) })
      return work.change(notice)(
        ({ facts, stopped = 0 }) => ({ facts: { ...facts, ...asks }, ...heldBack(work), stopped: stopped + 1 }),
        'notice.held-back',
      )
    },
  })
  return news
}
