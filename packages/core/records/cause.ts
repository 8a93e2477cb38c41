import type { Notice } from './notice.ts'

/** Why a message that a person must look at has not arrived, told apart by what the person can do about it. */
export type Cause =
  /** Nobody has told us where to send it. */
  | 'no-address'
  /** The number or the address does not work. */
  | 'wrong-address'
  /** It came back, or reached nobody in its time. */
  | 'not-reached'
  /** Who is to carry it does not take it. */
  | 'refused'
  /** The recipient wants no such messages. */
  | 'opted-out'
  | 'busy'
  /** It has not gone, through our own trouble. */
  | 'ours'
  /** Nobody knows whether it went. */
  | 'unknown'
  /** It has not gone: nobody could take the step. */
  | 'unsent'

/** By `failedFor`: our own words, and the codes that `web/receipt.ts` and `aws/trouble.ts` make of what the providers say. */
const CAUSES: readonly (readonly [RegExp, Cause])[] = [
  [/^no-address$/, 'no-address'],
  [/^provider-busy$/, 'busy'],
  [/^our-trouble$/, 'ours'],
  [/OPTED_OUT|^opted-out$|^MAIL_COMPLAINT$/, 'opted-out'],
  [/^(TEXT_INVALID|ADDRESS_FORM|BOUNCE_PERMANENT)$/, 'wrong-address'],
  [/^(BOUNCE|TEXT_UNREACHABLE|TEXT_CARRIER_UNREACHABLE|TEXT_TTL_EXPIRED|undelivered)/, 'not-reached'],
]

/** Of an undelivered or stuck notice. What stopped it later (`reason: 'overdue'`) does not hide why it failed. */
export function causeOf({ state, failedFor = '' }: Pick<Notice, 'state' | 'failedFor'>): Cause {
  if (state === 'waiting') return 'unsent'
  if (state !== 'failed') return 'unknown'
  return CAUSES.find(([pattern]) => pattern.test(failedFor))?.[1] ?? 'refused'
}
