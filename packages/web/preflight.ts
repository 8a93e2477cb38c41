import type { Ports } from '#core/ports.ts'
import { preflight, type PreflightEvent, type Preflown } from '#core/tenant/preflight.ts'

type Handler<Event, Context, Result> = (event: Event, context: Context) => Promise<Result>

/** The room, which shows that it can work when it is asked to (`npm run preflight`). */
export const withPreflight =
  <Event, Context, Result>(ports: Ports, handler: Handler<Event, Context, Result>) =>
  async (event: Event | PreflightEvent, context: Context): Promise<Result | Preflown> =>
    isPreflight(event) ? preflight(ports, event) : handler(event, context)

function isPreflight(event: unknown): event is PreflightEvent {
  return typeof event === 'object' && event !== null && 'preflight' in event
}
