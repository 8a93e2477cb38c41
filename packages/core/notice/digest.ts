import type { Standstill } from '../records/standstill.ts'
import { readStandstills, type SendingStores, type Standstills, stoppedBy, stopWay, withDeployment } from './hold-back.ts'
import { SYSTEM } from '../policy/actor.ts'
import { type Call, callFor } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { may } from '../policy/may.ts'
import { type Sent, Unavailable } from '../ports.ts'
import { type Digest, nextFor, toNextTime } from '../records/digest.ts'
import { keyText } from '../records/keys.ts'
import type { Step } from '../records/steps.ts'
import type { Tenant } from '../records/tenant.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { getTenant } from '../relationship/register.ts'
import { findStaff } from '../staff/find.ts'
import { plus } from '../time/instant.ts'
import { type Receiver, receiverOf } from './address.ts'
import { contentFor, type Content, isWorthSaying, readTheirs } from './digest-says.ts'
import { LEASE_MINUTES, MOST_BUSY, MOST_UNKNOWN, type SendingPorts } from './sending.ts'

/**
 * `time`: reads what waits for a coordinator, claims with a lease, sends, marks. Nothing is stored of what it says but which
 * things were told of: a mail that goes late says what is so by then. Where nothing is new or late, the next time is waited for.
 */
export async function sendDigest(ports: SendingPorts, seen: Digest): Promise<void> {
  const call = callFor(ports, seen.org, SYSTEM)
  const stores = withDeployment({ store: call.store }, ports)
  const [tenant, all, standstills] = await Promise.all([getTenant(call), readTheirs(call.store), readStandstills(stores)])
  const receiver = await readerOf(call, seen, tenant)
  if (seen.reader === undefined)
    ports.log({
      event: 'digest.read',
      waits: all.theirs.length,
      late: contentFor(seen, all, tenant.settings, call.now).said.late.count,
    })
  let claimed: { digest: Digest; content: Content; address: string } | undefined
  await change(call, seen, (digest) => {
    claimed = undefined
    if (digest.waitsFor !== 'time' || digest.due === null || digest.due > call.now) return undefined
    if (!receiver) return { patch: { ...toNextTime(call.now, []), times: [], told: [], tries: 0 }, what: 'digest.times-chosen' }
    // What it tells of is still new in the one that goes.
    if (stoppedBy(standstills, 'email')) return { patch: heldBack(call, digest), what: 'digest.held-back' }
    const content = contentFor(digest, all, tenant.settings, call.now)
    if (!isWorthSaying(content.said))
      return {
        patch: {
          ...toNextTime(call.now, digest.times),
          told: content.told,
          passedOver: content.passedOver,
          pressing: undefined,
          readAt: call.now,
          tries: 0,
        },
        what: 'digest.nothing-to-say',
      }
    const address = receiver.addresses.email
    if (address === undefined) return { patch: failed(call, digest, 'no-address'), what: 'digest.failed' }
    const lease = { waitsFor: 'marking', due: plus(call.now, LEASE_MINUTES), attempts: 0, tries: digest.tries + 1 } as const
    claimed = { digest: { ...digest, ...lease }, content, address }
    return { patch: lease, what: 'digest.claimed' }
  })
  if (!claimed || !receiver) return
  const { digest, content, address } = claimed
  const sent = await attempt(ports, tenant, { digest, content, address, receiver })
  if (sent !== 'unknown' && sent.status === 'ours')
    ports.log({ event: 'notice.our-trouble', channel: 'email', code: sent.reason })
  if (sent !== 'unknown' && sent.status === 'stopped') await stopMail(ports, { ...call, ...stores }, sent.reason)
  await mark(call, digest, content, sent)
}

/** Sending stands still: it waits for its next time, and tells then what is so by then. */
const heldBack = ({ now }: Pick<Call, 'now'>, digest: Digest): Partial<Digest> => ({ ...nextFor(digest, now), tries: 0 })

/** The account takes no mail: that is known from now on to whatever would send one. */
async function stopMail(ports: SendingPorts, call: Call & SendingStores, code: string): Promise<void> {
  let news = false
  const { org } = call.store
  const done = await transact<{ found: Standstills }, Standstill>(call, {
    subject: 'email',
    load: async () => ({ found: await readStandstills(call) }),
    decide({ found }, work) {
      news = stopWay(work, org, found, 'email', code) === 'stopped-now'
      const [stood] = [...(work.touched() as Standstill[]), ...found.own.filter(({ id }) => id === 'email')]
      return stood ?? refuse('NOT_FOUND')
    },
  })
  if (isRefusal(done)) throw new Error(`digest refused: ${done.refused}`)
  if (news) ports.log({ event: 'sending.stopped', channel: 'email', code })
}

/** `marking`: the lease ran out, so nobody knows whether it went. */
export async function afterDigestLease(call: Call, seen: Digest): Promise<void> {
  await change(call, seen, (digest) =>
    digest.waitsFor === 'marking' && digest.due !== null && digest.due <= call.now
      ? { patch: afterUnknown(call, digest), what: 'digest.lease-ran-out' }
      : undefined,
  )
}

/** The mailbox they share, as every mail to the coordinators; or a coordinator's own, as long as they are one. */
async function readerOf(call: Call, { reader }: Digest, tenant: Tenant): Promise<Receiver | undefined> {
  if (reader === undefined) return receiverOf(call, { role: 'coordinator', id: 'coordinator' }, tenant)
  const staff = await findStaff(call, reader)
  const own = staff && may({ role: staff.role, id: reader }, 'digest.see')
  return own ? receiverOf(call, { role: 'worker', id: reader }, tenant) : undefined
}

interface Sending {
  readonly digest: Digest
  readonly content: Content
  readonly address: string
  readonly receiver: Receiver
}

async function attempt(
  ports: SendingPorts,
  { settings }: Tenant,
  { digest, content, address, receiver }: Sending,
): Promise<Sent | 'unknown'> {
  const { language } = receiver
  const letter = await ports.composeDigest(content.said, {
    link: `${ports.publicUrl}/queue`,
    senderName: settings.senderName,
    language,
  })
  try {
    return await ports.mail.send({ ...letter, to: address, fromName: settings.senderName, tag: keyText(digest) })
  } catch (error) {
    if (error instanceof Unavailable) return 'unknown'
    throw error
  }
}

async function mark(call: Call, claimed: Digest, { told, passedOver, readAt }: Content, sent: Sent | 'unknown'): Promise<void> {
  await change(call, claimed, (digest) => {
    if (digest.waitsFor !== 'marking' || digest.tries !== claimed.tries) return undefined
    if (sent === 'unknown') return { patch: afterUnknown(call, digest), what: 'digest.unknown' }
    if (sent.status === 'sent')
      return {
        patch: {
          ...toNextTime(call.now, digest.times),
          told,
          passedOver,
          pressing: undefined,
          readAt,
          tries: 0,
          sentAt: call.now,
          failedFor: undefined,
          ...(digest.pressing && { atOnceAt: call.now }),
        },
        what: 'digest.sent',
      }
    if (sent.status === 'stopped') return { patch: heldBack(call, digest), what: 'digest.held-back' }
    if (sent.status === 'rejected') return { patch: failed(call, digest, sent.reason), what: 'digest.failed' }
    const why = sent.status === 'ours' ? 'our-trouble' : 'provider-busy'
    if (digest.tries >= MOST_BUSY) return { patch: failed(call, digest, why), what: 'digest.failed' }
    return { patch: soon(call, 2 ** (digest.tries - 1), 'provider-busy'), what: 'digest.busy' }
  })
}

/** Rather twice than never, three times at most; what was new in it is so once more in the next. */
const afterUnknown = (call: Call, digest: Digest): Partial<Digest> =>
  digest.tries < MOST_UNKNOWN ? soon(call, digest.tries, 'unknown-outcome') : { ...nextFor(digest, call.now), tries: 0 }

const soon = ({ now }: Call, minutes: number, reason: 'provider-busy' | 'unknown-outcome'): Partial<Digest> => ({
  waitsFor: 'time',
  due: plus(now, minutes),
  owner: 'system',
  reason,
})

/** It stands in the open work until one has gone; what it was to say is new in the next. */
export const failed = ({ now }: Pick<Call, 'now'>, digest: Digest, why: string): Partial<Digest> =>
  digest.times.length === 0
    ? { ...nextFor(digest, now), tries: 0 }
    : { ...nextFor(digest, now), owner: 'coordinator', reason: 'failed', tries: 0, failedFor: why }

async function change(
  call: Call,
  seen: Digest,
  how: (digest: Digest) => { patch: Partial<Digest>; what: Step } | undefined,
): Promise<void> {
  const done = await transact<Digest, Digest>(call, {
    subject: seen.id,
    load: async () => ((await call.store.get(seen)) as Digest | undefined) ?? refuse('NOT_FOUND'),
    decide(digest, work): Digest | Refusal {
      const next = how(digest)
      return next ? work.change(digest)(() => next.patch, next.what) : digest
    },
  })
  if (isRefusal(done)) throw new Error(`digest refused: ${done.refused}`)
}
