import type { Call } from '../commit/call.ts'
import { atRest, type Live } from '../records/record.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import type { Tenant } from '../records/tenant.ts'
import { plus } from '../time/instant.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { keys } from '../records/keys.ts'
import { timesTogether } from '../relationship/tell-together.ts'
import type { Notice } from '../records/notice.ts'
import type { Digest } from '../records/digest.ts'
import type { StandstillId } from '../records/standstill.ts'
import type { Way } from '../records/way.ts'
import { startClock, startUnsent, stopClock } from '../relationship/unsent.ts'
import { clockOf, isOffNoMore, placedNow, whyUntrue, subjectOf } from './still-true.ts'
import { type Receiver, receiverOf } from './address.ts'
import { channelNow, isForCalendar, isSaidByTwin, isTwin, waysFor } from './channel.ts'
import { askAtHalf } from './half-time.ts'
import { followDeployment, heldBack, readStandstills, type SendingStores, type Standstills, stoppedBy } from './hold-back.ts'
import { digestBeside, isLeftToDigest } from './at-once.ts'
import { LEASE_MINUTES } from './sending.ts'
import { failure } from './undelivered.ts'

interface Found {
  readonly standstills: Standstills
  readonly aggregate: Aggregate
  readonly notice: Notice
  readonly receiver: Receiver
  readonly digest: Digest | undefined
}

/** So often it is looked at whether what was forgotten of its reader, or of what it speaks of, has been dealt with. */
const PARKED_MINUTES = 60

/** What was to take a meeting out of the former worker's calendar says no more than that. */
const toLeaver = ({ facts: { slots, mode, invite } }: Notice): Partial<Notice> => ({
  template: 'meeting-passed-on',
  facts: { slots, mode, area: '', ...(invite && { invite }) },
})

/** What goes by SMS changes no calendar: that is told beside it, by e-mail, where its reader wants any. */
function tellCalendar(work: Work, notice: Notice, { wanted, addresses }: Receiver): void {
  if (notice.to.role !== 'partner' || notice.facts.invite === undefined || isForCalendar(notice) || notice.claims > 0) return
  if (!wanted.includes('email') || addresses.email === undefined) return
  const id = `${notice.id}-also-1`
  const facts = { ...notice.facts, told: 'calendar' } as const
  work.add<Notice>(
    { ...notice, ...keys.notice(notice.org, notice.requestId, id), id, version: 1, channel: 'email', facts, occasion: 'rest' },
    'notice.due',
  )
}

/** Why it waits, once no standstill holds it back. */
const reasonOf = ({ reason, template }: Notice) => (reason === 'standstill' ? template : reason)

/** Made before what it speaks of was parked, and that is parked still. What somebody does since then is told at once. */
const isInDoubt = ({ createdAt }: Notice, ...about: (Live | undefined)[]): boolean =>
  about.some((one) => one?.parked !== undefined && createdAt <= (one.parked.since ?? createdAt))

/** Held back, and by what. */
export interface HeldBack {
  readonly heldBy: StandstillId
}

/** A standstill that is tried with this very message: it does not hold it back, and the message need not be due. */
export interface Trying {
  readonly way: Way
}

/** What was claimed, and whom it goes to. */
export interface Claimed {
  readonly notice: Notice
  readonly address: string
  readonly receiver: Receiver
}

/**
 * Claims a notice for sending, after one more look whether it is still true and by which one way it goes now. Returns it only where this call claimed it; nothing is claimed when what it rests on has changed, nor
 * while sending stands still: then it is held back, and whoever it would ask has not been asked. Where that cannot be read,
 * nothing is claimed.
 */
export async function claim(
  call: Call & Pick<SendingStores, 'everywhere'>,
  { requestId, sk }: Notice,
  tenant: Tenant,
  trying?: Trying,
): Promise<Claimed | HeldBack | undefined> {
  let mine: Claimed | HeldBack | undefined
  const done = await transact<Found, Notice>(call, {
    subject: requestId,
    async load() {
      const [standstills, aggregate] = await Promise.all([readStandstills(call), loadAggregate(call, requestId)])
      const notice = aggregate?.notices.find((one) => one.sk === sk)
      if (!aggregate || !notice) return refuse('NOT_FOUND')
      const [receiver, digest] = await Promise.all([receiverOf(call, notice.to, tenant), digestBeside(notice, call.store)])
      return { standstills, aggregate, notice, receiver, digest }
    },
    decide({ standstills, aggregate, notice, receiver, digest }, work) {
      mine = undefined
      if (notice.state !== 'waiting' || notice.due === null || (notice.due > work.now && !trying)) return notice
      const subject = subjectOf(notice, aggregate)
      if (subject) work.guard(subject) // what it speaks of may not change between the look and the claim
      work.guard(aggregate.request) // nor what was decided for all of its meetings at once, nor whose it is
      for (const record of receiver.from) work.guard(record) // nor where they want to be written to
      // Not held back any more by what keeps all from going, so that none of those is tried by it.
      const later = (facts = notice.facts) =>
        work.change(notice)(() => ({ due: plus(work.now, PARKED_MINUTES), reason: reasonOf(notice), facts }), 'notice.parked')
      const suppress = (why: NonNullable<Notice['suppressedFor']>) =>
        work.change(notice)(() => ({ ...atRest, state: 'suppressed', suppressedFor: why }), 'notice.suppressed')
      // It may be untrue by what is forgotten of what it speaks of: it waits until a coordinator has dealt with that.
      if (isInDoubt(notice, aggregate.request, subject)) return later()
      const why = whyUntrue(notice, aggregate, work.now)
      if (why) return suppress(why)
      const slots = timesTogether(notice, aggregate.meetings)
      // Another program has told of each: nothing is left for this one.
      if (slots?.length === 0) return suppress('replaced')
      const { workerId } = aggregate.request
      // The request was handed over: the notice gets its new reader, and is sent at the next look, to the colleague's address.
      if (notice.to.role === 'worker' && notice.to.id !== workerId && notice.template !== 'meeting-passed-on') {
        const { invite } = notice.facts
        // A calendar follows its person: the colleague's is told when it is confirmed who goes on, the other's only that it is over.
        if (invite?.method === 'REQUEST') return suppress('replaced')
        if (invite) return work.change(notice)(() => toLeaver(notice), 'notice.handed-over')
        return work.change(notice)(() => ({ to: { role: 'worker', id: workerId } }), 'notice.handed-over')
      }
      const twins = aggregate.notices.filter((one) => isTwin(one, notice))
      const asking = { aggregate, tenant, notice, twins }
      // A channel may be one that they have taken away since: it waits until a coordinator has asked them.
      if (receiver.parked) return later({ ...notice.facts, ...stopClock(work, asking) })
      if (isSaidByTwin(notice, twins)) return suppress('replaced')
      const { urgency } = aggregate.request
      const isStopped = (way: Way) => stoppedBy(standstills, way, trying?.way) !== undefined
      const again = isOffNoMore(notice, aggregate)
      const reachesCalendar = receiver.wanted.includes('email') && !notice.tried?.includes('email')
      if (again && !(notice.facts.invite && reachesCalendar)) return suppress('replaced')
      // Nobody is told by SMS that what holds is off: only a calendar loses the old entry.
      const choosing = { urgency, receiver, now: work.now, isStopped }
      const channel = again ? 'email' : channelNow(notice, choosing)
      if (channel === undefined) {
        const facts = { ...notice.facts, ...startUnsent(work, asking) }
        const { tried, failedFor = 'undelivered' } = notice
        if (tried && receiver.wanted.length > 0)
          return work.change(notice)(() => ({ facts, ...failure(call, tenant, failedFor) }), 'notice.failed')
        return suppress('switched-off')
      }
      const stop = stoppedBy(standstills, channel, trying?.way)
      if (stop) {
        if (stop.id === 'deployment') followDeployment(work, notice.org, standstills)
        const asks = stopClock(work, asking)
        mine = { heldBy: stop.id }
        return work.change(notice)(
          ({ facts }) => ({
            channel,
            facts: { ...facts, ...asks },
            ...heldBack(work, again ? [channel] : waysFor(notice, choosing)),
          }),
          'notice.held-back',
        )
      }
      if (isLeftToDigest(work, digest, subject)) return suppress('replaced')
      const address = receiver.addresses[channel]
      if (address === undefined) {
        const facts = { ...notice.facts, ...startUnsent(work, asking) }
        const why = notice.failedFor ?? 'no-address'
        return work.change(notice)(() => ({ channel, facts, ...failure(call, tenant, why) }), 'notice.failed')
      }
      if (channel === 'sms') tellCalendar(work, notice, receiver)
      const asks = startClock(work, asking)
      askAtHalf(work, { notice, notices: aggregate.notices, tenant, receiver, channel }, asks)
      const lease = { waitsFor: 'marking', due: plus(work.now, LEASE_MINUTES), attempts: 0 } as const
      const claimed = work.change(notice)(
        (current) => ({
          ...lease,
          channel,
          state: 'claimed',
          reason: reasonOf(notice),
          claims: current.claims + 1,
          facts: {
            ...current.facts,
            ...(slots && { slots }),
            again: again || undefined,
            ...clockOf(notice, subject, work.now),
            ...placedNow(subject),
            ...asks,
          },
        }),
        'notice.claimed',
      )
      mine = { notice: claimed, address, receiver }
      return claimed
    },
  })
  if (isRefusal(done)) throw new Error(`claim refused: ${done.refused}`)
  return mine
}
