/**
 * Expected refusals: values, never exceptions. One translator per edge turns them into
 * `application/problem+json` or a page in the reader's words (`copy/fi/refusals.ts`).
 */
export const REFUSALS = [
  // not there, or not yours: the two look the same on purpose
  'NOT_FOUND',
  'FORBIDDEN',
  // the world moved on
  'STALE_VERSION',
  'BUSY',
  'WRONG_STATE',
  'IDEMPOTENCY_KEY_REUSED',
  // it was done the first time, and what came of it is somebody else's by now: `detail.id` says of what
  'DONE_BEFORE',
  // an offer can no longer be answered so
  'OFFER_EXPIRED',
  'OFFER_WITHDRAWN',
  'OFFER_TAKEN',
  'OFFER_ANSWERED',
  'NO_ANSWER_CHOSEN',
  'SLOT_NOT_OFFERED',
  'SLOT_NO_LONGER_FREE',
  // several partners come together, and another time is theirs
  'TIME_SHARED',
  // the same to whoever works here: that the partner is not free then, never why
  'NOT_THEIR_TIME',
  // deciding
  'DECIDER_ONLY',
  'CONSENT_PENDING',
  // handed over, and not yet confirmed who goes on
  'GOING_ON_PENDING',
  'NOBODY_TO_DECIDE_ON',
  'SEATS_FULL',
  'ENOUGH_ASKED',
  'RULES_FAIL',
  // the same to a worker, who is not told which of the partner's limits, checks or conflicts it is
  'NOT_WITH_THIS_PARTNER',
  'OVERRIDE_NEEDS_REASON',
  'NOBODY_WAS_THERE',
  // sending again
  'NO_ADDRESS',
  // too much of it
  'TOO_MANY_TODAY',
  'ENOUGH_PROPOSALS',
  // input
  'INVALID',
  'LINK_UNKNOWN',
] as const

export type RefusalCode = (typeof REFUSALS)[number]

/** One field that cannot be taken as it is. `path` is dotted (`windows.0.start`), `code` a FieldProblem. */
export interface FieldRefusal {
  readonly path: string
  readonly code: FieldProblem
}

export const FIELD_PROBLEMS = [
  'REQUIRED',
  'CHOICE_NEEDED',
  'UNKNOWN_FIELD',
  'WRONG_TYPE',
  'UNKNOWN_AREA',
  'UNKNOWN_PHASE',
  'UNKNOWN_LANGUAGE',
  'UNKNOWN_VALUE',
  'UNKNOWN_PARTNER',
  'UNKNOWN_COLLEAGUE',
  'TOO_LONG',
  'TOO_MANY',
  'TOO_SMALL',
  'TOO_LARGE',
  'NOT_AN_INSTANT',
  'NOT_A_DATE',
  'NOT_A_TIME',
  'TIME_DOES_NOT_EXIST',
  'IN_THE_PAST',
  'TOO_FAR_AHEAD',
  'END_BEFORE_START',
  'SHORTER_THAN_DURATION',
  'PHASES_NEEDED',
  // a request of the same client is open, and nobody said that this one goes beside it
  'SAME_CLIENT',
  'NO_CLIENT_IN_THIS_CHANNEL',
  'NOT_PRE_APPROVABLE',
  'CLIENT_REFERENCE_FORM',
  'IDENTITY_CODE',
  'PHONE_NUMBER',
  'EMAIL_ADDRESS',
  'BIRTH_DATE',
  'STREET_ADDRESS',
  'CONTROL_CHARACTERS',
  'PHONE_FORM',
  'PHONE_COUNTRY',
  'PHONE_NOT_MOBILE',
  'EMAIL_FORM',
  'LINK_FORM',
  'CODE_FORM',
  'PLACE_NEEDED',
  'SAME_TIME',
  'SAME_OUTCOME',
  'CONTRADICTORY',
] as const

export type FieldProblem = (typeof FIELD_PROBLEMS)[number]

export interface Refusal {
  readonly refused: RefusalCode
  readonly fields?: readonly FieldRefusal[]
  /** Which rules, states or versions: codes only. */
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>
}

/** A coordinator speaks for one partner about what is another's (`actor.ts`). */
export const wrongPartner: Refusal = { refused: 'INVALID', fields: [{ path: 'onBehalfOf.id', code: 'UNKNOWN_PARTNER' }] }

export function refuse(code: RefusalCode, more: Omit<Refusal, 'refused'> = {}): Refusal {
  return { refused: code, ...more }
}

export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'refused' in result
}
