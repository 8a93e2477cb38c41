import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { behindLinksFor } from '#copy/behind-links.ts'
import { type Ports, Unavailable } from '#core/ports.ts'
import { linkCounts } from '#core/relationship/links.ts'
import { findPartnerCard } from '#core/relationship/register.ts'
import { deadEnd } from '#pages/respond.tsx'
import { Retry } from '#pages/retry.tsx'
import { strangers } from '#pages/strangers.ts'
import { logBug } from '#web/bug.ts'
import { formOf } from '#web/form.ts'
import { securityHeaders } from '#web/headers.ts'
import { keepAsked, keptLanguage, languageIn } from '#web/language.ts'
import { visitOfPartner } from './visit.ts'
import { callOf, type LinkContext, type LinkEnv, openLink } from './context.ts'
import { page as offerPage } from './routes/offer.tsx'
import type { LinkSettings } from './settings.ts'
import { lockedLink, unknownLink } from './unknown.ts'

/**
 * What a person reaches from a message, without login: the token in the address is all the authority there is.
 * GET and HEAD change nothing, since mail scanners follow links. The page of an offer, nearly every first visit, is
 * loaded at the start; the rest when first asked for.
 */
export function createLink(ports: Ports, settings: LinkSettings): Hono<LinkEnv> {
  const app = new Hono<LinkEnv>()
  app.onError((error, c) => troubled(c, ports, error))
  app.notFound((c) => unknownLink(c))
  app.use(securityHeaders(settings.linkUrl))
  app.use(sameOrigin(settings))
  app.use(keepAsked)
  app.use('/:room/:token/*', async (c, next) => {
    const link = await openLink(ports, c.req.param('token'))
    if (!link) return unknownLink(c)
    c.set('ports', ports)
    c.set('settings', settings)
    c.set('nonce', ports.ids.id())
    c.set('link', link)
    c.set('visit', visitOfPartner(c))
    // The page of an offer and its answer read the card anyway, and look there.
    if (/^\/o\/[^/]+$/.test(c.req.path)) return next()
    const card = await findPartnerCard(callOf(c), link.partnerId)
    c.set('speaks', card?.speaks)
    return card && linkCounts(card, link) ? next() : lockedLink(c)
  })

  const answers = () => import('./routes/answer.ts')
  app.get('/o/:token', (c) => offerPage(c))
  app.post('/o/:token', async (c) => (await answers()).answer(c))
  app.post('/o/:token/next', async (c) => (await answers()).next(c))
  app.post('/o/:token/pause', async (c) => (await answers()).next(c)) // of a page opened before there was a choice: it asks
  app.post('/o/:token/link', async (c) => (await answers()).link(c))
  app.get('/o/:token/calendar.ics', async (c) => (await import('./routes/calendar.ts')).ofOffer(c))

  const own = () => import('./routes/own.tsx')
  app.get('/m/:token', async (c) => (await own()).page(c))
  app.get('/m/:token/:file{.+\\.ics}', async (c) => (await import('./routes/calendar.ts')).ofMeeting(c))
  app.post('/m/:token/:action', async (c) => (await own()).act(c))
  app.post('/m/:token/:noun/:id/:action', async (c) => (await own()).actOn(c))

  // A form's address fetched (a reload, the back button): the page the form stands on.
  app.get('/:room{[om]}/:token/*', (c) => c.redirect(`/${c.req.param('room')}/${c.req.param('token')}`, 303))
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
  const body = error instanceof Unavailable && c.req.method === 'POST' ? await c.req.text() : ''
  c.set('visit', strangers(c, behindLinksFor, { known: languageIn(formOf(body)) ?? keptLanguage(c) ?? c.get('speaks') }))
  if (error instanceof HTTPException && error.status === 403) return deadEnd(c, 403, ({ trouble }) => trouble.wrongOrigin)
  if (!(error instanceof Unavailable))
    return deadEnd(c, 500, ({ trouble }) => trouble.unexpected, { errorId: logBug(ports, 'link.bug', error) })
  ports.log({ event: 'link.unavailable', service: error.service })
  const retry = body && <Retry action={c.req.path} body={body} />
  return deadEnd(c, 503, ({ trouble }) => trouble.unavailable, { children: retry })
}
