import type { Sent } from '#core/ports.ts'
import { ANYWHERE, type Meaning, type Meanings } from './meanings.ts'
import { neverLeft, unanswered } from './network.ts'

/** Reading the SDK's errors: what a failed request tells about whether it was carried out. */

interface SdkError {
  readonly name?: unknown
  readonly $metadata?: { readonly httpStatusCode?: number }
  /** End User Messaging says here what is wrong. */
  readonly Reason?: unknown
  readonly message?: unknown
}

/** What a service says in prose alone, by the code that stands for it; the prose itself goes no further. */
export type Prose = readonly (readonly [RegExp, string])[]

/** What an error that a call of the service ended in means, by the tables; what no table knows was perhaps carried out. */
export function meaningOf(error: unknown, service: Meanings, prose: Prose = []): Meaning {
  if (neverLeft(error)) return 'busy'
  const { name, $metadata } = told(error)
  const known = [`${name}.${reasonOf(error, prose)}`, String(name)].flatMap(
    (key) => meaningIn(service, key) ?? meaningIn(ANYWHERE, key) ?? [],
  )[0]
  if (known !== undefined) return known
  // Answered, but with what nobody knows or could read; or not answered at all. The rest is a mistake of our own.
  return $metadata?.httpStatusCode !== undefined || unanswered(error) ? 'unknown' : 'thrown'
}

/** What a send that threw tells of its message; undefined where nobody knows whether it went, or it is to be thrown. */
export function readSendError(error: unknown, meaning: Meaning, prose: Prose = []): Sent | undefined {
  if (meaning === 'busy') return { status: 'busy' }
  const says = meaning === 'stopped' || meaning === 'ours' || meaning === 'rejected'
  return says ? { status: meaning, reason: codeOf(error, prose) } : undefined
}

const reasonOf = (error: unknown, prose: Prose): unknown => {
  const { Reason, message } = told(error)
  return Reason ?? prose.find(([pattern]) => pattern.test(String(message)))?.[1]
}

/** The error as a code, for the log and the open work: `MessageRejected` → `MESSAGE_REJECTED`; never the service's prose. */
function codeOf(error: unknown, prose: Prose): string {
  const { name } = told(error)
  const spelt = String(name)
    .replace(/Exception$/, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .toUpperCase()
  const code = String(reasonOf(error, prose) ?? spelt)
  return /^[A-Z0-9_]{1,80}$/.test(code) ? code : 'REFUSED'
}

function meaningIn(meanings: Meanings, key: string): Meaning | undefined {
  return Object.hasOwn(meanings, key) ? meanings[key] : undefined
}

function told(error: unknown): SdkError {
  return typeof error === 'object' && error !== null ? error : {}
}
