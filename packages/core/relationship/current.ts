import type { Work } from '../commit/work.ts'
import { keyText } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Offer } from '../records/offer.ts'
import { standingMeeting, standingOffer } from '../records/standing.ts'
import type { Aggregate } from './load.ts'

/** The offers as this piece of work has left them, with those it added. */
export function currentOffers(work: Work, { request, offers }: Pick<Aggregate, 'request' | 'offers'>): Offer[] {
  const known = new Set(offers.map((offer) => offer.sk))
  const added = work.touched().filter((one) => one.kind === 'offer' && !known.has(one.sk)) as Offer[]
  return [...offers.map((offer) => standingOffer(work.read(offer), work.read(request))), ...added]
}

/** The same for meetings. */
export function currentMeetings(work: Work, { request, meetings }: Pick<Aggregate, 'request' | 'meetings'>): Meeting[] {
  const known = new Set(meetings.map(keyText))
  const added = work.touched().filter((one) => one.kind === 'meeting' && !known.has(keyText(one))) as Meeting[]
  return [...meetings.map((meeting) => standingMeeting(work.read(meeting), work.read(request))), ...added]
}

/** The offers that still may be answered. */
export const openOffers = (work: Work, loaded: Pick<Aggregate, 'request' | 'offers'>): Offer[] =>
  currentOffers(work, loaded).filter((offer) => offer.state === 'sent')
