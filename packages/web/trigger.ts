// oxlint-disable-next-line import/no-named-as-default -- middy's types know only the default
import middy, { type Request } from '@middy/core'
import { type Log, Unavailable } from '#core/ports.ts'
import { wordless } from './bug.ts'

/**
 * A handler for events that no person waits for. What it throws is logged by name only, never by its words, and thrown
 * on, a bug without its words, which the runtime would print and a dead-letter queue keep: retries are the platform's.
 * middy's own early timeout runs on real timers, so it is off.
 */
export function trigger<Event, Result>(
  log: Log,
  room: string,
  handle: (event: Event, context: Request['context']) => Promise<Result>,
) {
  return middy<Event, Result>(handle, { timeoutEarlyInMillis: 0 }).use({
    onError(request) {
      const { error } = request
      log({ event: `${room}.failed`, name: error?.name ?? 'unknown' })
      if (error && !(error instanceof Unavailable)) request.error = wordless(error)
    },
  })
}
