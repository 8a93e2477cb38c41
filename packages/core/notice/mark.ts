import { SYSTEM } from '../policy/actor.ts'
import { type Call, callFor } from '../commit/call.ts'
import type { Instant, Sent } from '../ports.ts'
import { atRest } from '../records/record.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { getTenant } from '../relationship/register.ts'
import type { Tenant } from '../records/tenant.ts'
import { earliest, plus } from '../time/instant.ts'
import { transact } from '../commit/transact.ts'
import type { Step } from '../records/steps.ts'
import { type Notice, RESEND_WHEN_UNKNOWN, triesOf } from '../records/notice.ts'
import { LEASE_MINUTES, MOST_BUSY, MOST_UNKNOWN, type SendingPorts } from './sending.ts'
import type { Receiver } from './address.ts'
import { byOtherWay } from './channel.ts'
import { failure, undelivered } from './undelivered.ts'

/** Writes down what became of the attempt, unless the lease ran out and somebody else took over. */
export async function mark(
  call: Call,
  { notice: claimed, receiver }: { readonly notice: Notice; readonly receiver: Receiver },
  tenant: Tenant,
  sent: Sent | 'unknown',
): Promise<void> {
  const otherWay = (notice: Notice, why: string) => byOtherWay(notice, receiver, { now: call.now, why })
  await whileClaimed(call, claimed, (notice) => {
    if (sent === 'unknown') return { patch: afterUnknown(call, notice, tenant), what: 'notice.unknown' }
    if (sent.status === 'sent')
      return { patch: { ...atRest, state: 'sent', providerId: sent.providerId, sentAt: call.now }, what: 'notice.sent' }
    if (sent.status === 'rejected') {
      const other = otherWay(notice, sent.reason)
      return other
        ? { patch: other, what: 'notice.other-way' }
        : { patch: failure(call, tenant, sent.reason), what: 'notice.failed' }
    }
    if (sent.status === 'stopped') throw new Error('what stops a whole way is put back')
    const why = sent.status === 'ours' ? 'our-trouble' : 'provider-busy'
    const other = triesOf(notice) >= MOST_BUSY ? otherWay(notice, why) : undefined
    return other
      ? { patch: other, what: 'notice.other-way' }
      : { patch: afterBusy(call, notice, tenant, why), what: 'notice.busy' }
  })
}

/** `marking`: the lease ran out, so nobody knows whether it went. */
export async function afterLease(ports: SendingPorts, notice: Notice): Promise<void> {
  const call = callFor(ports, notice.org, SYSTEM)
  const tenant = await getTenant(call)
  if (notice.due === null || notice.due > call.now) return
  await whileClaimed(call, notice, (current) => ({ patch: afterUnknown(call, current, tenant), what: 'notice.lease-ran-out' }))
}

/** Offers, reminders and cancellations go again; the rest a person looks at (ARCHITECTURE.md: Messages). */
function afterUnknown(call: Call, notice: Notice, tenant: Tenant): Partial<Notice> {
  const unheard = { reason: 'unknown-outcome', perhapsSentAt: claimedAt(call, notice) } as const
  if (RESEND_WHEN_UNKNOWN.includes(notice.template) && triesOf(notice) < MOST_UNKNOWN)
    return { ...unheard, state: 'waiting', waitsFor: 'sending', due: plus(call.now, triesOf(notice)) }
  return { ...undelivered(call, tenant), ...unheard, state: 'unknown' }
}

/** When it was claimed, which is when it went if it did. */
const claimedAt = (call: Call, { due }: Notice): Instant =>
  earliest(call.now, due === null ? call.now : plus(due, -LEASE_MINUTES))

function afterBusy(call: Call, notice: Notice, tenant: Tenant, why: 'our-trouble' | 'provider-busy'): Partial<Notice> {
  if (triesOf(notice) >= MOST_BUSY) return failure(call, tenant, why)
  return { state: 'waiting', waitsFor: 'sending', due: plus(call.now, 2 ** (triesOf(notice) - 1)), reason: 'provider-busy' }
}

async function whileClaimed(
  call: Call,
  claimed: Notice,
  how: (notice: Notice) => { patch: Partial<Notice>; what: Step },
): Promise<Notice | Refusal> {
  return transact<Notice, Notice>(call, {
    subject: claimed.requestId,
    load: async () => ((await call.store.get(claimed)) as Notice | undefined) ?? refuse('NOT_FOUND'),
    decide(notice, work) {
      if (notice.state !== 'claimed' || notice.claims !== claimed.claims) return notice
      const { patch, what } = how(notice)
      return work.change(notice)(() => patch, what)
    },
  })
}
