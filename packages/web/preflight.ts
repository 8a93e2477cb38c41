import type { Outside, Ports } from '#core/ports.ts'
import { nameOf, preflight, type PreflightEvent, type Preflown } from '#core/tenant/preflight.ts'

type Handler<Event, Context, Result> = (event: Event, context: Context) => Promise<Result>

/** The room, which shows that it can work when it is asked to (`npm run preflight`). */
export const withPreflight =
  <Event, Context, Result>(ports: Ports, handler: Handler<Event, Context, Result>) =>
  async (event: Event | PreflightEvent, context: Context): Promise<Result | Preflown> =>
    isPreflight(event) ? preflight(ports, event) : handler(event, context)

/** The same of a room that has no table to show it with: it keeps an empty file outside. */
export const withKeepingPreflight =
  <Event, Context, Result>(
    { outside, clock }: Pick<Ports, 'clock'> & { readonly outside: Outside },
    handler: Handler<Event, Context, Result>,
  ) =>
  async (event: Event | PreflightEvent, context: Context): Promise<Result | Preflown> => {
    if (!isPreflight(event)) return handler(event, context)
    try {
      await outside.keep('preflight', clock.now(), [])
      return { preflight: 'done', records: 0 }
    } catch (error) {
      return { preflight: 'failed', at: 'committing', name: nameOf(error) }
    }
  }

function isPreflight(event: unknown): event is PreflightEvent {
  return typeof event === 'object' && event !== null && 'preflight' in event
}
