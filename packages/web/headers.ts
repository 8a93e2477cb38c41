import type { MiddlewareHandler } from 'hono'

const CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * What every page is sent with. Nothing is loaded from elsewhere, nothing is kept in a cache, no search engine
 * is told, and no other site learns an address: `same-origin` and not `no-referrer`, because under the latter
 * a form's `Origin` becomes `null`.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'x-robots-tag': 'noindex, nofollow, noarchive',
}

/** HTTPS for two years, where the deployment is on HTTPS at all. */
const HSTS = 'max-age=63072000'

export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const https = publicUrl.startsWith('https://')
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
    if (https) c.res.headers.set('strict-transport-security', HSTS)
    // The stylesheet and the like say themselves how long they keep.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  }
}
