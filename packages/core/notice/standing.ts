import { SYSTEM } from '../policy/actor.ts'
import { type Call, callFor } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Step } from '../records/steps.ts'
import { keys } from '../records/keys.ts'
import { isHeldBack, type Notice } from '../records/notice.ts'
import type { Card } from '../records/partner.ts'
import { atRest } from '../records/record.ts'
import { DEPLOYMENT, isOn, type Standstill } from '../records/standstill.ts'
import type { Way } from '../records/way.ts'
import type { Tenant } from '../records/tenant.ts'
import { type Refusal, isRefusal, refuse } from '../refusal.ts'
import { type Aggregate, loadAggregate } from '../relationship/load.ts'
import { mayBeWoken } from '../relationship/make-offer.ts'
import { getTenant } from '../relationship/register.ts'
import { politely } from '../relationship/tell.ts'
import { earliest, plus } from '../time/instant.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'
import {
  heldBy,
  isFree,
  nextLook,
  nextTry,
  over,
  readStandstills,
  type Standstills,
  stoppedBy,
  wayOf,
  withDeployment,
} from './hold-back.ts'
import { sendNotice } from './send.ts'
import type { SendingPorts } from './sending.ts'

/** Messages released in one step; the next follows at once. */
const AT_ONCE = 25
/** The list of what is held back lags: so one more look. */
const SECOND_LOOK_MINUTES = 2
/** Some of what is held back: one of them is tried. */
const SOME = 25

/**
 * `account`: one message of those held back is tried, each time another, so that one which nobody can send keeps no other
 * from going. Where it goes, all do; else the next try is twice as far off, up to a day. Nothing is held back: the next
 * message finds out by itself.
 */
export async function tryAccount(ports: SendingPorts, seen: Standstill): Promise<void> {
  const way = wayOf(seen.id)
  if (!way) throw new Error('an account is behind a way')
  const call = withDeployment(callFor(ports, seen.org, SYSTEM), ports)
  const [tenant, all] = await Promise.all([getTenant(call), heldBy(call, way, SOME)])
  const goesAt = ({ to, facts }: Notice) => (to.role === 'partner' ? politely(call.now, tenant, facts) : call.now)
  const held = all.filter((notice) => goesAt(notice) <= call.now)
  const [first, ...more] = all.map(goesAt)
  // A message is no test: in the night it waits like any other.
  if (first !== undefined && held.length === 0)
    return change(call, seen, () => ({ due: earliest(first, ...more), attempts: 0 }), 'standstill.goes-on')
  const one = held[seen.tries % Math.max(1, held.length)]
  if (!one) return goesOn(ports, call, seen, way)
  // A person's hold stands in the way too: nothing is tried, so nothing is learnt of the account.
  if (stoppedBy(await readStandstills(call), way, way))
    return change(call, seen, () => ({ due: nextLook(call.now), attempts: 0 }), 'standstill.goes-on')
  const sent = await sendNotice(ports, one, { way })
  if (sent === 'not-claimed' || sent === 'other-way')
    return change(call, seen, () => ({ due: plus(call.now, 1), attempts: 0 }), 'standstill.goes-on')
  if (sent !== 'unknown' && sent.status === 'sent') return goesOn(ports, call, seen, way)
  const code = sent !== 'unknown' && sent.status === 'stopped' ? sent.reason : undefined
  if (code !== undefined) ports.log({ event: 'sending.stopped', channel: way, code })
  return later(call, seen, code)
}

function goesOn(ports: SendingPorts, call: Call, seen: Standstill, way: Way): Promise<void> {
  ports.log({ event: 'sending.goes-on', channel: way })
  return change(call, seen, () => ({ ...over, due: call.now, liftedAt: call.now }), 'standstill.off')
}

const later = (call: Call, seen: Standstill, code?: string): Promise<void> =>
  change(
    call,
    seen,
    ({ tries }) => ({ tries: tries + 1, due: nextTry(call.now, tries + 1), attempts: 0, ...(code !== undefined && { code }) }),
    'standstill.goes-on',
  )

/** `lifting`: a person put sending on hold, and stays its owner; nothing is done by itself. */
export async function lookAtHold(call: Call, seen: Standstill): Promise<void> {
  const { settings } = await getTenant(call)
  await change(
    call,
    seen,
    () => ({ due: addWorkingHours(call.now, settings.coordinatorHours, OFFICE), attempts: 0 }),
    'standstill.goes-on',
  )
}

/** `deployment`: whether whoever runs the service has lifted their hold. */
export async function lookAtDeployment(ports: SendingPorts, seen: Standstill): Promise<void> {
  const call = callFor(ports, seen.org, SYSTEM)
  const all = await ports.stores.open(DEPLOYMENT).get(keys.standstill(DEPLOYMENT, 'deployment'))
  if (isOn(all)) return change(call, seen, () => ({ due: nextLook(call.now), attempts: 0 }), 'standstill.goes-on')
  await change(call, seen, () => ({ ...over, due: call.now, liftedAt: call.now }), 'standstill.off')
}

/** `releasing`: what was held back goes, a handful at a time, by day where it is to a partner; then once more, since the list lags. */
export async function release(ports: SendingPorts, seen: Standstill): Promise<void> {
  const call = withDeployment(callFor(ports, seen.org, SYSTEM), ports)
  const [standstills, tenant, held] = await Promise.all([readStandstills(call), getTenant(call), heldBy(call)])
  const free = held.filter((notice) => isFree(notice, standstills))
  // One that cannot be let go now keeps none behind it waiting; it is met again.
  const failures: unknown[] = []
  for (const [n, notice] of free.entries()) {
    if (n - failures.length >= AT_ONCE) break
    await letGo(call, notice, standstills, tenant).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  const next =
    free.length > 0
      ? {
          due: free.length > AT_ONCE ? call.now : plus(call.now, SECOND_LOOK_MINUTES),
          reason: 'second-look' as const,
          attempts: 0,
        }
      : seen.reason === 'second-look'
        ? atRest
        : { due: plus(call.now, SECOND_LOOK_MINUTES), reason: 'second-look' as const, attempts: 0 }
  await change(call, seen, () => next, next === atRest ? 'standstill.done' : 'standstill.released')
}

/** It is due now, or in the morning where it would wake a partner; whether it still holds is looked at when it goes. */
async function letGo(call: Call, { requestId, sk, to }: Notice, standstills: Standstills, tenant: Tenant): Promise<void> {
  const done = await transact<{ aggregate: Aggregate; card: Card | undefined }, Notice>(call, {
    subject: requestId,
    async load() {
      const [aggregate, card] = await Promise.all([
        loadAggregate(call, requestId),
        to.role === 'partner' ? call.store.get(keys.card(call.store.org, to.id)) : undefined,
      ])
      return aggregate ? { aggregate, card: card as Card | undefined } : refuse('NOT_FOUND')
    },
    decide({ aggregate, card }, work): Notice | Refusal {
      const notice = aggregate.notices.find((one) => one.sk === sk)
      if (!notice) return refuse('NOT_FOUND')
      if (!isHeldBack(notice) || !isFree(notice, standstills)) return notice
      const wakes = card && notice.template === 'offer' && mayBeWoken(aggregate.request, card)
      const due = to.role === 'partner' && !wakes ? politely(work.now, tenant, notice.facts) : work.now
      return work.change(notice)(() => ({ due, reason: notice.template, attempts: 0 }), 'notice.released')
    },
  })
  if (isRefusal(done)) throw new Error(`release refused: ${done.refused}`)
}

/** Changes it while it stands as it was seen; else nothing is done. */
async function change(call: Call, seen: Standstill, how: (one: Standstill) => Partial<Standstill>, what: Step): Promise<void> {
  await transact<Standstill, Standstill>(call, {
    subject: seen.id,
    load: async () => ((await call.store.get(seen)) as Standstill | undefined) ?? refuse('NOT_FOUND'),
    decide: (one, work) =>
      one.state === seen.state && one.waitsFor === seen.waitsFor && one.version === seen.version
        ? work.change(one)(how, what)
        : one,
  })
}
