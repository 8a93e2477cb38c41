import type { Live } from '../records/record.ts'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { afterwards, justBack, pauseOnly } from '../partner/after.ts'
import { AGREEMENTS, type Beyond, type Ending, endOf } from '../records/ending.ts'
import { keys } from '../records/keys.ts'
import type { Card, Diary } from '../records/partner.ts'
import type { Tenant } from '../records/tenant.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { findPartnerCard, loadRegister } from '../relationship/register.ts'
import { tell } from '../relationship/tell.ts'
import { earliest } from '../time/instant.ts'
import { localDate } from '../time/zone.ts'
import { afterwards as agreementsAfterwards } from '../relationship/agreements.ts'
import { beyondAgreements, beyondUndertaking, isNear } from '../relationship/beyond.ts'
import { type afterwardsOf, findingOf, tomorrow } from '../records/ending-waits.ts'

/** A request that the message goes with; its record is not changed. */
interface Along {
  readonly along?: Loaded
}

/**
 * `ending` of a card: the coordinator hears that the undertaking or the partner's agreement ends, with what is agreed beyond,
 * and is asked daily in the end. With nothing agreed beyond it only needs to be heard; who cannot be written to about it,
 * since the partner is in no request that a message could go with, reads it in the open work until it is over.
 */
export async function lookAtUndertaking(call: Call, seen: Card): Promise<void> {
  const done = await transact<{ card: Card; beyond: readonly Beyond[] } & Along, Card>(call, {
    subject: seen.id,
    async load() {
      const [card, diary] = await Promise.all([
        findPartnerCard(call, seen.id),
        call.store.get(keys.diary(call.store.org, seen.id)) as Promise<Diary | undefined>,
      ])
      if (!card || !diary) return refuse('NOT_FOUND')
      const beyond = beyondUndertaking(card, diary, call.now)
      const along = beyond[0]?.requestId ?? diary.families.at(-1) ?? diary.bookings.at(-1)?.requestId
      return { card, beyond, ...(await goingAlong(call, along)) }
    },
    decide({ card, beyond, along }, work) {
      if (card.version !== seen.version) return card
      if (card.state === 'paused' && card.pausedUntil !== undefined && card.pausedUntil <= work.now)
        return work.change(card)(() => justBack(work.now), 'card.pause-ended')
      const until = endOf(card)
      const found = findingOf({ until, beyond: beyond[0] && until, heard: card.heardOfEnd }, work.now)
      if (until === undefined || found === 'far') return work.change(card)(() => afterwards(card), 'card.end-over')
      if (found === 'over') return work.change(card)(() => pauseOnly(card), 'card.end-over')
      const due = earliest(tomorrow(work.now), card.pausedUntil ?? tomorrow(work.now))
      const waiting = work.change(card)(
        () => ({ ...coordinators(beyond.length > 0 || !along), due, reason: 'undertaking-ends', ...heard(work, found, until) }),
        found === 'ask' ? 'card.end-asked' : 'card.end-heard',
      )
      if (found !== 'known') say(work, along, { of: card.id, until, beyond }, waiting)
      return waiting
    },
  })
  if (isRefusal(done)) throw new Error(`refused: ${done.refused}`)
}

interface EndsOfTenant {
  readonly tenant: Tenant
  readonly ending: readonly Ending[]
  readonly beyond: readonly Beyond[]
  /** What it waits for where nothing is left of them. */
  readonly over: ReturnType<typeof afterwardsOf>
}

/** `ending` of the tenant's record: the same of agreements between organisations, with all that is agreed beyond any of them. */
export async function lookAtAgreements(call: Call, seen: Tenant): Promise<void> {
  const done = await transact<EndsOfTenant & Along, Tenant>(call, {
    subject: 'tenant',
    async load() {
      const register = await loadRegister(call)
      const { ending, beyond } = await beyondAgreements(call, register)
      const over = await agreementsAfterwards(call, register.tenant, true)
      return { tenant: register.tenant, ending, beyond, over, ...(await goingAlong(call, beyond[0]?.requestId)) }
    },
    decide({ tenant, ending, beyond, over, along }, work) {
      if (tenant.version !== seen.version) return tenant
      const [today, firstBeyond] = [localDate(work.now), beyond.map((one) => one.until).toSorted()[0]]
      const until = ending
        .map(({ validTo }) => validTo)
        .filter((one) => isNear(one, work.now) && (one >= today || beyond.some((meeting) => meeting.until === one)))
        .toSorted()
        .at(-1)
      const found = findingOf({ until, beyond: firstBeyond, heard: tenant.heardOfEnd }, work.now)
      if (until === undefined || found === 'far' || found === 'over') return work.change(tenant)(() => over, 'tenant.end-over')
      const waiting = work.change(tenant)(
        () => ({
          ...coordinators(true),
          due: tomorrow(work.now),
          reason: 'agreement-ends',
          ...heard(work, found, until),
        }),
        found === 'ask' ? 'tenant.end-asked' : 'tenant.end-heard',
      )
      if (found !== 'known') say(work, along, { of: AGREEMENTS, until: firstBeyond ?? until, beyond }, waiting)
      return waiting
    },
  })
  if (isRefusal(done)) throw new Error(`refused: ${done.refused}`)
}

const coordinators = (theirs: boolean) => ({ waitsFor: 'ending', owner: theirs ? 'coordinator' : 'system', attempts: 0 }) as const

const heard = ({ now }: Work, found: string, until: string) =>
  found === 'known' ? {} : { heardOfEnd: { until, on: localDate(now) } }

async function goingAlong(call: Call, requestId: string | undefined): Promise<Along> {
  const along = requestId === undefined ? undefined : await loadRequest(call, requestId, 'request.advance', { partners: [] })
  return along && !isRefusal(along) ? { along } : {}
}

/** To the coordinators' mailbox; without a word of whose it is. */
function say(
  work: Work,
  along: Loaded | Refusal | undefined,
  { of, until, beyond }: { of: string; until: string; beyond: readonly Beyond[] },
  about: Card | Tenant,
): void {
  if (!along || isRefusal(along)) return
  const { area, mode } = along.request
  tell(work, along, {
    template: 'ending',
    about: along.request,
    staff: 'coordinator',
    which: `${of}-v${about.version}`,
    facts: { slots: [], area, mode, ends: { of, until, beyond: beyond.length } },
  })
  const { theirs } = work.read(about)
  if (theirs) work.amend<Live>(about, () => ({ theirs: { ...theirs, mailed: true } })) // so it is not new in the digest
}
