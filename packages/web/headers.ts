import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const NONE = ["'none'"]
const OWN = ["'self'"]

/**
 * What every page is sent with, beside what Hono says by itself. Nothing is loaded from elsewhere, and no other site
 * learns an address: `same-origin` and not `no-referrer`, because under the latter a form's `Origin` becomes `null`.
 */
const POLICY = {
  contentSecurityPolicy: {
    defaultSrc: NONE,
    styleSrc: OWN,
    imgSrc: ["'self'", 'data:'],
    formAction: OWN,
    baseUri: NONE,
    frameAncestors: NONE,
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [] },
  // Hono would say these too: the first two do nothing for these pages, and only browsers long gone read the rest.
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
}

/** HTTPS for two years, where the deployment is on HTTPS at all. */
const HSTS = 'max-age=63072000'

export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const secure = secureHeaders({ ...POLICY, strictTransportSecurity: publicUrl.startsWith('https://') && HSTS })
  return (c, next) =>
    secure(c, async () => {
      await next()
      c.res.headers.set('x-robots-tag', 'noindex, nofollow, noarchive')
      // The stylesheet and the like say themselves how long they keep.
      if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
    })
}
