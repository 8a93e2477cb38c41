import type { Context, MiddlewareHandler } from 'hono'

/**
 * Until somebody vouches for sign-ins (`ISSUER`), nothing behind this gate is served: `closed` answers 503.
 * A missing setting must never mean an open door.
 */
export function gate(issuer: string | undefined, closed: (c: Context) => Response | Promise<Response>): MiddlewareHandler {
  return async (c, next) => {
    if (!issuer) return closed(c)
    await next()
  }
}
