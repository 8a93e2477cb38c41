import { withdrawOffers } from './end-offers.ts'
import type { Work } from '../commit/work.ts'
import type { Loaded } from './load.ts'
import type { Mode } from '../records/request.ts'
import { openOffers } from './current.ts'

/**
 * From now on partners are sought for meetings in this mode. Whoever was asked about another one is thanked, and may be
 * asked anew: their yes would be to something else than they read. The caller settles.
 */
export function searchIn(work: Work, loaded: Loaded, mode: Mode): void {
  const { request } = loaded
  if (work.read(request).mode === mode) return
  const asked = openOffers(work, loaded)
  withdrawOffers(work, loaded, asked, 'cancelled')
  const thanked = asked.map((offer) => offer.partnerId)
  work.change(request)(
    (current) => ({ mode, asked: current.asked.filter((id) => !thanked.includes(id)) }),
    'request.searches-anew',
  )
}
