import { tell } from './tell.ts'
import { heedEnd } from './beyond.ts'
import { book } from './diary.ts'
import { keys } from '../records/keys.ts'
import { type Loaded, need } from './load.ts'
import { currentMeetings } from './current.ts'
import type { Mode, Request } from '../records/request.ts'
import type { Window } from '../time/interval.ts'
import type { Work } from '../commit/work.ts'
import { leaveToTidy } from './leave-to-tidy.ts'
import { type Meeting, nextInvite, untilItEnds, withoutDetails } from '../records/meeting.ts'
import { factsWithInvite } from './facts.ts'
import { remind } from './reminders.ts'
import { detailsOf, partsOf } from './together.ts'

export interface Booked {
  readonly partnerId: string
  readonly slot: Window
  /** The offer it comes of. */
  readonly offerId?: string
  /** `agreed`: the first, after the worker's yes; `booked`: a further one, which a worker wrote down as agreed on together. */
  readonly template: 'agreed' | 'booked'
  /** The request's, unless said otherwise. */
  readonly mode?: Mode
  readonly place?: string
}

/**
 * A meeting with a partner: record, diary, invites and reminders in one commit. A meeting of this request that lost
 * its partner and has this very time is taken over instead of made twice.
 */
export function bookMeeting(work: Work, loaded: Loaded, booked: Booked): Meeting {
  const { request } = loaded
  const { partnerId, slot, template } = booked
  const card = need(loaded.cards, partnerId)
  const orphan = currentMeetings(work, loaded).find(
    (one) => one.state === 'scheduled' && !one.partnerId && one.start === slot.start,
  )
  const meeting = orphan
    ? takeOver(work, request, orphan, booked)
    : work.add(asTheOthers(work, loaded, newMeeting(work, loaded, booked)), 'meeting.booked')
  book(work, need(loaded.diaries, partnerId), { meetingId: meeting.id, requestId: request.id, ...slot, mode: meeting.mode })
  heedEnd(work, card, slot.start)
  const facts = factsWithInvite(meeting, 'REQUEST')
  const together = template === 'booked' ? ({ told: 'together' } as const) : {}
  tell(work, loaded, { template, about: meeting, partner: card, facts: { ...facts, ...together } })
  const told = template === 'booked' ? ({ told: 'more' } as const) : {}
  tell(work, loaded, { template: 'confirmed', about: meeting, staff: 'worker', facts: { ...facts, ...told } })
  remind(work, loaded, meeting, card)
  if (template === 'agreed') leaveRestToWorker(work, loaded)
  return meeting
}

/**
 * A new partner has come: nobody else is asked about the other meetings that lost theirs, the worker agrees on those
 * with the new one.
 */
function leaveRestToWorker(work: Work, loaded: Loaded): void {
  const left = currentMeetings(work, loaded).filter((one) => one.state === 'scheduled' && one.waitsFor === 'partner')
  leaveToTidy(work, loaded, { toArrange: left.map(({ id }) => id) })
}

/** Several come to it: where and how it is held has been said to the others. */
function asTheOthers(work: Work, loaded: Loaded, meeting: Meeting): Meeting {
  const [, other] = partsOf({ ...loaded, meetings: currentMeetings(work, loaded) }, meeting)
  return other?.mode === meeting.mode ? { ...meeting, ...detailsOf(other) } : meeting
}

/** In the mode the new partner was asked about. A place agreed for another mode does not suit: then the request's own. */
function takeOver(
  work: Work,
  request: Request,
  orphan: Meeting,
  { partnerId, slot, offerId, mode = request.mode, place }: Booked,
): Meeting {
  const where = place ?? (mode === orphan.mode ? (orphan.atHome ? undefined : orphan.place) : request.place)
  return work.change(orphan)(
    (current) => ({
      partnerId,
      offerId,
      end: slot.end,
      ...nextInvite(current, work.now),
      uninvited: undefined,
      nudges: 0,
      attempts: 0,
      ...untilItEnds(slot),
      mode,
      day: undefined,
      ...(mode === orphan.mode ? {} : withoutDetails),
      ...(where === orphan.place ? {} : { place: where, atHome: undefined }),
    }),
    'meeting.taken-over',
  )
}

/** Scheduled, and not yet added. */
export function newMeeting(
  work: Work,
  { request }: Loaded,
  { partnerId, slot, offerId, mode, place }: Omit<Booked, 'template'>,
  what: 'request.meeting-added' | 'request.meeting-asked' = 'request.meeting-added',
): Meeting {
  const { sequence } = work.change(request)((current) => ({ sequence: current.sequence + 1 }), what)
  const id = `${request.id}.m${sequence}`
  const where = place ?? request.place
  return {
    ...keys.meeting(request.org, request.id, id),
    org: request.org,
    kind: 'meeting',
    id,
    version: 1,
    schema: 1,
    state: 'scheduled',
    ...untilItEnds(slot),
    attempts: 0,
    requestId: request.id,
    workerId: request.workerId,
    partnerId,
    ...(offerId !== undefined && { offerId }),
    createdAt: work.now,
    start: slot.start,
    end: slot.end,
    mode: mode ?? request.mode,
    area: request.area,
    ...(where !== undefined && { place: where }),
    invite: 0,
    sequence,
    nudges: 0,
  }
}
