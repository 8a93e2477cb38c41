import { neverLeft, unanswered } from './network.ts'

/** Reading the SDK's errors: what a failed request tells about whether it was carried out. */

interface SdkError extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number }
  /** End User Messaging says here what is wrong. */
  readonly Reason?: string
}

/**
 * True when the service may have carried the request out all the same: it answered with a fault of its own (5xx),
 * or the connection or our patience ended first. An answer in the 4xx says that it did not.
 */
export function outcomeUnknown(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const status = (error as SdkError).$metadata?.httpStatusCode
  if (status !== undefined) return status >= 500 || status < 400 // a 2xx we could not read was carried out
  return unanswered(error)
}

/** A refusal in the 4xx as a code for the queue: `MessageRejected` → `MESSAGE_REJECTED`; never the service's prose. */
function refusalCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { $metadata, Reason, name } = error as SdkError
  const status = $metadata?.httpStatusCode ?? 0
  if (status < 400 || status >= 500) return undefined
  const code =
    Reason ??
    name
      .replace(/Exception$/, '')
      .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
      .toUpperCase()
  return /^[A-Z0-9_]{1,80}$/.test(code) ? code : 'REFUSED'
}

/**
 * What a send that threw tells: `busy` (it did not go, try later), `rejected` (it did not go and will not),
 * or undefined: nobody knows, or it is our own mistake.
 */
export function readSendError(
  error: unknown,
  busyNames: readonly string[],
): { readonly status: 'busy' } | { readonly status: 'rejected'; readonly reason: string } | undefined {
  if (neverLeft(error)) return { status: 'busy' }
  if (error instanceof Error && busyNames.includes(error.name)) return { status: 'busy' }
  const reason = refusalCode(error)
  return reason === undefined ? undefined : { status: 'rejected', reason }
}
