import { bookMeeting } from './book.ts'
import { tell } from './tell.ts'
import { thankOthers, withdrawOffers } from './end-offers.ts'
import type { Offer } from '../records/offer.ts'
import { addFamily } from './diary.ts'
import type { Diary } from '../records/partner.ts'
import type { Work } from '../commit/work.ts'
import { isExtra } from './extra-seat.ts'
import { type Loaded, need } from './load.ts'
import type { Mode, Request } from '../records/request.ts'
import { settle } from './settle.ts'

/** The worker has said yes: the seat is taken, the first meeting booked, and nobody else waits in vain. */
export function confirmSeat(work: Work, loaded: Loaded, offerId: string): Request {
  const { request, offers } = loaded
  const offer = work.read(offers.find((one) => one.id === offerId) as Offer)
  const diary = need(loaded.diaries, offer.partnerId)
  const mode = modeAgreed(work, diary, offerId)
  const confirmed = { state: 'confirmed' as const, ...(isExtra(work.read(request)) && { extra: true }) }
  work.change(request)(
    (current) => ({ taken: current.taken.map((seat) => (seat.offerId === offerId ? { ...seat, ...confirmed } : seat)) }),
    'request.seat-confirmed',
  )
  addFamily(work, diary, request, offerId)
  if (work.read(request).taken.filter((seat) => seat.state === 'confirmed').length >= request.seats) releaseOthers(work, loaded)
  const facts = { slots: [], area: request.area, mode: request.mode }
  const { partnerId, slot } = offer
  if (slot) bookMeeting(work, loaded, { partnerId, slot, offerId, template: 'agreed', ...(mode && { mode }) })
  else tell(work, loaded, { template: 'agreed', about: offer, partner: need(loaded.cards, partnerId), facts })
  const settled = settle(work, loaded, 'request.confirmed')
  if (!slot) tell(work, loaded, { template: 'first-meeting-waits', about: settled, staff: 'worker', facts })
  return settled
}

/** The mode the partner said yes to: the request may be searching in another one by now. */
const modeAgreed = (work: Work, diary: Diary, offerId: string): Mode | undefined =>
  work.read(diary).holds.find((one) => one.offerId === offerId)?.mode

/** The seats are full: those held for the family's choice are let go, with thanks, as are open offers. */
function releaseOthers(work: Work, loaded: Loaded): void {
  const held = work.read(loaded.request).taken.filter((seat) => seat.state === 'held')
  if (held.length > 0)
    work.change(loaded.request)(
      (current) => ({ taken: current.taken.filter((seat) => seat.state === 'confirmed') }),
      'request.seats-full',
    )
  const others = loaded.offers.filter((one) => held.some(({ offerId }) => offerId === one.id))
  withdrawOffers(work, loaded, others.map(work.read), 'taken')
  thankOthers(work, loaded)
}
