import type { MiddlewareHandler } from 'hono'
import type { Ports, Session } from '#core/ports.ts'
import { edgeProblem, problemResponse } from '#web/problem.ts'
import { bearerSession } from '#web/session.ts'
import type { ApiSettings } from './settings.ts'

export interface Signed {
  Variables: { session: Session }
}

/** Lets through only who shows a bearer token of the configured issuer. RFC 6750 tells absent from not accepted. */
export function bearer(ports: Ports, settings: ApiSettings): MiddlewareHandler<Signed> {
  return async (c, next) => {
    const { issuer, publicUrl } = settings
    if (!issuer) return problemResponse(edgeProblem('SIGN_IN_NOT_CONFIGURED'))
    const session = await bearerSession(ports, { issuer, publicUrl }, c)
    if (!session) {
      const challenge = c.req.header('authorization')
        ? 'Bearer realm="rinnalla", error="invalid_token"'
        : 'Bearer realm="rinnalla"'
      return problemResponse(edgeProblem('UNAUTHENTICATED'), { 'www-authenticate': challenge })
    }
    c.set('session', session)
    return next()
  }
}
