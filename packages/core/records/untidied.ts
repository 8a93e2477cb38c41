import type { Instant } from '../ports.ts'
import type { By } from './by.ts'
import type { Offer } from './offer.ts'
import type { PartnerLost } from './reasons.ts'

/**
 * What one commit decided for many offers or meetings of its request. From that commit on it is so for every reader
 * (`standing.ts`); their own records follow, a handful a commit (`relationship/tidy-up.ts`).
 */
export interface Untidied {
  readonly at: Instant
  /** Who decided it: what follows is told and logged as theirs. */
  readonly by: By
  /** Offers that have ended, by id, and why. */
  readonly offers?: Readonly<Record<string, NonNullable<Offer['endedFor']>>>
  /** Meetings that are cancelled. */
  readonly cancelled?: readonly string[]
  /** Who hears of all those in one message: partners by id, and `worker`. Everybody else hears of each. */
  readonly summed?: readonly string[]
  /** Partners whose relationship ended with the request. */
  readonly ended?: readonly string[]
  /** Meetings whose partner will not come. */
  readonly lost?: Lost
  /** Meetings that lost their partner, and are the worker's to arrange with the one who has come. */
  readonly toArrange?: readonly string[]
  /** Meetings whose proposed other time is off: what was agreed before stands. */
  readonly asAgreed?: readonly string[]
  /** Meetings still carry a former worker. */
  readonly handedOver?: true
  /** Meetings that the new worker's calendar is still to get: their partners go on. */
  readonly invites?: true
}

export interface Lost {
  readonly partnerId: string
  readonly meetings: readonly string[]
  /** `re-offer`: another partner is asked for the time; `ask-worker`: the worker finds another time, or does without. */
  readonly loss: 're-offer' | 'ask-worker'
  readonly why: PartnerLost
  /** It was not the partner's own doing: they are told so. */
  readonly byOthers?: true
  /** What begins before this is too near for somebody new. */
  readonly lateBefore: Instant
}
