import type { Instant, Key } from '../ports.ts'
import type { Live } from './record.ts'
import type { Window } from '../time/interval.ts'
import type { Mode } from './request.ts'
import { type Occasion, occasionOf, type Template } from './templates.ts'
import type { Way } from './way.ts'

export const NOTICE_STATES = ['waiting', 'claimed', 'sent', 'unknown', 'suppressed', 'failed'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

export const NOTICE_TRANSITIONS: Readonly<Record<NoticeState, readonly NoticeState[]>> = {
  /** `sent`, `unknown`: only by what is known outside, once a table was put back (`restore/notices.ts`). */
  waiting: ['claimed', 'suppressed', 'failed', 'sent', 'unknown'],
  claimed: ['sent', 'unknown', 'waiting', 'suppressed', 'failed'],
  unknown: ['waiting', 'sent', 'suppressed', 'failed'],
  /** A bounce or an undelivered receipt comes after the sending: by another way, or a person's. */
  sent: ['failed', 'waiting'],
  failed: ['waiting', 'suppressed'],
  suppressed: [],
}

export type NoticeWaitsFor =
  | 'sending'
  /** Claimed: the sender marks it within the lease, or somebody looks. */
  | 'marking'
  /** Nobody knows whether it went, or it failed for good: a person looks. */
  | 'person'
  | 'nothing'

/**
 * What a partner hears by SMS of what they wrote: `yes`, written down, and a no is as easy until the worker confirms; `agreed`, a
 * yes that settles it; `no`; `choose`, it has several times or none, so it is answered by its page; `which`, these are open;
 * `nothing`, none is; `over`, it has ended; `settled`, it is agreed on, and a no is told otherwise; `passed-on`, a coordinator
 * reads it; `withheld`, something stood in it that is never kept.
 */
export const SMS_REPLIES = [
  'yes',
  'agreed',
  'no',
  'choose',
  'which',
  'nothing',
  'over',
  'settled',
  'passed-on',
  'withheld',
] as const
export type SmsReply = (typeof SMS_REPLIES)[number]

/** What the words are filled with: time and coarse place only, as they were when it became necessary. */
export interface NoticeFacts {
  /** One slot or, in an offer, up to three; none = "when suits". */
  readonly slots: readonly Window[]
  readonly area: string
  readonly mode: Mode
  /** A place, a link or instructions are known, and stand behind the link. Never they themselves. */
  readonly placed?: true | undefined
  /** Of the day itself: how many minutes late, or nothing where somebody is on the way. */
  readonly day?: { readonly minutes?: number }
  /** Answer by. */
  readonly deadline?: Instant
  /**
   * Which of several things is so: `own`, the reader cannot come and said so; `more`, one more time beside those agreed;
   * `kept`, the time agreed before stands; `late`, nobody was found in time, and the asking goes on; `handed`, it was a
   * colleague's before; `calendar`, it is for a calendar alone, by e-mail: to an
   * address that is new, or of a time that another message tells of; `together`, a worker wrote down that
   * the time was agreed on with the reader. Absent: what the template says by itself.
   */
  readonly told?: 'own' | 'more' | 'kept' | 'late' | 'handed' | 'calendar' | 'together'
  /** Of a reminder: by which way the tenant's list says it goes, and how many days before the time; none of what has changed. */
  readonly by?: Way
  readonly days?: number
  /** To an SMS of theirs: which answer it gets; and what they are asked by now, where it lists that. */
  readonly reply?: SmsReply
  readonly asks?: readonly { readonly subject: Key; readonly start?: Instant }[]
  /** A question asked once more at half its time, by SMS, since it went by e-mail (`notice/half-time.ts`). */
  readonly half?: true
  /** What it calls off has been agreed with its reader once more: known each time it is sent. */
  readonly again?: true | undefined
  /**
   * Of several times that one deed cancelled: when it was decided, as on each of the meetings (`Meeting.endedWith`). `slots`
   * are then all of them, read when it is sent.
   */
  readonly cancelledAt?: Instant
  /** To staff: which matter, by its random reference (docs/field.md: Client reference). */
  readonly reference?: string
  /** The time that no longer holds. */
  readonly previous?: Window
  /** Of an end: whose (a partner's id, or `agreements`), the last day, and how many meetings are agreed beyond it. */
  readonly ends?: { readonly of: string; readonly until: string; readonly beyond: number }
  /** For the calendar invite. */
  readonly invite?: { readonly uid: string; readonly sequence: number; readonly method: 'REQUEST' | 'CANCEL' }
}

/** Due, and held back while sending stands still (`standstill.ts`). */
export const isHeldBack = ({ state, reason }: Pick<Notice, 'state' | 'reason'>): boolean =>
  state === 'waiting' && reason === 'standstill'

export interface Notice extends Live {
  readonly kind: 'notice'
  readonly state: NoticeState
  readonly waitsFor: NoticeWaitsFor
  readonly requestId: string
  readonly template: Template
  /** By which way it went, or was last to go: decided each time it is claimed. */
  readonly channel: Way
  /** To a partner: what it is to them, by which they choose its way. Absent: written by a version that sent by every way. */
  readonly occasion?: Occasion
  /** Held back: the ways by which it may go once one of them is open. Absent: by `channel`. */
  readonly mayGoBy?: readonly Way[]
  /** Ways by which it surely did not arrive: it goes by none of them again until a person says so. */
  readonly tried?: readonly Way[] | undefined
  readonly to: { readonly role: 'partner' | 'worker' | 'coordinator'; readonly id: string }
  /** The offer, meeting or request it speaks of. */
  readonly subject: Key
  readonly facts: NoticeFacts
  /** When it is to go. */
  readonly sendAt: Instant
  readonly createdAt: Instant
  readonly claims: number
  /** How many of the claims ended in a standstill: they are not tries. */
  readonly stopped?: number
  readonly providerId?: string
  readonly sentAt?: Instant
  /** When it was tried and nobody heard whether it went: that is when it did, where a receipt says so later. */
  readonly perhapsSentAt?: Instant
  readonly suppressedFor?:
    | 'cancelled'
    | 'moved'
    | 'answered'
    | 'too-late'
    | 'no-address'
    | 'handled'
    | 'replaced'
    | 'switched-off'
    | 'unasked'
    | 'ended-before'
  readonly failedFor?: string
  /** It had been filed (`filed.ts`), and others that were said with it may be: whoever decides about it reads them too. */
  readonly back?: true
}

/** What it is to its reader, also where an earlier version wrote it. */
export const occasionFor = ({ occasion, template }: Pick<Notice, 'occasion' | 'template'>): Occasion =>
  occasion ?? occasionOf(template)

/** Of one that is held back: whether it may go once this way is open. */
export const waitsForWay = ({ channel, mayGoBy = [channel] }: Pick<Notice, 'channel' | 'mayGoBy'>, way: Way): boolean =>
  mayGoBy.includes(way)

/** A claim that a standstill ended was no try of this message. */
export const triesOf = ({ claims, stopped = 0 }: Pick<Notice, 'claims' | 'stopped'>): number => claims - stopped

/** It has gone, or may have: it is on its way, nobody heard of it, or it was tried. */
export const mayHaveGone = (notice: Notice): boolean =>
  notice.state === 'sent' ||
  notice.state === 'claimed' ||
  notice.state === 'unknown' ||
  notice.perhapsSentAt !== undefined ||
  triesOf(notice) > 0

/** Its reader may know what it says: it may have gone, or it was a person's to tell them otherwise. */
export const mayBeKnown = (notice: Notice): boolean =>
  mayHaveGone(notice) || notice.state === 'failed' || notice.suppressedFor === 'handled'

/** Sent again when nobody knows whether the first went; the rest is shown to a person (ARCHITECTURE.md: Messages). */
export const RESEND_WHEN_UNKNOWN: readonly Template[] = [
  'offer',
  'time-asked',
  'reminder-day',
  'reminder-hours',
  'meeting-reminder',
  'cancelled',
  'meeting-cancelled',
  'meeting-passed-on',
  'move-proposed',
  'moved',
  'place-changed',
  'worker-coming',
  'partner-coming',
  'going-on',
  'sms-reply',
]
