import { ICalAttendeeRole, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Instant } from '#core/ports.ts'
import type { Window } from '#core/time/interval.ts'
import { oneLine } from './message.ts'

/** What a calendar may know of a meeting: when, roughly where, and a random id. */
export interface Invite {
  /** Meeting id: the same for ever, so that a later invite changes the first. */
  readonly uid: string
  /** Rises with each change. */
  readonly sequence: number
  /** `PUBLISH` is for the page's download, the others for e-mail. */
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  readonly window: Window
  /** Neutral: it stands open in a shared calendar. */
  readonly title: string
  /** Coarse: a municipality, or that it is remote. */
  readonly where: string
  /** That something about it changed which no calendar may know. */
  readonly note?: string
  /** DTSTAMP: when this version was made. The same input gives the same bytes. */
  readonly at: Instant
  readonly language: string
  /** Calendars take an update only from an organizer. */
  readonly organizer: { readonly name: string; readonly email: string }
  readonly attendee?: string
}

const METHODS = { REQUEST: ICalCalendarMethod.REQUEST, CANCEL: ICalCalendarMethod.CANCEL, PUBLISH: ICalCalendarMethod.PUBLISH }

/** An iCalendar file (RFC 5545, 5546) in UTC, CRLF, lines folded at 75 octets. Nobody is asked to reply to it. */
export function invite(of: Invite): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'Rinnalla', product: 'Rinnalla', language: of.language.toUpperCase() },
    method: METHODS[of.method],
  })
  calendar.createEvent({
    id: `${of.uid}@rinnalla`,
    sequence: of.sequence,
    stamp: new Date(of.at),
    start: new Date(of.window.start),
    end: new Date(of.window.end),
    summary: oneLine(of.title),
    location: oneLine(of.where) || null,
    description: of.note ? oneLine(of.note) : null,
    status: of.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: oneLine(of.organizer.name), email: of.organizer.email },
    ...(of.attendee && { attendees: [{ email: of.attendee, rsvp: false, role: ICalAttendeeRole.REQ }] }),
  })
  return `${calendar.toString().trimEnd()}\r\n`
}
