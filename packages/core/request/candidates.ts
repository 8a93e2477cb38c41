import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import type { OfferState } from '../records/offer.ts'
import { servedIn } from '../records/request.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { readAgreements } from '../relationship/agreements.ts'
import { loadAggregate } from '../relationship/load.ts'
import type { Window } from '../time/interval.ts'
import type { Code } from '../reference/rule-codes.ts'
import { explain } from '../matching/explain.ts'
import { rank, type Score } from '../matching/rank.ts'
import { loadRegister } from '../relationship/register.ts'

export interface Considered {
  readonly partnerId: string
  readonly firstName: string
  /** Every failing rule; empty where they fit. */
  readonly codes: readonly Code[]
  /** From 1; absent where a rule fails. */
  readonly rank?: number
  readonly score?: Score
  readonly slots: readonly Window[]
  /** How the last asking about this request ended, or `sent`. */
  readonly asked?: OfferState
}

/** Every partner considered for a request: who would be asked in which order, and what stands against the rest. */
export async function candidates(call: Call, requestId: string): Promise<Considered[] | Refusal> {
  const barred = whyNot(call.by, 'request.candidates')
  if (barred) return refuse(barred)
  const [aggregate, register] = await Promise.all([loadAggregate(call, requestId), loadRegister(call)])
  if (!aggregate) return refuse('NOT_FOUND')
  const { request, offers } = aggregate
  const agreements = await readAgreements(call, register.tenant, { area: request.area, served: servedIn(request) })
  const circumstances = { tenant: register.tenant, agreements, now: call.now }
  const ranked = rank(request, register.candidates, circumstances, register.candidates.length)
  const names = new Map(register.candidates.map(({ card }) => [card.id, card.firstName]))
  const asked = new Map(offers.map((offer) => [offer.partnerId, offer.state]))
  const line = (partnerId: string) => ({
    partnerId,
    firstName: names.get(partnerId) ?? '',
    ...(asked.has(partnerId) && { asked: asked.get(partnerId) as OfferState }),
  })
  const rest = register.candidates
    .map((one) => explain(request, one, circumstances))
    .filter((one) => one.codes.length > 0)
    .sort((a, b) => a.codes.length - b.codes.length || (a.partnerId < b.partnerId ? -1 : 1))
  return [
    ...ranked.map(({ partnerId, codes, slots, score }, n) => ({ ...line(partnerId), codes, slots, score, rank: n + 1 })),
    ...rest.map(({ partnerId, codes }) => ({ ...line(partnerId), codes, slots: [] })),
  ]
}
