import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { catalogueFor } from '#copy/catalogue.ts'
import type { Ports } from '#core/ports.ts'
import { strangers } from '#pages/strangers.ts'
import { doing } from '#web/doing.ts'
import { redirectDone } from '#web/done.ts'
import { gate } from '#web/gate.ts'
import { securityHeaders } from '#web/headers.ts'
import { keepAsked } from '#web/language.ts'
import { browserSession } from '#web/session.ts'
import { tracedFor } from '#web/trace.ts'
import type { StaffContext, StaffEnv } from './context.ts'
import { addRoutes } from './routes.ts'
import type { StaffSettings } from './settings.ts'

/** The pages of workers and coordinators: a session in a cookie, every form posted from here. */
export function createStaff(ports: Ports, settings: StaffSettings): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const ends = () => import('./ends.tsx')
  app.onError(async (error, c) => (await ends()).troubled(c, tracedFor(c, ports), error))
  app.notFound(async (c) => (await ends()).notFound(c))
  app.use(securityHeaders(settings.publicUrl))
  app.use(async (c, next) => {
    c.set('ports', tracedFor(c, ports))
    c.set('settings', settings)
    c.set('nonce', ports.ids.id())
    c.set('visit', strangers(c, catalogueFor, { frame: { home: '/' } }))
    await next()
  })
  const style = async (c: StaffContext) => {
    const { STYLE } = await import('#pages/style.ts')
    return c.text(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' })
  }
  app.get('/style.css', doing('open', style))
  app.use(gate(settings.issuer, async (c) => (await ends()).noSignIn(c as StaffContext)))
  app.use(csrf({ origin: settings.publicUrl }))
  app.use(keepAsked)
  app.use(async (c, next) => {
    const { issuer = '', publicUrl } = settings
    const session = await browserSession(ports, { issuer, publicUrl }, c)
    c.set('session', session)
    if (session) c.set('visit', (await import('./visit.ts')).visitOfStaff(c))
    await next()
  })
  const front = (show: (room: typeof import('./routes/front.tsx'), c: StaffContext) => Promise<Response>) =>
    doing('open', async (c: StaffContext) => show(await import('./routes/front.tsx'), c))
  app.get(
    '/',
    front((room, c) => room.front(c)),
  )
  app.get(
    '/sign-in',
    front((room, c) => room.signInPage(c)),
  )
  app.post(
    '/language',
    front((room, c) => room.chooseLanguage(c)),
  )
  app.post(
    '/sign-out',
    front((room, c) => room.signOut(c)),
  )
  app.use(async (c, next) => {
    if (!c.get('session')) return toSignIn(c)
    if (c.req.method === 'GET') c.get('visit').start?.()
    return next()
  })
  addRoutes(app)
  return app
}

/** A form sent after the session ended must not lose what was typed: it says how to send it again. */
async function toSignIn(c: StaffContext): Promise<Response> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return redirectDone(c, '/sign-in?done=needed')
  return (await import('./ends.tsx')).signedOut(c)
}
