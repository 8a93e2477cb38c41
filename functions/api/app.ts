import { type Handler, Hono } from 'hono'
import type { Ports } from '#core/ports.ts'
import { refuse } from '#core/refusal.ts'
import { doing } from '#web/doing.ts'
import { securityHeaders } from '#web/headers.ts'
import { edgeProblem, problemResponse } from '#web/problem.ts'
import { tracedFor } from '#web/trace.ts'
import { bearer, type Signed } from './bearer.ts'
import { DOCS_POLICY } from './docs-policy.ts'
import { refused } from './refused.ts'
import { routes } from './routes.ts'
import { serve } from './serve.ts'
import { type ApiSettings, BASE } from './settings.ts'
import { troubled } from './trouble.ts'

/** The API for machine clients, with its own documentation beside it. */
export function createApi(ports: Ports, settings: ApiSettings): Hono<Signed> {
  const app = new Hono<Signed>()
  app.onError((error, c) => troubled(tracedFor(c, ports), c, error))
  app.notFound((c) => refused(ports, c, refuse('NOT_FOUND')))
  app.use('/docs', async (c, next) => {
    await next()
    c.res.headers.set('content-security-policy', DOCS_POLICY) // over the one every answer gets below
  })
  app.use(securityHeaders(settings.publicUrl))

  const open = (path: string, handler: Handler) => app.get(path, doing('open', handler))
  open('/health', (c) => c.json({ status: 'ok' }))
  open('/openapi.json', async (c) => c.json((await import('./openapi.ts')).document(settings)))
  open('/docs', async () => (await import('./docs.ts')).page())
  open('/docs/:file', async (c) => (await (await import('./docs.ts')).file(c.req.param('file') ?? '')) ?? c.notFound())

  app.use(`${BASE}/*`, bearer(ports, settings))
  for (const route of routes) app.on(route.method.toUpperCase(), honoPath(route.path), serve(ports, settings, route))
  for (const [path, methods] of allowed()) {
    const not = () => problemResponse(edgeProblem('METHOD_NOT_ALLOWED'), { allow: methods.join(', ') })
    app.all(path, doing('open', not))
  }
  return app
}

/** Every address with the methods it takes, for those it does not. */
function allowed(): Map<string, readonly string[]> {
  const methods = new Map<string, readonly string[]>()
  for (const path of ['/health', '/openapi.json', '/docs', '/docs/:file']) methods.set(path, ['GET', 'HEAD'])
  for (const { method, path } of routes) {
    const more = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]
    methods.set(honoPath(path), [...(methods.get(honoPath(path)) ?? []), ...more])
  }
  return methods
}

function honoPath(path: string): string {
  return `${BASE}${path}`.replaceAll(/\{(\w+)\}/g, ':$1')
}
