import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { behindLinksFor } from '#copy/behind-links.ts'
import { type Ports, Unavailable } from '#core/ports.ts'
import { openedBy } from '#core/partner/links.ts'
import { deadEnd } from '#pages/respond.tsx'
import { Retry } from '#pages/retry.tsx'
import { strangers } from '#pages/strangers.ts'
import { logBug } from '#web/bug.ts'
import { type Doing, doing } from '#web/doing.ts'
import { formOf, isUnread, readForm } from '#web/form.ts'
import { securityHeaders } from '#web/headers.ts'
import { keepAsked, keptLanguage, languageIn } from '#web/language.ts'
import { tracedFor } from '#web/trace.ts'
import { visitOfPartner } from './visit.ts'
import { callOf, type LinkContext, type LinkEnv, openLink } from './context.ts'
import { page as offerPage } from './routes/offer.tsx'
import type { LinkSettings } from './settings.ts'
import { lockedLink, unknownLink } from './unknown.ts'

/** Forms after a no, of the own page, and of one meeting or request on it: what each does (core/policy/verbs.ts). */
export const FORMS = {
  next: { pause: 'partner.pause', resume: 'partner.resume', call: 'offer.ask-for-call', again: 'offer.see' },
  own: {
    availability: 'partner.set-availability',
    ways: 'partner.set-ways',
    number: 'partner.show-number',
    pause: 'partner.pause',
    resume: 'partner.resume',
  },
  ownOn: {
    keep: 'meeting.keep',
    'time-answer': 'meeting.answer-time',
    'move-answer': 'meeting.answer-move',
    day: 'meeting.say-of-day',
    move: 'meeting.move',
    cancel: 'meeting.cancel',
    leave: 'request.leave',
    'going-on': 'offer.go-on',
  },
} as const satisfies Readonly<Record<string, Doing>>

type Page = (c: LinkContext) => Promise<Response> | Response

/**
 * What a person reaches from a message, without login: the token in the address is all the authority there is.
 * GET and HEAD change nothing, since mail scanners follow links. The page of an offer, nearly every first visit, is
 * loaded at the start; the rest when first asked for.
 */
export function createLink(ports: Ports, settings: LinkSettings): Hono<LinkEnv> {
  const app = new Hono<LinkEnv>()
  app.onError((error, c) => troubled(c, tracedFor(c, ports), error))
  app.notFound((c) => unknownLink(c))
  app.use(securityHeaders(settings.linkUrl))
  app.use(sameOrigin(settings))
  app.use(keepAsked)
  app.use('/:room/:token/*', async (c, next) => {
    const link = await openLink(ports, c.req.param('token'))
    if (!link) return unknownLink(c)
    c.set('ports', tracedFor(c, ports))
    c.set('settings', settings)
    c.set('nonce', ports.ids.id())
    c.set('link', link)
    c.set('visit', visitOfPartner(c))
    // The page of an offer and its answer read the card anyway, and look there.
    if (/^\/o\/[^/]+$/.test(c.req.path)) {
      const visit = c.get('visit')
      if (c.req.method === 'GET') visit.start?.()
      await next()
      return visit.settled?.()
    }
    const opened = await openedBy(callOf(c))
    c.set('speaks', opened?.speaks)
    return opened ? next() : lockedLink(c)
  })

  const get = (path: string, does: Doing, page: Page) => app.get(path, doing(does, page))
  const post = (path: string, does: Doing, page: Page) => app.post(path, doing(does, page))
  const answers = () => import('./routes/answer.ts')
  get('/o/:token', 'offer.see', (c) => offerPage(c))
  post('/o/:token', 'offer.answer', async (c) => (await answers()).answer(c))
  post('/o/:token/next', FORMS.next, async (c) => (await answers()).next(c))
  post('/o/:token/pause', FORMS.next, async (c) => (await answers()).next(c)) // of a page opened before there was a choice: it asks
  post('/o/:token/going-on', 'offer.go-on', async (c) => (await answers()).goingOn(c))
  post('/o/:token/link', 'partner.send-own-link', async (c) => (await answers()).link(c))
  get('/o/:token/task', 'offer.see', async (c) => (await import('./routes/task.tsx')).page(c))
  get('/o/:token/calendar.ics', 'offer.see', async (c) => (await import('./routes/calendar.ts')).ofOffer(c))

  const own = () => import('./routes/own.tsx')
  get('/m/:token', 'partner.see-own', async (c) => (await own()).page(c))
  get('/m/:token/:file{.+\\.ics}', 'meeting.see', async (c) => (await import('./routes/calendar.ts')).ofMeeting(c))
  get('/m/:token/task/:id', 'offer.see', async (c) => (await own()).task(c))
  post('/m/:token/lock', 'partner.lock-links', async (c) => (await own()).lock(c))
  post('/m/:token/link', 'partner.send-own-link', async (c) => (await own()).link(c))
  post('/m/:token/:action', FORMS.own, async (c) => (await own()).act(c))
  post('/m/:token/:noun/:id/:action', FORMS.ownOn, async (c) => (await own()).actOn(c))

  // A form's address fetched (a reload, the back button): the page the form stands on.
  get('/:room{[om]}/:token/*', 'open', (c) => c.redirect(`/${c.req.param('room')}/${c.req.param('token')}`, 303))
  return app
}

/**
 * Refuses forms from other sites. A form that says nothing of where it comes from is let through: some browsers inside
 * other apps send neither header, and there is no cookie here that another site could misuse.
 */
function sameOrigin({ publicUrl, linkUrl }: LinkSettings) {
  const check = csrf({ origin: [publicUrl, linkUrl] })
  return async (c: LinkContext, next: () => Promise<void>) => {
    const silent = c.req.header('origin') === undefined && c.req.header('sec-fetch-site') === undefined
    return silent ? next() : check(c, next)
  }
}

async function troubled(c: LinkContext, ports: Ports, error: Error): Promise<Response> {
  const body = error instanceof Unavailable && c.req.method === 'POST' ? await typedIn(c) : ''
  c.set('visit', strangers(c, behindLinksFor, { known: languageIn(formOf(body)) ?? keptLanguage(c) ?? c.get('speaks') }))
  if (error instanceof HTTPException && error.status === 403) return deadEnd(c, 403, ({ trouble }) => trouble.wrongOrigin)
  if (!(error instanceof Unavailable))
    return deadEnd(c, 500, ({ trouble }) => trouble.unexpected, { errorId: logBug(ports, 'link.bug', error) })
  ports.log({ event: 'link.unavailable', service: error.service })
  const retry = body && <Retry action={c.req.path} body={body} />
  return deadEnd(c, 503, ({ trouble }) => trouble.unavailable, { children: retry })
}

/** What was posted, where it could be any form of this room's; '' where it is none. */
async function typedIn(c: LinkContext): Promise<string> {
  const { AVAILABILITY_LIMITS } = await import('#web/availability-form.ts')
  const read = await readForm(c, AVAILABILITY_LIMITS)
  return isUnread(read) ? '' : read.body
}
