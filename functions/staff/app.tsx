import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { catalogueFor } from '#copy/catalogue.ts'
import { BadCursor, type Ports, Unavailable } from '#core/ports.ts'
import { deadEnd } from '#pages/answer.tsx'
import { Retry } from '#pages/retry.tsx'
import { strangers } from '#pages/strangers.ts'
import { logBug } from '#web/bug.ts'
import { formOf } from '#web/form.ts'
import { gate } from '#web/gate.ts'
import { securityHeaders } from '#web/headers.ts'
import { keepAsked, languageIn } from '#web/language.ts'
import { browserSession } from '#web/session.ts'
import { aroundStaff } from './around.ts'
import type { StaffContext, StaffEnv } from './context.ts'
import { notFound } from './ends.ts'
import { addRoutes } from './routes.ts'
import type { StaffSettings } from './settings.ts'

/** The pages of workers and coordinators: a session in a cookie, every form posted from here. */
export function createStaff(ports: Ports, settings: StaffSettings): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.onError((error, c) => troubled(c, ports, error))
  app.notFound((c) => notFound(c))
  app.use(securityHeaders(settings.publicUrl))
  app.use(async (c, next) => {
    c.set('ports', ports)
    c.set('settings', settings)
    c.set('nonce', ports.ids.id())
    c.set('around', strangers(c, catalogueFor, HOME))
    await next()
  })
  app.get('/style.css', async (c) => {
    const { STYLE } = await import('#pages/style.ts')
    return c.text(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' })
  })
  app.use(gate(settings.issuer, (c) => deadEnd(c as StaffContext, 503, ({ trouble }) => trouble.noSignIn)))
  app.use(csrf({ origin: settings.publicUrl }))
  app.use(keepAsked)
  app.use(async (c, next) => {
    const { issuer = '', publicUrl } = settings
    const session = await browserSession(ports, { issuer, publicUrl }, c)
    c.set('session', session)
    if (session) c.set('around', aroundStaff(c))
    await next()
  })
  app.get('/', async (c) => (await import('./routes/front.tsx')).front(c))
  app.get('/sign-in', async (c) => (await import('./routes/front.tsx')).signInPage(c))
  app.post('/language', async (c) => (await import('./routes/front.tsx')).turn(c))
  app.post('/sign-out', async (c) => (await import('./routes/front.tsx')).signOut(c))
  app.use(async (c, next) => {
    if (!c.get('session')) return signInFirst(c)
    if (c.req.method === 'GET') c.get('around').start?.()
    return next()
  })
  addRoutes(app)
  return app
}

const HOME = { frame: { home: '/' } }

/** A form sent after the session ended must not lose what was typed: it says how to send it again. */
function signInFirst(c: StaffContext): Response | Promise<Response> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return c.redirect('/sign-in?done=needed', 303)
  return deadEnd(c, 401, ({ signIn, trouble }) => ({ title: signIn.title, text: trouble.signedOut.text }))
}

async function troubled(c: StaffContext, ports: Ports, error: Error): Promise<Response> {
  if (error instanceof HTTPException && error.status === 403) return deadEnd(c, 403, ({ trouble }) => trouble.wrongOrigin)
  if (error instanceof BadCursor) return notFound(c)
  if (error instanceof Unavailable) {
    ports.log({ event: 'staff.unavailable', service: error.service })
    const body = c.req.method === 'POST' ? await c.req.text() : ''
    c.set('around', strangers(c, catalogueFor, { ...HOME, known: languageIn(formOf(body)) ?? (await c.get('speaks')) }))
    const retry = body && <Retry action={c.req.path} body={body} />
    return deadEnd(c, 503, ({ trouble }) => trouble.unavailable, { children: retry })
  }
  c.set('around', strangers(c, catalogueFor, { ...HOME, known: await c.get('speaks') }))
  return deadEnd(c, 500, ({ trouble }) => trouble.unexpected, { errorId: logBug(ports, 'staff.bug', error) })
}
