import type { Instant } from '../ports.ts'
import type { Live, Recorded } from './record.ts'
import type { Availability } from './availability.ts'
import type { Window } from '../time/interval.ts'
import type { Phase } from '../reference/phases.ts'
import { type Language, languageFacts, type Manner, type PageLanguage } from '../reference/languages.ts'
import type { LivedAs } from '../reference/lived-as.ts'
import type { Role } from '../reference/roles.ts'
import type { Mode } from './request.ts'
import type { Occasion } from './templates.ts'
import type { Way } from './way.ts'
import type { WithEnd } from './ending.ts'

export const PARTNER_STATES = ['applied', 'interview', 'in-training', 'trained', 'active', 'paused', 'exited'] as const
export type PartnerState = (typeof PARTNER_STATES)[number]

/** A person may leave from anywhere. Only `active` is offered anything (docs/field.md: Training and roles). */
export const PARTNER_TRANSITIONS: Readonly<Record<PartnerState, readonly PartnerState[]>> = {
  applied: ['interview', 'exited'],
  interview: ['in-training', 'exited'],
  'in-training': ['trained', 'exited'],
  trained: ['active', 'exited'],
  active: ['paused', 'exited'],
  paused: ['active', 'exited'],
  exited: [],
}

/** Whether the partner has said to be away then; a break without an end lasts. */
export const isOnBreak = ({ state, pausedUntil }: Pick<Card, 'state' | 'pausedUntil'>, at: Instant): boolean =>
  state === 'exited' || (state === 'paused' && (pausedUntil === undefined || at < pausedUntil))

export const LANGUAGE_LEVELS = ['some', 'good', 'native'] as const

/** How many there can be of each in the register. */
export const MOST_LANGUAGES = 10
export const MOST_TIMES = { weekly: 50, extra: 200, away: 200 } as const

/** A language somebody knows in one manner; in another, and as well as that, it is another line. */
interface Known {
  readonly code: Language
  readonly level: (typeof LANGUAGE_LEVELS)[number]
  /** Absent on cards from before this was asked: read by `languagesOf`. */
  readonly manner?: Manner
}

/** Until now the register had experience partners alone, and those are parents (docs/field.md: Experience partners). */
export const livedAsOf = ({ livedAs }: Pick<Card, 'livedAs'>): readonly LivedAs[] => livedAs ?? ['parent']

/**
 * Each language with its manner. Where nobody has said it, a language is spoken; but beside a sign language it counts as
 * written, so that nobody who signs is asked to talk before a coordinator has said that they do.
 */
export function languagesOf({ languages }: Pick<Card, 'languages'>): readonly Required<Known>[] {
  const unsaid = languages.some(({ code }) => languageFacts[code].signed) ? 'written' : 'spoken'
  return languages.map((one) => ({ ...one, manner: one.manner ?? (languageFacts[one.code].signed ? 'signed' : unsaid) }))
}

/** What matching needs of a partner. No contact data: the link role reads this, never `Contact`. */
export interface Card extends Live, WithEnd {
  readonly kind: 'card'
  readonly state: PartnerState
  readonly waitsFor: 'rematch' | 'hand-back' | 'pause-end' | 'ending' | 'end-choices' | 'nothing'
  readonly createdAt: Instant
  /** Shown to the worker with the introduction once the partner has accepted. */
  readonly firstName: string
  readonly introduction: string
  readonly organisation: string
  /** Absent where an earlier version wrote it by name alone (`records/organisation.ts`). */
  readonly organisationId?: string
  readonly roles: readonly Role[]
  /** Phases the partner has lived through and agreed to be asked about (docs/field.md: Own experience). */
  readonly experience: readonly Phase[]
  /** As whom they have lived it. Absent on cards from before this was asked: read by `livedAsOf`. */
  readonly livedAs?: readonly LivedAs[]
  readonly languages: readonly Known[]
  /** Municipality codes where the partner goes in person. */
  readonly areas: readonly string[]
  readonly modes: readonly Mode[]
  readonly gender?: 'woman' | 'man'
  readonly availability: Availability
  /** Minutes between two meetings that are not both remote. */
  readonly travelMinutes: number
  readonly pausedUntil?: Instant
  /** On a break, and comes to what is agreed all the same: only what is still a question is handed back. */
  readonly keepsAgreed?: boolean
  /** Of what is agreed and otherwise kept: meetings, by id, that they hand back for the break. */
  readonly handsBack?: readonly string[]
  readonly capacity: {
    readonly families: number
    readonly meetingsPerDay: number
    readonly hoursPerMonth: number
    readonly offersPerWeek: number
  }
  /** A cap of the partner's own on a month's earnings, cents. */
  readonly earningsCap?: number
  /** May be asked about urgent matters in quiet hours. */
  readonly urgentAtNight: boolean
  /** By which ways they may be written to at all: one that is not among them sends nothing. */
  readonly contactBy: readonly Way[]
  /** Which of those they have chosen for each occasion; the usual one where they have not (`notice/channel.ts`). */
  readonly ways?: Ways
  /** Whether a worker they are confirmed with may see their number (policy/reach.ts). Absent: they have not been asked. */
  readonly showsNumber?: boolean
  /** Their e-mail address is another since then: what is agreed goes to it, for the calendar. */
  readonly calendarFrom?: Instant
  /** Links made earlier open nothing any more (`records/links.ts`). Absent: all count. */
  readonly linksFrom?: Instant
  /** What messages and pages are to be written in. */
  readonly speaks: PageLanguage
  /** Local dates. The register keeps that a check was done, never what it said (docs/field.md: Criminal-record extract). */
  readonly checks: {
    readonly undertakingUntil?: string
    readonly agreementUntil?: string
    readonly extract?: { readonly checkedOn: string; readonly basis: '504/2002' | '148/2014'; readonly checkedBy: string }
  }
  /** Never shown; only that CONFLICT applies. */
  readonly conflicts: {
    readonly workers: readonly string[]
    readonly areas: readonly string[]
    readonly ownCase: boolean
  }
}

/** One way for each occasion. */
export type Ways = { readonly [occasion in Occasion]?: Way | undefined }

/** Where to reach a partner: its own partition, closed to the pages behind links. */
export interface Contact extends Recorded {
  readonly kind: 'contact'
  readonly id: string
  readonly name: string
  /** E.164 */
  readonly phone?: string
  readonly email?: string
  /** The moment of the card when somebody last knew that this is theirs: links sent here carry it. */
  readonly linksFrom?: Instant
  /** Payroll's number for the person, never an identity code. */
  readonly payrollNumber?: string
}

export interface Booking extends Window {
  readonly meetingId: string
  readonly requestId: string
  readonly mode: Mode
  /** The partner has not said yes to it: kept, so that nobody else is given the time meanwhile. */
  readonly asked?: true
}

/** Time kept while an answer or a decision is open. Not firm: it only counts for capacity; firm: its slot is promised. */
export interface KeptTime {
  readonly offerId: string
  readonly requestId: string
  readonly firm: boolean
  readonly slots: readonly Window[]
  readonly mode: Mode
  readonly until: Instant
  /** For a channel without a client: it takes no family's place. */
  readonly task?: true
}

/** One partner's time: replaced in the commit that books, so a partner is never in two places. */
export interface Diary extends Live {
  readonly kind: 'diary'
  readonly state: 'kept'
  readonly waitsFor: 'rematch' | 'nothing'
  readonly bookings: readonly Booking[]
  readonly holds: readonly KeptTime[]
  /** Confirmed relationships, by request id. */
  readonly families: readonly string[]
  /** Those of them that are of a channel without a client: there is no family, and none's place is taken. */
  readonly tasks?: readonly string[]
  /** Local months `2026-11`: minutes and cents of closed meetings. */
  readonly months: Readonly<Record<string, { readonly minutes: number; readonly cents: number }>>
  /** ISO weeks `2026-W48`: how often asked. */
  readonly weeks: Readonly<Record<string, number>>
}

/** Families that a partner stands beside, and those they are asked about: what is theirs without a client is none. */
export const familiesOf = ({ families, tasks = [], holds }: Pick<Diary, 'families' | 'tasks' | 'holds'>): Set<string> =>
  new Set([
    ...families.filter((id) => !tasks.includes(id)),
    ...holds.filter(({ task }) => !task).map(({ requestId }) => requestId),
  ])

/** A closed meeting in the partner's ledger. */
export interface LedgerEntry extends Recorded {
  readonly kind: 'ledger'
  readonly meetingId: string
  readonly date: string
  readonly minutes: number
  readonly cents: number
  readonly unit: 'meeting' | 'hour'
  /** The sort key of the entry that this one corrects: minutes and cents are the difference, and may be negative. */
  readonly corrects?: string
}

export interface Candidate {
  readonly card: Card
  readonly diary: Diary
}
