import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { setSessionCookie } from '#web/session.ts'
import { PEOPLE, personCalled } from '../people.ts'
import { isLimit, MAIL_LIMITS, SMS_LIMITS } from '../services/limits.ts'
import { SIGNED_IN_SECONDS, signIn } from '../sign-in.ts'
import { targetOf } from '../time/target.ts'
import { homePage } from './home.ts'
import { inboxPage } from './inbox.ts'
import type { LocalTools } from './tools.ts'

/** The routes under `/local`: JSON for programs, forms for people; a form is answered with a page, JSON with JSON. */
export function localRoutes(tools: LocalTools): Hono {
  const app = new Hono({ strict: false }).basePath('/local')
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'same-origin')
  })

  app.get('/', async (c) => c.html(await homePage(tools)))
  app.get('/inbox', async (c) => c.html(await inboxPage(tools.outbox, recipient(c))))
  app.get('/invite/:id', (c) => {
    const invite = tools.outbox.find(c.req.param('id'))?.invite
    if (!invite) return problem(c, 404, 'No such invite.')
    return c.body(invite.ics, 200, {
      'content-type': `text/calendar; charset=utf-8; method=${invite.method}`,
      'content-disposition': 'attachment; filename="invite.ics"',
    })
  })
  app.get('/outbox', (c) => c.json({ items: tools.outbox.items(recipient(c)).map(({ invite: _, ...item }) => item) }))
  app.get('/schedules', (c) => c.json({ items: tools.schedules.all() }))
  app.get('/clock', (c) => c.json({ now: tools.now() }))

  app.post('/token', async (c) => {
    const person = personCalled((await fieldsOf(c))['as'])
    if (!person) return problem(c, 422, `"as" must be one of ${Object.keys(PEOPLE).join(', ')}.`)
    const token = await signIn(tools.directory, person, 'bearer')
    return c.json({ access_token: token })
  })
  app.post('/sign-in', async (c) => {
    const person = personCalled((await fieldsOf(c))['as'])
    if (!person) return problem(c, 422, `"as" must be one of ${Object.keys(PEOPLE).join(', ')}.`)
    const token = await signIn(tools.directory, person, 'browser')
    setSessionCookie(c, tools.publicUrl, token, SIGNED_IN_SECONDS)
    return c.redirect(person.role === 'worker' ? '/requests' : '/queue', 303)
  })
  app.post('/clock', async (c) => {
    const wanted = await fieldsOf(c)
    const now = tools.now()
    const target = targetOf(wanted['date'] ? { to: `${wanted['date']}T${wanted['time'] || '00:00'}` } : wanted, now)
    if (target === undefined) return problem(c, 422, 'Say either {"advance": "PT24H"} or {"to": "2026-11-25T11:30:00Z"}.')
    if (target < Date.parse(now))
      return problem(c, 422, `The clock only goes forward: it is ${now}. POST /local/reset starts again.`)
    await tools.turnTo(target)
    return isForm(c) ? c.redirect('/local', 303) : c.json({ now: tools.now() })
  })
  app.get('/limits', (c) => c.json(tools.limits))
  app.post('/limits', async (c) => {
    const { sms = '', email = '' } = await fieldsOf(c)
    if (!isLimit(SMS_LIMITS, sms) || !isLimit(MAIL_LIMITS, email))
      return problem(
        c,
        422,
        `"sms" is one of ${Object.keys(SMS_LIMITS)} or "", "email" one of ${Object.keys(MAIL_LIMITS)} or "".`,
      )
    Object.assign(tools.limits, { sms, email })
    return isForm(c) ? c.redirect('/local', 303) : c.json(tools.limits)
  })
  app.post('/sms', async (c) => {
    const { from = '', text = '', id } = await fieldsOf(c)
    if (!/^\+\d{7,15}$/.test(String(from)) || String(text).trim() === '')
      return problem(c, 422, 'Say {"from": "+358…", "text": "…"}; "id", to deliver the same one again.')
    await tools.text({ from: String(from), text: String(text), id: typeof id === 'string' ? id : randomUUID() })
    return isForm(c) ? c.redirect(`/local/inbox?to=${encodeURIComponent(String(from))}`, 303) : c.json({ now: tools.now() })
  })
  app.post('/settle', async (c) => {
    await tools.settle()
    return isForm(c) ? c.redirect('/local', 303) : c.json({ now: tools.now() })
  })
  app.post('/reset', async (c) => {
    await tools.reset()
    return isForm(c) ? c.redirect('/local', 303) : c.json({ now: tools.now() })
  })
  app.notFound((c) => problem(c, 404, 'No such local tool: GET /local shows them.'))
  return app
}

function problem(c: Context, status: 404 | 422, detail: string): Response {
  const title = status === 404 ? 'Not found' : 'That cannot be done'
  return c.body(JSON.stringify({ type: 'about:blank', title, status, detail }), status, {
    'content-type': 'application/problem+json',
  })
}

function isForm(c: Context): boolean {
  return (c.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')
}

/** What was posted, as a form or JSON; nothing where it is neither. */
async function fieldsOf(c: Context): Promise<Readonly<Record<string, unknown>>> {
  if (isForm(c)) return Object.fromEntries(new URLSearchParams(await c.req.text()))
  try {
    const body: unknown = JSON.parse(await c.req.text())
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** `?to=+358…` unescaped arrives with a space in front. */
function recipient(c: Context): string | undefined {
  return c.req.query('to')?.replace(/^ /, '+') || undefined
}
