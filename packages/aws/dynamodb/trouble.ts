/**
 * Errors by which DynamoDB or the way to it fails a call that was right. Told by `name` and `code`:
 * `instanceof` breaks when a bundle holds two copies of a class.
 */
const TOO_MUCH = ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded']
const NO_ANSWER = [
  'TimeoutError',
  'AbortError',
  'RequestTimeout',
  'RequestTimeoutException',
  'TransactionInProgressException',
  'TransactionConflictException',
  'InternalServerError',
  'InternalFailure',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]
const NO_CONNECTION = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]

interface Told {
  readonly name?: unknown
  readonly code?: unknown
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
  const { name, code, $metadata } = told(error)
  return NO_ANSWER.includes(String(name)) || NO_CONNECTION.includes(String(code)) || ($metadata?.httpStatusCode ?? 0) >= 500
}

function told(error: unknown): Told {
  return typeof error === 'object' && error !== null ? error : {}
}
