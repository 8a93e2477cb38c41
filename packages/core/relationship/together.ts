import type { Instant } from '../ports.ts'
import { channelFacts } from '../reference/channels.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Request } from '../records/request.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { minutesBetween } from '../time/instant.ts'
import { isSameTime, type Window } from '../time/interval.ts'
import type { Work } from '../commit/work.ts'
import { openOffers } from './current.ts'
import { withdrawOffers } from './end-offers.ts'
import { isSought } from './extra-seat.ts'
import type { Aggregate, Loaded } from './load.ts'

/**
 * Where there is no client, several partners sit *together*: two who lead a group or train staff come at one time (docs/field.md:
 * Channels). Each has a seat, a yes and a meeting record of their own, with its reminders, fee and calendar; what makes them one
 * meeting is their time, and this says what it is. Extra seats are for one meeting only, and make nothing shared.
 */
export const isTogether = ({ channel, seats, extraSeats = 0 }: Pick<Request, 'channel' | 'seats' | 'extraSeats'>): boolean =>
  !channelFacts[channel].hasClient && seats - extraSeats > 1

/** The times at which somebody of the request is to come by their first yes: it waits for the worker, or is agreed. */
export function sharedTimes({ request, offers, meetings }: Aggregate, now: Instant): Window[] {
  if (!isTogether(request)) return []
  const held = new Set(request.taken.filter(({ state }) => state === 'held').map(({ offerId }) => offerId))
  const promised = offers.flatMap(({ id, slot }) => (held.has(id) && slot ? [slot] : []))
  const agreed = meetings.filter(({ state, offerId }) => state === 'scheduled' && offerId !== undefined)
  return [...promised, ...agreed].filter(({ start }) => start > now).map(({ start, end }) => ({ start, end }))
}

/** The refusal of a time that would make two meetings of one: others come at another, and nobody is missing at this one. */
export function strays(all: Aggregate, slot: Window, now: Instant): Refusal | undefined {
  const shared = sharedTimes(all, now)
  const isMissed = all.meetings.some((one) => isSought(one) && isSameTime(one, slot))
  return shared.length === 0 || isMissed || shared.some((one) => isSameTime(one, slot)) ? undefined : refuse('TIME_SHARED')
}

/**
 * The first yes makes its time everybody's, while seats are free: others are sought for that time alone. Whoever was asked about
 * it may still say yes to it (`standing.ts`), whoever was asked about other times only is thanked, and may be asked anew.
 */
export function shareTime(work: Work, loaded: Loaded, { start, end }: Window): void {
  const { request } = loaded
  const slot = { start, end }
  if (!isTogether(request)) return
  const { windows, durationMinutes } = work.read(request)
  if (windows.length === 1 && windows[0] && isSameTime(windows[0], slot)) return
  const left = openOffers(work, loaded).filter((offer) => !offer.slots.some((one) => isSameTime(one, slot)))
  withdrawOffers(work, loaded, left, 'cancelled')
  const mayBeAsked = new Set(left.map(({ partnerId }) => partnerId))
  work.change(request)(
    (current) => ({
      windows: [slot],
      durationMinutes: minutesBetween(start, end),
      timesAsked: { windows, durationMinutes, ...current.timesAsked, since: work.now },
      asked: current.asked.filter((id) => !mayBeAsked.has(id)),
    }),
    'request.time-shared',
  )
}

/** Whoever had said yes is gone before anything was agreed: the times that were asked for are open again. */
export function openTimes(work: Work, { request }: Pick<Loaded, 'request'>): void {
  const { timesAsked, taken } = work.read(request)
  if (!timesAsked || taken.length > 0) return
  const { windows, durationMinutes } = timesAsked
  work.change(request)(() => ({ windows, durationMinutes, timesAsked: undefined }), 'request.times-open')
}

/** The parts of one meeting: this record and those of the others who come to it. */
export function partsOf({ request, meetings }: Pick<Aggregate, 'request' | 'meetings'>, meeting: Meeting): Meeting[] {
  const others = meetings.filter(
    (one) => one.id !== meeting.id && one.state === 'scheduled' && meeting.state === 'scheduled' && isSameTime(one, meeting),
  )
  return isTogether(request) ? [meeting, ...others] : [meeting]
}

/** Where and how it is held. */
export const detailsOf = ({ place, atHome, link, instructions, calls }: Meeting): Partial<Meeting> => ({
  ...(place !== undefined && { place }),
  ...(atHome !== undefined && { atHome }),
  ...(link !== undefined && { link }),
  ...(instructions !== undefined && { instructions }),
  ...(calls !== undefined && { calls }),
})

/** The refusal of moving one part alone: others come to it, or are asked to. */
export function mayNotMove(loaded: Loaded, meeting: Meeting): Refusal | undefined {
  const { request } = loaded
  const sought = request.timesAsked !== undefined && request.taken.length < request.seats
  const isWaited = isTogether(request) && sought && request.windows.some((one) => isSameTime(one, meeting))
  return isWaited || partsOf(loaded, meeting).length > 1 ? refuse('TIME_SHARED') : undefined
}
