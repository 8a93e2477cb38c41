import type { Instant } from '../ports.ts'
import type { Live } from './record.ts'
import type { Turn } from './turn.ts'
import type { Code } from '../reference/rule-codes.ts'
import type { Window } from '../time/interval.ts'
import { BEFORE, type Phase, type Served } from '../reference/phases.ts'
import { mostPressing } from '../reference/pace.ts'
import type { Channel } from '../reference/channels.ts'
import type { AgeBand, Audience, CareForm } from '../reference/audiences.ts'
import { type Language, languageFacts, type Manner } from '../reference/languages.ts'
import type { Goal } from '../reference/goals.ts'
import type { By } from './by.ts'
import type { Confirmed } from './going-on.ts'
import type { Untidied } from './untidied.ts'

export const REQUEST_STATES = ['open', 'offered', 'accepted', 'confirmed', 'closed'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** What is not here is refused with WRONG_STATE. */
export const REQUEST_TRANSITIONS: Readonly<Record<RequestState, readonly RequestState[]>> = {
  open: ['offered', 'accepted', 'confirmed', 'closed'],
  offered: ['open', 'accepted', 'confirmed', 'closed'],
  accepted: ['open', 'offered', 'confirmed', 'closed'],
  confirmed: ['open', 'offered', 'closed'],
  closed: [],
}

export type RequestWaitsFor =
  /** The system ranks and offers. */
  | 'ranking'
  /** A partner answers. */
  | 'answer'
  /** The parent's consent is still pending; only then may the worker confirm. */
  | 'consent'
  /** The worker says yes or no to the partner. */
  | 'decision'
  /** Nobody is left to ask: a person finds a way. */
  | 'coordinator'
  /** Confirmed without a time ("when suits"): the worker adds the first meeting. */
  | 'first-meeting'
  /** The relationship goes on; its meetings have clocks of their own. */
  | 'meetings'
  /** A partner cancelled within a day of the meeting: the worker chooses what now. */
  | 'late-choice'
  /** The case is over: the worker ends the request. */
  | 'closing'
  | 'nothing'

/** Why a request ended: one more starts here. Who may say which: `request/close.ts`. */
export const CLOSINGS = ['fulfilled', 'failed', 'withdrawn', 'no-capacity', 'irrelevant'] as const
export type Closing = (typeof CLOSINGS)[number]

export const MODES = ['in-person', 'remote', 'phone'] as const
export type Mode = (typeof MODES)[number]

export const URGENCIES = ['routine', 'soon', 'urgent'] as const
export type Urgency = (typeof URGENCIES)[number]

/** How a language that is not signed can be asked for. */
export const ASKED_MANNERS = ['spoken', 'written'] as const satisfies readonly Manner[]
export type AskedManner = (typeof ASKED_MANNERS)[number]

/** How long a task may go on, as far as its worker knows. */
export const EXTENTS = ['once', 'some', 'long'] as const
export type Extent = (typeof EXTENTS)[number]

/** A partner on a seat: held by an acceptance, taken once the worker has confirmed. */
export interface Seat {
  readonly partnerId: string
  readonly offerId: string
  readonly state: 'held' | 'confirmed'
  /** An extra seat: beside those the request was made with, when one of them could not come (`extra-seat.ts`). */
  readonly extra?: boolean
}

export const CONSENT_WORDS = ['given', 'refused', 'withdrawn'] as const

/** The parent's word, as somebody who works here heard it (docs/field.md: Consent). */
export interface ConsentEntry {
  readonly says: (typeof CONSENT_WORDS)[number]
  /** The local day it was said. */
  readonly on: string
  /** What it is for: these phases, and these partners where somebody had been found by then. */
  readonly phases: readonly Phase[]
  readonly partners: readonly string[]
  readonly at: Instant
  /** Who wrote it down; for whom, where somebody had phoned. */
  readonly by: By
}

/** Why one partner was not asked: every failing rule, by code. */
export interface Miss {
  readonly partnerId: string
  readonly codes: readonly Code[]
}

export interface Request extends Live {
  readonly kind: 'request'
  readonly state: RequestState
  readonly waitsFor: RequestWaitsFor
  readonly createdAt: Instant
  readonly createdBy: string
  readonly workerId: string
  readonly channel: Channel
  /** A set (docs/field.md: Phases of one request). Empty only where there is no client, or before there is a phase. */
  readonly phases: readonly Phase[]
  /** Which of them leads, where the worker has said so; else the most pressing does (`leadingOf`). */
  readonly leading?: Phase | undefined
  /** The family is not yet in child protection: it has none of the phases (`servedIn`). */
  readonly beforePhases?: true | undefined
  /** Municipality code, e.g. `853`; the county is the tenant's area data. */
  readonly area: string
  readonly audience: Audience
  /** Where the audience's name does not tell it. */
  readonly ageBand?: AgeBand
  readonly careForm?: CareForm
  readonly languages: readonly Language[]
  /** How those of them that are not signed are used; spoken where absent. */
  readonly manner?: AskedManner
  readonly interpreter: boolean
  /** What the interpreter works into from those languages; Finnish or Swedish where absent. */
  readonly interpreterTo?: Language
  /** None = "when suits, by needBy". */
  readonly windows: readonly Window[]
  readonly needBy?: Instant
  readonly durationMinutes: number
  /** The times asked for, while `windows` is the one that the first yes made everybody's (`relationship/together.ts`). */
  readonly timesAsked?: (Pick<Request, 'windows' | 'durationMinutes'> & { readonly since: Instant }) | undefined
  readonly mode: Mode
  /** A coarse place the worker typed (never an address by rule of the note scan); told only after confirming. */
  readonly place?: string
  readonly urgency: Urgency
  /** The worker has not said how pressing it is: it follows the phases (`reference/pace.ts`). */
  readonly paced?: true
  readonly clientReference?: string
  /** Whether it stands now; how it came about is in `consentHistory`. */
  readonly consent: { readonly given: boolean; readonly on?: string }
  /** Each word of the parent's, oldest first. Absent: nobody has asked yet, or an earlier version recorded it. */
  readonly consentHistory?: readonly ConsentEntry[]
  readonly seats: number
  /** How many of the seats are extra ones, made for another partner at one meeting: see `extra-seat.ts`. */
  readonly extraSeats?: number
  readonly choice: 'first' | 'family'
  readonly confirm: 'ask-me' | 'pre-approved'
  readonly preferences: {
    readonly partnerId?: string
    readonly gender?: 'woman' | 'man'
    readonly samePartnerAsBefore?: boolean
  }
  readonly note?: string
  /** What a partner who is asked may read of the task besides, one press further than the question (`pages/link/task.tsx`). */
  readonly extent?: Extent
  /** About how many people the partner will meet, where there is no one client. */
  readonly participants?: number
  readonly prepare?: string
  /** What the parent, or whoever it is for, wants of it: a line of the tenant's list as it was when it was chosen. */
  readonly goal?: Goal
  /** The phase's promise: by then somebody is found, or a person owns it. */
  readonly serveBy: Instant
  /** Since when none of its questions has gone: until one does, the promise stands still. */
  readonly unsentSince?: Instant | undefined
  /** That promise ran out and the coordinator was told. */
  readonly lateSince?: Instant
  /** Since when nobody was left to ask: the worker has been told. */
  readonly nobodySince?: Instant
  readonly taken: readonly Seat[]
  /** Decided for many of its offers and meetings, whose own records are still to follow. */
  readonly untidied?: readonly Untidied[] | undefined
  /** Handed over: until when it is being confirmed who of its partners goes on with the new worker. */
  readonly goingOn?: Confirmed | undefined
  /** Partners from before a hand-over of whom the present worker is told no name: they had left, or do not go on. */
  readonly unnamed?: readonly string[]
  /** Everyone asked in this request, so that nobody is asked twice by the system. */
  readonly asked: readonly string[]
  /** Refused by the worker or withdrew: never offered this request again by the system. */
  readonly refusedPartners: readonly string[]
  /** Of those, whom the worker changed for another partner: this family is not theirs again, whoever asks. */
  readonly changed?: readonly string[]
  /** The last ranking's failures while nobody is left; empty otherwise. */
  readonly misses: readonly Miss[]
  /** How many were considered in it, and how many of them each rule kept away: `misses` holds only the nearest. */
  readonly missed?: { readonly of: number; readonly by: Readonly<Partial<Record<Code, number>>> } | undefined
  /** Runs up: ids of offers and meetings are made of it. */
  readonly sequence: number
  /** How many waves of questions have gone (`request/send-wave.ts`). */
  readonly wave: number
  /** How often the present owner was reminded. */
  readonly nudges: number
  /**
   * Whose turn it is, over the request, its questions and its meetings (`turn.ts`): written by every commit that changes it.
   * `version`: the request's own, as of that commit; with another one an earlier program has written it since.
   */
  readonly turns?: { readonly version: number; readonly list: readonly Turn[] }
  /** Since when every phase is `CLOSED`, where a partner had been found before: the worker is to end it. */
  readonly closingSince?: Instant | undefined
  readonly closedAs?: Closing
  readonly closedAt?: Instant
  /** Unusual moves are recorded, never refused (docs/field.md: Moves between phases). */
  readonly phaseHistory: readonly { readonly at: Instant; readonly phases: readonly Phase[]; readonly unusual: boolean }[]
}

/** What agreements must cover: its phases, or that it is in none yet. Empty where there is no client. */
export const servedIn = ({ phases, beforePhases }: Pick<Request, 'phases' | 'beforePhases'>): readonly Served[] =>
  phases.length === 0 && beforePhases ? [BEFORE] : phases

/** The phase that own experience must cover (docs/field.md: Phases of one request). None before there is a phase. */
export const leadingOf = ({ phases, leading }: Pick<Request, 'phases' | 'leading'>): Phase | undefined =>
  leading !== undefined && phases.includes(leading) ? leading : mostPressing(phases)

/** The languages asked for, each in its manner. */
export const askedLanguages = ({ languages, manner = 'spoken' }: Pick<Request, 'languages' | 'manner'>): AskedLanguage[] =>
  languages.map((code) => inManner(code, manner))

/** What a booked interpreter works into from the languages asked for: one of these will do. */
export const interpretedInto = ({ interpreterTo }: Pick<Request, 'interpreterTo'>): AskedLanguage[] =>
  (interpreterTo ? [interpreterTo] : (['fi', 'sv'] as const)).map((code) => inManner(code, 'spoken'))

export interface AskedLanguage {
  readonly code: Language
  readonly manner: Manner
}

const inManner = (code: Language, manner: AskedManner): AskedLanguage => ({
  code,
  manner: languageFacts[code].signed ? 'signed' : manner,
})
