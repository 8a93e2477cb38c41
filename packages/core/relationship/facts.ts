import { isPlaced, type Meeting } from '../records/meeting.ts'
import type { NoticeFacts } from '../records/notice.ts'
import type { Offer } from '../records/offer.ts'
import type { Loaded } from './load.ts'

/** What a message about an offer says of it. */
export function factsOfOffer({ request }: Pick<Loaded, 'request'>, offer: Offer): NoticeFacts {
  return { slots: offer.slot ? [offer.slot] : offer.slots, area: request.area, mode: request.mode, deadline: offer.answerBy }
}

/** What a message about a meeting says of it: that place or instructions are known, never which. */
export const factsOfMeeting = (meeting: Meeting): NoticeFacts => ({
  slots: [{ start: meeting.start, end: meeting.end }],
  area: meeting.area,
  mode: meeting.mode,
  ...(isPlaced(meeting) && { placed: true }),
})

/** The same with the calendar's invite: `uid` is the meeting's id, which tells nothing; iCalendar's `sequence` is its `invite`. */
export const factsWithInvite = (meeting: Meeting, method: 'REQUEST' | 'CANCEL'): NoticeFacts => ({
  ...factsOfMeeting(meeting),
  invite: { uid: meeting.id, sequence: meeting.invite, method },
})

/** To the worker: their calendar is told nothing of what it never got. */
export const factsForWorker = (meeting: Meeting, method: 'REQUEST' | 'CANCEL'): NoticeFacts =>
  meeting.uninvited && method === 'CANCEL' ? factsOfMeeting(meeting) : factsWithInvite(meeting, method)
