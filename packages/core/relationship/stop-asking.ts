import type { Meeting } from '../records/meeting.ts'
import { withdrawOffers } from './end-offers.ts'
import type { Offer } from '../records/offer.ts'
import type { Work } from '../commit/work.ts'
import type { Loaded } from './load.ts'

/**
 * Nobody new is sought for this meeting any more: its time is offered no more, and whoever was asked about it or had said
 * yes to it is thanked, and may be asked about another. Returns whether anybody was being asked. The caller settles.
 */
export function stopAsking(work: Work, loaded: Loaded, meeting: Meeting): boolean {
  const { request, offers } = loaded
  const offered = request.windows.some((one) => one.start === meeting.start)
  // Where it came too near (`askToChoose`) the time is offered no more, but whoever was asked before may still answer.
  const isSought = meeting.partnerId === null && (meeting.waitsFor === 'partner' || !offered)
  const held = new Set(request.taken.filter((seat) => seat.state === 'held').map((seat) => seat.offerId))
  const asked = offers.filter((offer) => (offer.state === 'sent' || held.has(offer.id)) && isAbout(offer, meeting))
  if (!isSought || (!offered && asked.length === 0)) return false
  withdrawOffers(work, loaded, asked, 'cancelled')
  const [ended, thanked] = [asked.map((offer) => offer.id), asked.map((offer) => offer.partnerId)]
  work.change(request)(
    (current) => ({
      windows: current.windows.filter((one) => one.start !== meeting.start),
      taken: current.taken.filter((seat) => !ended.includes(seat.offerId)),
      asked: current.asked.filter((id) => !thanked.includes(id)),
    }),
    'request.time-dropped',
  )
  return true
}

const isAbout = ({ slot, slots }: Offer, { start }: Meeting): boolean =>
  slot ? slot.start === start : slots.some((one) => one.start === start)
