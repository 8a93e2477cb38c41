import type { LateChoice, Outcome } from './meeting.ts'
import type { OfferState } from './offer.ts'
import type { PartnerState } from './partner.ts'
import type { Kind } from './record.ts'
import type { Closing } from './request.ts'
import type { Mailed } from './theirs.ts'

/**
 * What the audit calls each step, by the kind of record it is about. A step that is not listed does not compile, and
 * `copy` does not compile without a sentence for each that the history shows. Stored for good: add, never rename.
 */
interface Own {
  readonly request:
    | 'asked'
    | 'asking'
    | 'wave'
    | 'offered'
    | 'offered-by-hand'
    | 'still-asking'
    | 'offer-expired'
    | 'late'
    | 'asks-on'
    | 'quiet-hours'
    | 'nobody'
    | 'still-nobody'
    | 'declined'
    | 'accepted'
    | 'seat-held'
    | 'time-passed'
    | 'seats-full'
    | 'confirmed'
    | 'seat-confirmed'
    | 'partner-refused'
    | 'searches-anew'
    | 'nudged'
    | 'escalated'
    | 'consent-given'
    | 'consent-withdrawn'
    | 'consent-refused'
    | 'handed-over'
    | 'goes-on'
    | 'phase-changed'
    | 'phase-changed-unusually'
    | 'checks-phase'
    | 'times-changed'
    | 'time-shared'
    | 'times-open'
    | 'looks-again'
    | 'late-choice'
    | 'reopened'
    | 'partner-away'
    | 'partner-left'
    | 'partner-replaced'
    | 'time-dropped'
    | 'seat-gone'
    | `chose-${LateChoice}`
    | 'meeting-asked'
    | 'meeting-agreed'
    | 'meeting-not-agreed'
    | 'meeting-added'
    | 'meeting-booked'
    | 'meeting-cancelled'
    | 'meeting-moved'
    | 'meeting-closed'
    | 'asks-strangers-no-more'
    | 'to-tidy'
    | 'tidied'
    | 'turn-told'
    | 'questions-wait'
    | 'questions-go'
    | 'question-unsent'
    | `closed-${Closing}`
  readonly offer: OfferState | 'unsent' | 'goes-out' | 'other-time' | 'tidied' | 'call-asked' | 'call-waits' | 'called' | Check
  readonly meeting:
    | 'asked'
    | 'agreed'
    | 'other-time'
    | 'not-agreed'
    | 'unanswered'
    | 'unsent'
    | 'goes-out'
    | 'booked'
    | 'taken-over'
    | 'move-proposed'
    | 'moved'
    | 'move-declined'
    | 'time-kept'
    | 'details-changed'
    | 'on-the-way'
    | 'comes-later'
    | 'partner-gone'
    | 'another-partner'
    | 'handed-over'
    | 'invited-anew'
    | 'cancelled'
    | 'late-choice'
    | 'to-tidy'
    | 'tidied'
    | 'to-arrange'
    | 'over'
    | 'nudged'
    | 'escalated'
    | Outcome
    | `corrected-${Outcome}`
  readonly notice:
    | 'due'
    | 'handed-over'
    | 'claimed'
    | 'sent'
    | 'unknown'
    | 'busy'
    | 'failed'
    | 'suppressed'
    | 'arrived'
    | 'bounced'
    | 'lease-ran-out'
    | 'retried'
    | 'handled'
    | 'still-undelivered'
    | 'held-back'
    | 'other-way'
    | 'released'
    | 'sent-before'
    | 'ended-before'
    | 'perhaps-sent-before'
  readonly card:
    | 'added'
    | 'changed'
    | PartnerState
    | 'resumed'
    | 'pause-ended'
    | 'handed-back'
    | 'availability-set'
    | 'ways-set'
    | 'sms-stopped'
    | 'number-shown'
    | 'number-hidden'
    | 'links-locked'
    | 'links-renewed'
    | 'rematched'
    | OfEnds
  readonly diary:
    | 'opened'
    | 'held'
    | 'firmed'
    | 'let-go'
    | 'family-added'
    | 'family-dropped'
    | 'booked'
    | 'unbooked'
    | 'closed-booking'
    | 'booking-corrected'
    | 'threads-cut'
    | 'rematched'
  readonly tenant:
    | 'opened'
    | 'agreements-set'
    | 'agreements-moved'
    | 'organisation-added'
    | 'areas-set'
    | 'settings-set'
    | 'basis-recorded'
    | 'rematched'
    | OfEnds
  readonly errand: 'left' | 'done'
  readonly 'going-on': 'asked' | 'looked-at' | 'found-another' | 'done'
  readonly digest:
    | 'opened'
    | 'times-chosen'
    | 'nothing-to-say'
    | 'claimed'
    | 'sent'
    | 'unknown'
    | 'busy'
    | 'failed'
    | 'lease-ran-out'
    | 'bounced'
    | 'held-back'
    | 'others-wait'
    | 'brought-forward'
    | 'sent-before'
  readonly gap: 'found' | 'more-found' | 'still-open' | 'dealt-with' | 'done'
  readonly text: 'came-in' | 'unread' | 'handled' | 'gone'
  readonly standstill: 'on' | 'goes-on' | 'off' | 'released' | 'done'
}

/** Of a seat, once the phases have changed (`phase-check.ts`). */
type Check =
  | 'phases-seen'
  | 'going-on-asked'
  | 'going-on-asked-again'
  | 'going-on-silent'
  | 'goes-on'
  | 'cannot-go-on'
  | 'going-on-call'
  | 'consent-nudged'
  | 'check-escalated'
  | 'check-settled'
  | 'check-waits'
  | 'check-ended'
  | 'agreement-set-aside'

/** The coordinator hears of an end, is asked, chooses; what was chosen is done; it is over, or far again. */
type OfEnds = 'end-heard' | 'end-asked' | 'end-chosen' | 'end-carried-out' | 'end-over' | 'end-met'

/** Of whatever can wait: the machine failed, gave up, or was told to try again; it leaves it alone, and goes on. */
type OfAnyKind = 'backed-off' | 'stuck' | 'overdue' | 'tried-again' | 'parked' | 'unparked'

/** The coordinators are not written to of it at once: the digest tells it (`notice/at-once.ts`). */
type LeftToDigest = `${Mailed}.left-to-digest`

type StepOf<Kinds extends Kind> = { [K in Kinds]: `${K}.${Own[K] | OfAnyKind}` }[Kinds]

/** Records that wait for nothing. */
type AtRest =
  | 'contact.added'
  | 'contact.changed'
  | 'family.asked'
  | 'family.asked-again'
  | 'staff.added'
  | 'staff.language-chosen'
  | 'staff.phone-set'
  | 'ledger.entered'
  | 'ledger.corrected'
  | 'agreement.added'
  | 'agreement.changed'
  | 'agreement.removed'
  | 'organisation.added'

export type Step = StepOf<Kind> | LeftToDigest | AtRest

/** Kinds whose steps stand in a request's history; a notice is shown with the messages, a diary is its partner's. */
export const HISTORY_KINDS = ['request', 'offer', 'meeting'] as const satisfies readonly Kind[]
/** That whose turn it is changed follows from what else happened: the history says that. */
export const UNTOLD = 'request.turn-told' satisfies Step
export type HistoryStep = Exclude<StepOf<(typeof HISTORY_KINDS)[number]>, typeof UNTOLD>

/** Of sending, by a person: told only where a table put back has forgotten it (`restore/put-right.ts`). */
export type HoldStep = 'standstill.on' | 'standstill.off' | 'standstill.tried-again'

/** By which mail the coordinators are told of something is no part of what happened to it. */
const isOfMails = (what: string): boolean => what.endsWith('.left-to-digest')

/** Whether the history shows it: what the audit says a commit did to one record, by `+` where it did several things. */
export const isTold = ({ kind, what }: { readonly kind: string; readonly what: string }): boolean =>
  what !== UNTOLD && !isOfMails(what) && HISTORY_KINDS.some((one) => one === kind)
