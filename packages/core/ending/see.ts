import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import { AGREEMENTS, endOf, type WithEnd } from '../records/ending.ts'
import { keys } from '../records/keys.ts'
import type { Card, Diary } from '../records/partner.ts'
import type { PhaseAgreement, Tenant } from '../records/tenant.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { findPartnerCard, loadRegister } from '../relationship/register.ts'
import { localDate } from '../time/zone.ts'
import { beyondAgreements, type BeyondAgreement, beyondUndertaking, isNear } from '../relationship/beyond.ts'

/** What ends, and what is agreed beyond it and not chosen for yet. */
export interface EndingView {
  /** A partner's id, or `agreements`. */
  readonly id: string
  /** The record that a choice changes. */
  readonly record: Card | Tenant
  /** Of a partner: the last day, a local date; absent where nothing ends. */
  readonly until?: string
  /** Of the tenant: agreements that end soon, or have ended and something is agreed beyond. */
  readonly agreements: readonly PhaseAgreement[]
  /** The soonest first; `rests`: on which agreements. */
  readonly meetings: readonly BeyondAgreement[]
  /** First names of the partners who are named, by id. */
  readonly names: Readonly<Record<string, string>>
}

/** What ends of one partner, or of the tenant's agreements. Coordinators only. */
export async function seeEnding(call: Call, id: string): Promise<EndingView | Refusal> {
  const barred = whyNot(call.by, 'ending.see')
  return barred ? refuse(barred) : findEnding(call, id)
}

/** Whoever asks has been looked at: see `seeEnding`. */
export const findEnding = (call: Call, id: string): Promise<EndingView | Refusal> =>
  id === AGREEMENTS ? ofTenant(call) : ofPartner(call, id)

async function ofPartner(call: Call, id: string): Promise<EndingView | Refusal> {
  const diary = call.store.get(keys.diary(call.store.org, id)) as Promise<Diary | undefined>
  const [card, kept] = await Promise.all([findPartnerCard(call, id), diary])
  if (!card || !kept) return refuse('NOT_FOUND')
  const until = endOf(card)
  const near = until !== undefined && isNear(until, call.now)
  const meetings = near ? beyondUndertaking(card, kept, call.now).map((one) => ({ ...one, rests: [] })) : []
  return {
    id,
    record: card,
    ...(until !== undefined && { until }),
    agreements: [],
    meetings: meetings.filter(unchosen(card)),
    names: { [id]: card.firstName },
  }
}

async function ofTenant(call: Call): Promise<EndingView> {
  const register = await loadRegister(call)
  const { tenant, candidates } = register
  const { ending, beyond } = await beyondAgreements(call, register)
  const meetings = beyond.filter(unchosen(tenant))
  const today = localDate(call.now)
  const agreements = ending.filter((one) => one.validTo >= today || meetings.some(({ rests }) => rests.includes(one)))
  const named = new Set(meetings.map((one) => one.partnerId))
  const names = candidates.flatMap(({ card }) => (named.has(card.id) ? [[card.id, card.firstName]] : []))
  return { id: AGREEMENTS, record: tenant, agreements, meetings, names: Object.fromEntries(names) }
}

const unchosen =
  ({ chosenAtEnd }: WithEnd) =>
  ({ meetingId }: { meetingId: string }): boolean =>
    chosenAtEnd?.meetings[meetingId] === undefined
