import type { Refusal, RefusalCode } from '#core/refusal.ts'

export type RefusalStatus = 208 | 403 | 404 | 409 | 422 | 429

/**
 * The HTTP status of a refusal, the same for pages and API. 404 for what is not there or not yours;
 * 208 where it was done the first time it was sent, and there is no more to say;
 * 409 where the world has moved on and reading again helps; 422 where what was sent cannot be taken;
 * 429 where so much of it was done that a brake is on.
 */
export const REFUSAL_STATUS: Readonly<Record<RefusalCode, RefusalStatus>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  STALE_VERSION: 409,
  BUSY: 409,
  WRONG_STATE: 409,
  IDEMPOTENCY_KEY_REUSED: 422,
  DONE_BEFORE: 208,
  OFFER_EXPIRED: 409,
  OFFER_WITHDRAWN: 409,
  OFFER_TAKEN: 409,
  OFFER_ANSWERED: 409,
  NO_ANSWER_CHOSEN: 422,
  SLOT_NOT_OFFERED: 422,
  SLOT_NO_LONGER_FREE: 409,
  TIME_SHARED: 409,
  NOT_THEIR_TIME: 409,
  DECIDER_ONLY: 403,
  CONSENT_PENDING: 409,
  GOING_ON_PENDING: 409,
  NOBODY_TO_DECIDE_ON: 409,
  SEATS_FULL: 409,
  ENOUGH_ASKED: 409,
  RULES_FAIL: 409,
  NOT_WITH_THIS_PARTNER: 409,
  OVERRIDE_NEEDS_REASON: 422,
  NOBODY_WAS_THERE: 409,
  NO_ADDRESS: 409,
  TOO_MANY_TODAY: 429,
  ENOUGH_PROPOSALS: 429,
  INVALID: 422,
  LINK_UNKNOWN: 404,
}

const DAY_SECONDS = 86_400

/** When to come back, where a brake is on: `Retry-After`, in seconds. */
export function retryAfterOf({ refused, detail }: Refusal): string | undefined {
  return REFUSAL_STATUS[refused] === 429 ? String(detail?.['retryAfter'] ?? DAY_SECONDS) : undefined
}
