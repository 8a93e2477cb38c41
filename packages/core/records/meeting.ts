import type { Reminding } from './tenant.ts'
import type { Instant } from '../ports.ts'
import type { Live } from './record.ts'
import type { Mode } from './request.ts'
import type { Window } from '../time/interval.ts'
import { plus } from '../time/instant.ts'
import { localDate, startOfDay } from '../time/zone.ts'
import type { CouldSay } from '../reference/goals.ts'
import type { By } from './by.ts'

/** `proposed`: its partner has been asked about the time, and nobody is to come until they have said yes. */
export const MEETING_STATES = ['proposed', 'scheduled', 'held', 'cancelled', 'no-show'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

export const MEETING_TRANSITIONS: Readonly<Record<MeetingState, readonly MeetingState[]>> = {
  proposed: ['scheduled', 'cancelled'],
  scheduled: ['held', 'cancelled', 'no-show'],
  /** How it went may be corrected. */
  held: ['no-show'],
  cancelled: [],
  'no-show': ['held'],
}

export type MeetingWaitsFor =
  /** Nothing but time: the meeting itself. */
  | 'start'
  /** The partner says whether the time suits; where they proposed another one, the worker does. */
  | 'time-answer'
  /** The other side says whether the proposed time suits. */
  | 'move-answer'
  /** A proposed time did not suit, or the partner changed: the worker finds a time. */
  | 'arrange'
  /** Its partner is gone; another one is being asked for this time. */
  | 'partner'
  /** Its partner is gone, and it is too near for the machine to ask somebody new: the worker chooses. */
  | 'late-choice'
  /** It is over: the worker says how it went. */
  | 'outcome'
  /** It was cancelled with others: reminders are still to be taken back, and both sides told. */
  | 'tidying'
  | 'nothing'

export const OUTCOMES = ['held', 'no-show-parent', 'no-show-partner', 'no-show-worker'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A partner who came is thanked also when the others did not, and paid: where the family did not come, by the tenant's rule. */
export const PAID: readonly Outcome[] = ['held', 'no-show-parent', 'no-show-worker']

/** Who of worker and partner calls the other. */
export const CALLERS = ['worker', 'partner'] as const
export type Caller = (typeof CALLERS)[number]

/** On the way, and how many minutes late where that was said; what cannot be is an absence like any other. */
export interface SaidOfDay {
  readonly minutes?: number
  readonly at: Instant
  /** How often this side has said something of this meeting. */
  readonly times: number
}

export interface Correction {
  readonly at: Instant
  readonly by: By
  readonly was: Outcome
  readonly is: Outcome
}

/** What can be chosen for a meeting whose partner cannot come (`meeting/choose-late.ts`). */
export const LATE_CHOICES = ['same-later', 'without', 'another', 'cancel'] as const
export type LateChoice = (typeof LATE_CHOICES)[number]

export interface Meeting extends Live {
  readonly kind: 'meeting'
  readonly state: MeetingState
  readonly waitsFor: MeetingWaitsFor
  readonly requestId: string
  readonly workerId: string
  /** Null while its partner is gone and nobody has taken it. */
  readonly partnerId: string | null
  /** The offer it came of, where its partner was asked about this time. Stays when that partner is gone, until another takes it. */
  readonly offerId?: string
  readonly createdAt: Instant
  /** The partner was asked about the time, to be answered by then. Stays once the asking has ended, however it did. */
  readonly asked?: { readonly answerBy: Instant }
  /** When the partner said yes to it; absent where it was booked at once. */
  readonly agreedAt?: Instant
  readonly start: Instant
  readonly end: Instant
  readonly mode: Mode
  readonly area: string
  readonly place?: string | undefined
  /** In the family's home, and nothing more: the address is told by telephone and never stored (docs/field.md: Where people meet). */
  readonly atHome?: true | undefined
  /** Of a remote one: where it is joined, https. */
  readonly link?: string | undefined
  /** How to find there, what to bring. */
  readonly instructions?: string | undefined
  /** Of one by telephone, where it has been said: who calls. */
  readonly calls?: Caller | undefined
  /** When place, link or instructions were last changed once it had been agreed: what its partner was told of then. */
  readonly detailsAt?: Instant
  /** What each side last said on the day itself. */
  readonly day?: { readonly partner?: SaidOfDay; readonly worker?: SaidOfDay } | undefined
  /** When its time last became another one, since it was first agreed. */
  readonly changedAt?: Instant
  /** By which list it is reminded of: its tenant's when it was agreed or last moved. Absent: by an earlier version's two. */
  readonly remindAt?: readonly Reminding[]
  /** A move, or the partner's other time for one they were asked about, waits here until the other side has said yes. */
  readonly proposal?: Window & { readonly by: 'worker' | 'partner' | 'coordinator'; readonly at: Instant }
  /** iCalendar SEQUENCE: rises with each change the calendars must take. */
  readonly invite: number
  /** When that change was made: what a calendar is told as DTSTAMP. Absent: when the meeting was made. */
  readonly invitedAt?: Instant
  /** Handed over: the worker's own calendar has not got it. */
  readonly uninvited?: true | undefined
  /** As it stands (`standing.ts`): until when it is being confirmed whether its partner goes on. */
  readonly goingOn?: Instant | undefined
  /** As it stands: the worker is not told who its partner is. */
  readonly unnamed?: true | undefined
  /** The request's own when it was made, as in the id. Not iCalendar's: that is `invite`. */
  readonly sequence: number
  readonly outcome?: Outcome
  /** What the parent said afterwards of their own goal: only where it was held, and somebody asked them. */
  readonly couldSay?: CouldSay | undefined
  /** How much of the fee the partner gets for it, percent; absent where an earlier version marked it. */
  readonly paid?: number
  /** What was marked before, each with what it was corrected to, oldest first. */
  readonly corrections?: readonly Correction[]
  readonly cancelledBy?: 'worker' | 'partner' | 'coordinator' | 'system'
  /** Cancelled with others by one deed: when that was decided. */
  readonly endedWith?: Instant
  readonly nudges: number
  readonly closedAt?: Instant
}

/** One more change that calendars must take. */
export const nextInvite = ({ invite }: Pick<Meeting, 'invite'>, at: Instant) => ({ invite: invite + 1, invitedAt: at })

/** From the beginning of its day until it ends: its reminders have gone by then, and their link shows the choice. */
export const isTheDay = ({ state, start, end, partnerId }: Meeting, now: Instant): boolean =>
  state === 'scheduled' && partnerId !== null && now >= startOfDay(localDate(start)) && now < end

/** Not over: agreed, or still to be agreed. Its time is kept in its partner's diary. */
export const isAhead = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'proposed' || state === 'scheduled'

/** It ended before its partner had said yes. */
export const isNeverAgreed = ({ state, asked, agreedAt }: Pick<Meeting, 'state' | 'asked' | 'agreedAt'>): boolean =>
  state === 'cancelled' && asked !== undefined && agreedAt === undefined

/** A meeting waits for nothing but its own time. */
export const untilItEnds = ({ end }: Window) =>
  ({ waitsFor: 'start', due: end, owner: 'system', reason: 'agreed', proposal: undefined }) as const

/** How long after it was marked an outcome may be corrected, also where the request has ended since. */
const CORRECTED_WITHIN_DAYS = 14

export const mayBeCorrected = ({ state, closedAt }: Pick<Meeting, 'state' | 'closedAt'>, now: Instant): boolean =>
  (state === 'held' || state === 'no-show') && closedAt !== undefined && now < plus(closedAt, CORRECTED_WITHIN_DAYS * 24 * 60)

/** Somebody was there: at least one meeting with a partner was held. */
export const wasSomebodyThere = (meetings: readonly Pick<Meeting, 'state' | 'partnerId'>[]): boolean =>
  meetings.some(({ state, partnerId }) => state === 'held' && partnerId !== null)

/** Something about where and how it is held is known, and stands behind the link. */
export const isPlaced = ({ mode, place, atHome, link, instructions }: Meeting): boolean =>
  instructions !== undefined ||
  (mode === 'in-person' && (place !== undefined || atHome === true)) ||
  (mode === 'remote' && link !== undefined)

/** What was said of one place or way of meeting, where it is held in another. */
export const withoutDetails = { place: undefined, atHome: undefined, link: undefined, calls: undefined } as const

/** The agreed ones that have not begun. */
export const agreedAmong = (meetings: readonly Meeting[], now: Instant): Meeting[] =>
  meetings.filter(({ state, start }) => state === 'scheduled' && start > now)
