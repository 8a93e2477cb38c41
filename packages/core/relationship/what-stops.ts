import type { Code } from '../reference/rule-codes.ts'
import { failing } from '../matching/explain.ts'
import { isPromised } from '../matching/slots.ts'
import type { Availability } from '../records/availability.ts'
import type { Instant } from '../ports.ts'
import type { RefusalCode } from '../refusal.ts'
import { type Loaded, need } from './load.ts'
import type { Window } from '../time/interval.ts'
import { confirmedBy } from '../records/going-on.ts'
import type { Offer } from '../records/offer.ts'

/** Rules looked at again before a yes counts. The partner's limits are not: since the asking, room was kept for this very yes. */
const LOOKED_AT_AGAIN: readonly Code[] = ['ROLE', 'PAUSED', 'CHECKS', 'BASIS', 'CONFLICT']

/**
 * What has changed since the asking and forbids a yes now. An override stands against everything but time promised to
 * others. `said` takes the place of the hours on the partner's card: a time they propose themselves suits them.
 */
export function whatStops(
  { request, tenant, cards, diaries }: Loaded,
  { partnerId, override }: Offer,
  slot: Window | undefined,
  now: Instant,
  said?: Availability,
): RefusalCode | undefined {
  const card = need(cards, partnerId)
  const candidate = { card: { ...card, availability: said ?? card.availability }, diary: need(diaries, partnerId) }
  const codes = failing({ request, tenant, agreements: 'unread', candidate, now, ...(slot && { slot }) }, [
    ...LOOKED_AT_AGAIN,
    'SLOT',
  ])
  // Whether they go on with a worker who took the request over is looked at for all at once, never in an answer.
  const asked = confirmedBy(request, partnerId) === undefined ? codes : codes.filter((code) => code !== 'CONFLICT')
  const against = asked.filter((code) => !override?.rules.includes(code))
  const promised = slot && isPromised(candidate, slot, request.mode, { requestId: request.id })
  if (slot && (slot.start <= now || promised || against.includes('SLOT'))) return 'SLOT_NO_LONGER_FREE'
  return against.some((code) => LOOKED_AT_AGAIN.includes(code)) ? 'OFFER_WITHDRAWN' : undefined
}
