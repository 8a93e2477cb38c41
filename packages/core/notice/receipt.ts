import { SYSTEM } from '../policy/actor.ts'
import { type Call, callFor } from '../commit/call.ts'
import type { Key, Ports } from '../ports.ts'
import { atRest } from '../records/record.ts'
import type { Digest } from '../records/digest.ts'
import { keys, orgOf } from '../records/keys.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { getTenant } from '../relationship/register.ts'
import type { Tenant } from '../records/tenant.ts'
import { transact } from '../commit/transact.ts'
import { getWherever } from '../commit/wherever.ts'
import type { Notice, NoticeState } from '../records/notice.ts'
import { failed } from './digest.ts'
import type { Card } from '../records/partner.ts'
import { byOtherWay } from './channel.ts'
import { undelivered } from './undelivered.ts'

const isOfDigest = (key: Key): boolean => key.pk === keys.digest(orgOf(key), '').pk

const CAN_BOUNCE: readonly NoticeState[] = ['claimed', 'sent', 'unknown']

/**
 * What became of a message after the provider took it. What bounced goes by another way that its reader wants; where there is
 * none it is a coordinator's, also where that comes before the sender has marked it; good news is written down only where nobody knew whether it went.
 * A digest that did not arrive is one too. Any other key is left alone.
 */
export async function takeReceipt(
  ports: Ports,
  key: Key,
  { delivered, reason }: { delivered: boolean; reason?: string },
): Promise<void> {
  const call = callFor(ports, orgOf(key), SYSTEM)
  const done = isOfDigest(key) ? await ofDigest(call, key, delivered, reason) : await ofNotice(call, key, delivered, reason)
  if (isRefusal(done)) ports.log({ event: 'receipt.refused', code: done.refused })
}

/** A digest that came back: a person sees to the address, and what it told of is new in the next. */
const ofDigest = (call: Call, key: Key, delivered: boolean, reason = 'undelivered') =>
  transact<Digest, Digest>(call, {
    subject: ({ id }) => id,
    load: async () => ((await call.store.get(key)) as Digest | undefined) ?? refuse('NOT_FOUND'),
    decide: (digest, work) =>
      delivered || digest.waitsFor === 'nothing'
        ? digest
        : work.change(digest)(() => ({ ...failed(call, digest, reason), told: [], readAt: undefined }), 'digest.bounced'),
  })

function ofNotice(call: Call, key: Key, delivered: boolean, reason?: string): Promise<Notice | Refusal> {
  return transact<{ notice: Notice; tenant: Tenant; card: Card | undefined }, Notice>(call, {
    subject: ({ notice }) => notice.requestId,
    async load() {
      const notice = (await getWherever(call.store, key)) as Notice | undefined
      if (notice?.kind !== 'notice') return refuse('NOT_FOUND')
      const { role, id } = notice.to
      const ofCard = keys.card(call.store.org, id)
      const [tenant, card] = await Promise.all([getTenant(call), role === 'partner' ? call.store.get(ofCard) : undefined])
      return { notice, tenant, card: card as Card | undefined }
    },
    decide({ notice, tenant, card }, work) {
      if (delivered)
        return notice.state === 'unknown'
          ? work.change(notice)(() => ({ ...atRest, state: 'sent', sentAt: notice.perhapsSentAt ?? work.now }), 'notice.arrived')
          : notice
      if (!CAN_BOUNCE.includes(notice.state)) return notice
      const why = reason ?? 'undelivered'
      const other = byOtherWay(notice, { wanted: card?.contactBy ?? [] }, { now: work.now, why })
      if (other) return work.change(notice)(() => other, 'notice.bounced')
      return work.change(notice)(
        () => ({ ...undelivered(call, tenant), state: 'failed', reason: 'failed', failedFor: why }),
        'notice.bounced',
      )
    },
  })
}
