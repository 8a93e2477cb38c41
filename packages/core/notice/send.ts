import { type Call, callFor } from '../call.ts'
import { SYSTEM } from '../actor.ts'
import { OFFICE } from '../offer/send-wave.ts'
import { type Instant, type LinkPurpose, type Sent, Unavailable } from '../ports.ts'
import { atRest, keyText } from '../record.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../request/load.ts'
import { getTenant } from '../tenant/find.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { latest, minutesBetween, plus } from '../time/instant.ts'
import { addWorkingHours } from '../time/working-days.ts'
import { transact } from '../transact.ts'
import type { Step } from '../work.ts'
import { addressOf } from './address.ts'
import { type Notice, RESEND_WHEN_UNKNOWN } from './notice.ts'
import { noLongerHolds, subjectOf } from './still-holds.ts'
import type { SendingPorts } from './sending.ts'

/** A sender that crashed is taken over after this. Longer than any function may run. */
const LEASE_MINUTES = 5
/** Sendings nobody knows the outcome of, before a person looks. */
const MOST_UNKNOWN = 3
/** Times a provider may say it is busy, each wait twice the last. */
const MOST_BUSY = 8
/** A link opens this long after the last time it is about, and never later (domain §6); its subject may end it sooner. */
const LINK_DAYS = 30

/**
 * `sending`: claim with a lease, look once more whether it still holds, send, mark. The providers know no idempotency,
 * so exactly once is impossible; nothing is claimed after its cancellation has committed (design §8).
 */
export async function sendNotice(ports: SendingPorts, notice: Notice): Promise<void> {
  const call = callFor(ports, notice.org, SYSTEM)
  const tenant = await getTenant(call)
  const address = await addressOf(call, notice, tenant)
  const claimed = await claim(call, notice, tenant, address)
  if (!claimed || address === undefined) return
  const sent = await attempt(ports, claimed, tenant, address)
  await mark(call, claimed, tenant, sent)
}

/** The claimed notice, when it was this call that claimed it. */
async function claim(
  call: Call,
  { requestId, sk }: Notice,
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
      if (subject) work.hold(subject) // what it speaks of may not change between the look and the claim
      const why = noLongerHolds(notice, aggregate, work.now)
      if (why) return work.change(notice)(() => ({ ...atRest, state: 'suppressed', suppressedFor: why }), 'notice.suppressed')
      const { workerId } = aggregate.request
      // Handed over while a sender had it in hand: the next look finds the colleague's address.
      if (notice.to.role === 'worker' && notice.to.id !== workerId)
        return work.change(notice)(() => ({ to: { role: 'worker', id: workerId } }), 'notice.handed-over')
      if (address === undefined) return work.change(notice)(() => failure(call, tenant, 'no-address'), 'notice.failed')
      const lease = { waitsFor: 'marking', due: plus(work.now, LEASE_MINUTES), attempts: 0 } as const
      mine = work.change(notice)((now) => ({ ...lease, state: 'claimed', claims: now.claims + 1 }), 'notice.claimed')
      return mine
    },
  })
  if (isRefusal(done)) throw new Error(`claim refused: ${done.refused}`)
  return mine
}

async function attempt(ports: SendingPorts, notice: Notice, tenant: Tenant, to: string): Promise<Sent | 'unknown'> {
  const { senderName, coordinatorPhone } = tenant.settings
  const area = tenant.areas.find((one) => one.code === notice.facts.area)?.names.fi ?? ''
  const link = await linkFor(ports, notice)
  const words = {
    link,
    phone: coordinatorPhone,
    senderName,
    area,
    language: 'fi',
    now: ports.clock.now(),
    from: ports.mailFrom,
    to,
  }
  const message = await ports.compose(notice, words)
  const tag = keyText(notice)
  try {
    return message.channel === 'sms'
      ? await ports.sms.send({ to, text: message.text, tag })
      : await ports.mail.send({ ...message, to, fromName: senderName, tag })
  } catch (error) {
    if (error instanceof Unavailable) return 'unknown'
    throw error
  }
}

/** Partners get a token of their own, minted for this attempt; staff a page behind sign-in. */
async function linkFor({ ids, clock, directory, hash, linkUrl, publicUrl }: SendingPorts, notice: Notice): Promise<string> {
  if (notice.to.role !== 'partner') return `${publicUrl}/requests/${notice.requestId}`
  const purpose: LinkPurpose = notice.subject.sk.startsWith('OFFER#')
    ? 'offer'
    : notice.subject.sk.startsWith('MEET#')
      ? 'meeting'
      : 'own'
  const token = ids.token()
  await directory.saveLink(hash(token), {
    org: notice.org,
    purpose,
    partnerId: notice.to.id,
    ...(purpose !== 'own' && { subject: notice.subject }),
    expires: clock.real() + Math.ceil(60 * (LINK_DAYS * 24 * 60 + minutesBetween(clock.now(), lastTime(notice, clock.now())))),
  })
  return `${linkUrl}/${purpose === 'offer' ? 'o' : 'm'}/${token}`
}

/** What the message is about may lie ahead: `now` where it has no time or is over. */
const lastTime = ({ facts }: Notice, now: Instant): Instant => latest(now, ...facts.slots.map((slot) => slot.end))

/** Writes down what became of the attempt, unless the lease ran out and somebody else took over. */
async function mark(call: Call, claimed: Notice, tenant: Tenant, sent: Sent | 'unknown'): Promise<void> {
  await whileClaimed(call, claimed, (notice) => {
    if (sent === 'unknown') return { patch: afterUnknown(call, notice, tenant), what: 'notice.unknown' }
    if (sent.status === 'sent')
      return { patch: { ...atRest, state: 'sent', providerId: sent.providerId, sentAt: call.now }, what: 'notice.sent' }
    if (sent.status === 'rejected') return { patch: failure(call, tenant, sent.reason), what: 'notice.failed' }
    return { patch: afterBusy(call, notice, tenant), what: 'notice.busy' }
  })
}

/** `marking`: the lease ran out, so nobody knows whether it went. */
export async function afterLease(ports: SendingPorts, notice: Notice): Promise<void> {
  const call = callFor(ports, notice.org, SYSTEM)
  const tenant = await getTenant(call)
  if (notice.due === null || notice.due > call.now) return
  await whileClaimed(call, notice, (now) => ({ patch: afterUnknown(call, now, tenant), what: 'notice.lease-ran-out' }))
}

/** Offers, reminders and cancellations go again; the rest a person looks at (design §8). */
function afterUnknown(call: Call, notice: Notice, tenant: Tenant): Partial<Notice> {
  if (RESEND_WHEN_UNKNOWN.includes(notice.template) && notice.claims < MOST_UNKNOWN)
    return { state: 'waiting', waitsFor: 'sending', due: plus(call.now, notice.claims), reason: 'unknown-outcome' }
  return { ...undelivered(call, tenant), state: 'unknown', reason: 'unknown-outcome' }
}

function afterBusy(call: Call, notice: Notice, tenant: Tenant): Partial<Notice> {
  if (notice.claims >= MOST_BUSY) return failure(call, tenant, 'provider-busy')
  return { state: 'waiting', waitsFor: 'sending', due: plus(call.now, 2 ** (notice.claims - 1)), reason: 'provider-busy' }
}

const failure = (call: Call, tenant: Tenant, why: string): Partial<Notice> => ({
  ...undelivered(call, tenant),
  state: 'failed',
  reason: 'failed',
  failedFor: why,
})

/** `person`: still undelivered; its clock starts anew, and it stays in the open work while what it says holds. */
export async function lookAgain(call: Call, notice: Notice): Promise<void> {
  const tenant = await getTenant(call)
  await transact<Aggregate, Notice>(call, {
    subject: notice.requestId,
    load: async () => (await loadAggregate(call, notice.requestId)) ?? refuse('NOT_FOUND'),
    decide(aggregate, work) {
      const now = aggregate.notices.find((one) => one.sk === notice.sk)
      if (!now) return refuse('NOT_FOUND')
      if (now.waitsFor !== 'person') return now
      const why = noLongerHolds(now, aggregate, work.now)
      if (why) return work.change(now)(() => ({ ...atRest, state: 'suppressed', suppressedFor: why }), 'notice.suppressed')
      return work.change(now)(() => ({ due: undelivered(call, tenant).due, attempts: 0 }), 'notice.still-undelivered')
    },
  })
}

/** A person looks at it: it stands in the open work. */
export const undelivered = (call: Pick<Call, 'now'>, { settings }: Tenant) =>
  ({
    waitsFor: 'person',
    owner: 'coordinator',
    due: addWorkingHours(call.now, settings.coordinatorHours, OFFICE),
    attempts: 0,
  }) as const

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
