import type { Instant } from '../ports.ts'
import type { Live } from './record.ts'
import type { Checked, GoesOn, PhaseCheck } from './phase-check.ts'
import type { Code, PartnerCode } from '../reference/rule-codes.ts'
import type { Window } from '../time/interval.ts'

export const OFFER_STATES = ['sent', 'accepted', 'declined', 'expired', 'withdrawn', 'released'] as const
export type OfferState = (typeof OFFER_STATES)[number]

export const OFFER_TRANSITIONS: Readonly<Record<OfferState, readonly OfferState[]>> = {
  sent: ['accepted', 'declined', 'expired', 'withdrawn'],
  accepted: ['released'],
  declined: [],
  expired: [],
  withdrawn: [],
  released: [],
}

export type OfferWaitsFor =
  /** The partner answers. */
  | 'answer'
  /** The partner proposed another time; the worker says whether it suits. */
  | 'worker-reply'
  /** It has ended, and the room kept for it in the partner's diary is still to be freed. */
  | 'tidying'
  /** The partner said no, and wants to be called: the coordinator calls, and says so. */
  | 'call'
  /** The phases changed after the yes: the partner says whether they go on, the parent's consent, an agreement. */
  | Checked
  | 'nothing'

export interface Offer extends Live {
  readonly kind: 'offer'
  readonly state: OfferState
  readonly waitsFor: OfferWaitsFor
  readonly requestId: string
  readonly partnerId: string
  readonly createdAt: Instant
  readonly wave: number
  /** What the partner's card said when they were asked: so they can be thanked in somebody else's commit without reading it. */
  readonly contactBy: readonly ('sms' | 'email')[]
  /** Up to three; the partner picks one. None = the request has no times: "when suits". */
  readonly slots: readonly Window[]
  /** Answers count while `now < answerBy`; the offer expires `EXPIRY_GRACE_SECONDS` later. */
  readonly answerBy: Instant
  /** Since when its message has stood still: until it goes nobody was asked, and `answerBy` is only until when it may still go. */
  readonly unsent?: Instant | undefined
  /** The request's promise when they were asked, where it still lay ahead of the asking: the answer is due by then. */
  readonly within?: Instant | undefined
  /** The slot accepted; absent for "when suits". */
  readonly slot?: Window
  /** The partner's own proposal, waiting for the worker. */
  readonly counter?: Window
  /** How many times the partner has proposed one; none when absent. */
  readonly proposals?: number
  readonly answeredAt?: Instant
  /** The yes came by SMS, which names no time: so there was exactly one. */
  readonly bySms?: true
  /** Since when, after a no, the partner has wanted to be called; gone once somebody has. */
  readonly callAsked?: Instant | undefined
  /** What is open of it since the phases changed after the yes. */
  readonly phaseCheck?: PhaseCheck | undefined
  /** What the partner said the last time they were asked whether they go on. */
  readonly goesOn?: GoesOn | undefined
  /** How many entries the request's `phaseHistory` had at the yes, or when its seat was last looked at for a change. */
  readonly phasesSeen?: number
  /** Offered against a rule: which, and by whose word (docs/field.md: Hard rules). */
  readonly override?: {
    readonly rules: readonly Code[]
    /** Why, where the programme's own rules were set aside. */
    readonly reason?: string
    /** Which of them the partner set aside themselves, for this once, by phone. */
    readonly said?: readonly PartnerCode[]
  }
  /** Why it ended otherwise than by the partner's own answer. */
  readonly endedFor?:
    | 'taken'
    | 'cancelled'
    | 'refused'
    | 'partner-away'
    | 'partner-withdrew'
    | 'time-passed'
    | 'phase-changed'
    | 'unsent'
}

/** Asked by a message that stands still: nobody was asked yet. Whoever answers all the same, has seen it elsewhere. */
export const isUnsent = ({ state, waitsFor, unsent }: Offer): boolean =>
  state === 'sent' && waitsFor === 'answer' && unsent !== undefined

/** Clocks of machines differ: answers end at `answerBy`, expiry begins this much later, so that the two never meet. */
export const EXPIRY_GRACE_SECONDS = 5
