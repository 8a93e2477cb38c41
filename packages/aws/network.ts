/**
 * What the way to a service says by itself, the same for every service. Told by `name` and `code`: `instanceof` breaks
 * when a bundle holds two copies of a class.
 */

/** The request never left this machine: the name did not resolve, or nobody listened. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** Node's system errors, from `ECONNRESET` to those nobody thought of: whichever it was, the connection is gone. */
const SYSTEM_ERROR = /^(E[A-Z]+|EAI_[A-Z]+|UND_ERR.*)$/

interface Told {
  readonly name?: unknown
  readonly code?: unknown
}

/** Surely not carried out. */
export function neverLeft(error: unknown): boolean {
  return NEVER_LEFT.includes(codeOf(error))
}

/** The connection or our patience ended before an answer: it may have been carried out or not. */
export function unanswered(error: unknown): boolean {
  return ['TimeoutError', 'AbortError'].includes(String(told(error).name)) || SYSTEM_ERROR.test(codeOf(error))
}

function codeOf(error: unknown): string {
  return String(told(error).code)
}

function told(error: unknown): Told {
  return typeof error === 'object' && error !== null ? error : {}
}
