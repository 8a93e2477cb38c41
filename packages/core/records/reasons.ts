import type { Template } from './templates.ts'

/**
 * Why a record waits, by kind. `copy` has a sentence for each, or does not compile. Stored for good: add, never rename.
 * A newer program may have stored one that is not here, so whoever shows one has words for that too.
 */
interface Own {
  readonly request:
    | 'new'
    | 'nobody-asked'
    | 'room-to-ask'
    | 'quiet-hours'
    | 'register-changed'
    | 'asked'
    | 'late'
    | NobodyLeft
    | 'partner-accepted'
    | 'no-time-yet'
    | 'under-way'
    | 'too-near'
    | 'worker-silent'
    | 'handed-over'
    | 'phase-closed'
    | Standing
  readonly offer:
    | 'fits'
    | 'by-hand'
    | 'other-time'
    | 'room-kept'
    | 'call-me'
    | 'phase-changed'
    | 'no-agreement'
    | 'silent'
    | Standing
  readonly meeting:
    | 'agreed'
    | 'time-asked'
    | 'other-time'
    | 'move-proposed'
    | 'move-declined'
    | 'silent'
    | 'unsent'
    | 'partner-replaced'
    | PartnerLost
    | 'too-near'
    | 'over'
    | 'untold'
    | Standing
  /** A message waits for the sake of what it says. */
  readonly notice: Template | 'provider-busy' | 'unknown-outcome' | 'failed' | Standing
  readonly card: 'changed' | 'second-look' | 'paused' | 'exited' | 'undertaking-ends' | 'chosen-at-end'
  readonly diary: 'freed' | 'second-look'
  readonly tenant: 'changed' | 'second-look' | 'agreement-ends' | 'chosen-at-end'
  readonly errand: 'untidied'
  readonly 'going-on': 'handed-over' | 'near-meeting' | 'cannot-go-on'
  readonly digest: 'chosen-time'
  readonly gap: 'put-back' | 'dealt-with'
  readonly text: 'wrote' | 'wants-no-sms'
  readonly standstill: 'account-refuses' | 'on-hold' | 'all-on-hold' | 'lifted' | 'second-look'
}

/** What must go first does not: sending stands still (`standstill.ts`). */
export type Standing = 'standstill'

/** Nobody is left to ask. */
export type NobodyLeft = 'no-basis' | 'nobody-fits' | 'all-asked' | 'no-partners'

/** A meeting's partner will not come. */
export type PartnerLost = 'partner-cannot' | 'partner-away' | 'partner-withdrew' | 'another-partner'

/** Why the machine went no further by itself: its step failed five times with a bug; its time came, and nobody could take the step. */
export type StuckReason = 'stuck' | 'overdue'

/** A table that was put back has forgotten something of it: nothing is done with it until a coordinator has cleared that up. */
export type Parked = 'forgotten'

export type Reason = Own[keyof Own] | StuckReason | Parked | 'retried' | 'none'
