// oxlint-disable-next-line import/no-named-as-default -- middy's types know only the default
import middy, { type Request } from '@middy/core'
import type { Log } from '#core/ports.ts'

/**
 * A handler for events that no person waits for. What it throws is logged by name only, never by its words, and thrown
 * on: retries and dead-letter queues are the platform's. middy's own early timeout runs on real timers, so it is off.
 */
export function trigger<Event, Result>(log: Log, room: string, handle: (event: Event, context: Request['context']) => Promise<Result>) {
  return middy<Event, Result>(handle, { timeoutEarlyInMillis: 0 }).use({
    onError({ error }) {
      log({ event: `${room}.failed`, name: error?.name ?? 'unknown' })
    },
  })
}
