import { asTask, makeFirm } from './diary.ts'
import { atRest } from '../records/record.ts'
import { type Loaded, need } from './load.ts'
import { hasRoom } from './free-seats.ts'
import { settle } from './settle.ts'
import { shareTime } from './together.ts'
import type { Window } from '../time/interval.ts'
import type { Work } from '../commit/work.ts'
import { thankOthers } from './end-offers.ts'
import type { Offer } from '../records/offer.ts'

/**
 * Gives a partner who said yes a seat, held until the worker decides, and makes the time kept in their diary firm. The
 * commit fails when their card has changed since it was read. Where no room is left, everybody else asked is thanked.
 */
export function takeSeat(work: Work, loaded: Loaded, offer: Offer, slot: Window | undefined): Offer {
  const { request, cards, diaries } = loaded
  work.guard(need(cards, offer.partnerId))
  const taken = work.change(offer)(
    () => ({
      state: 'accepted',
      ...(slot && { slot }),
      answeredAt: work.now,
      phasesSeen: work.read(request).phaseHistory.length,
      ...atRest,
    }),
    'offer.accepted',
  )
  const slots = slot ? [slot] : []
  const until = slot?.end ?? request.serveBy
  makeFirm(work, need(diaries, offer.partnerId), {
    offerId: offer.id,
    requestId: request.id,
    firm: true,
    slots,
    mode: request.mode,
    until,
    ...asTask(request),
  })
  const seated = work.change(request)(
    (current) => ({ taken: [...current.taken, { partnerId: offer.partnerId, offerId: offer.id, state: 'held' }] }),
    'request.seat-held',
  )
  if (!hasRoom(seated)) thankOthers(work, loaded)
  else if (slot) shareTime(work, loaded, slot)
  settle(work, loaded, 'request.accepted')
  return work.read(taken)
}
