import { unanswered } from '../network.ts'

/** Errors by which DynamoDB or the way to it fails a call that was right. Told by `name`, as in `network.ts`. */
const TOO_MUCH = ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded']
const NO_ANSWER = [
  'RequestTimeout',
  'RequestTimeoutException',
  'TransactionInProgressException',
  'TransactionConflictException',
  'InternalServerError',
  'InternalFailure',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]

interface Told {
  readonly name?: unknown
  readonly $metadata?: { readonly httpStatusCode?: number }
}

/** Whether the same call may well succeed later. */
export function isTrouble(error: unknown): boolean {
  return isTooMuch(error) || isNoAnswer(error)
}

/** Refused for load: surely not carried out. */
function isTooMuch(error: unknown): boolean {
  return TOO_MUCH.includes(String(told(error).name))
}

/** It may have been carried out or not. */
export function isNoAnswer(error: unknown): boolean {
  const { name, $metadata } = told(error)
  return unanswered(error) || NO_ANSWER.includes(String(name)) || ($metadata?.httpStatusCode ?? 0) >= 500
}

function told(error: unknown): Told {
  return typeof error === 'object' && error !== null ? error : {}
}
