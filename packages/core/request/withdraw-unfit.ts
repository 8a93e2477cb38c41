import type { Code } from '../reference/rule-codes.ts'
import { failing } from '../matching/explain.ts'
import { type Loaded, need, needAgreements } from '../relationship/load.ts'
import type { Work } from '../commit/work.ts'
import { withdrawOffers } from '../relationship/end-offers.ts'
import type { Offer } from '../records/offer.ts'

/**
 * The request changed: whoever was asked, and by these rules no longer may be, is thanked; they may be asked again should
 * it change back. An override stands. Returns whether there was anybody.
 */
export function withdrawUnfit(
  work: Work,
  loaded: Loaded,
  rules: readonly Code[],
  endedFor: NonNullable<Offer['endedFor']>,
): boolean {
  const unfit = loaded.offers.filter((offer) => offer.state === 'sent' && breaks(work, loaded, offer, rules))
  if (unfit.length === 0) return false
  withdrawOffers(work, loaded, unfit, endedFor)
  work.change(loaded.request)(
    (current) => ({ asked: current.asked.filter((id) => !unfit.some(({ partnerId }) => partnerId === id)) }),
    'request.searches-anew',
  )
  return true
}

function breaks(work: Work, loaded: Loaded, { partnerId, slots, override }: Offer, rules: readonly Code[]): boolean {
  const { request, tenant, cards, diaries } = loaded
  const agreements = needAgreements(loaded)
  const candidate = { card: need(cards, partnerId), diary: need(diaries, partnerId) }
  const codes = failing(
    { request: work.read(request), tenant, agreements, candidate, now: work.now, ...(slots[0] && { slot: slots[0] }) },
    rules,
  )
  return codes.some((code) => !override?.rules.includes(code))
}
