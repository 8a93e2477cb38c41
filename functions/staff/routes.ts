import type { Hono } from 'hono'
import { mayEver } from '#core/policy/may.ts'
import type { Verb } from '#core/policy/verbs.ts'
import { type Doing, doing } from '#web/doing.ts'
import { sessionOf, type StaffContext, type StaffEnv } from './context.ts'

type Page = (c: StaffContext) => Promise<Response> | Response

/** Forms about a request, about a meeting, about what stands still, about sending, about a message and about a partner: what each does. */
export const FORMS = {
  request: {
    decision: 'request.decide',
    consent: 'request.consent',
    cancel: 'request.cancel',
    close: 'request.close',
    'hand-over': 'request.hand-over',
    phase: 'request.change-phase',
    times: 'request.change-times',
    meetings: 'request.add-meeting',
    'partner-leaves': 'request.leave',
    'another-partner': 'request.replace-partner',
    basis: 'request.record-basis',
  },
  meeting: {
    move: 'meeting.move',
    'move-answer': 'meeting.answer-move',
    'time-answer': 'meeting.answer-time',
    details: 'meeting.set-details',
    day: 'meeting.say-of-day',
    keep: 'meeting.keep',
    cancel: 'meeting.cancel',
    close: 'meeting.close',
    correct: 'meeting.correct',
    late: 'meeting.choose-late',
  },
  stuck: {
    retry: 'stuck.retry',
    close: 'offer.take-back',
    called: 'offer.note-called',
    deal: 'gap.deal',
    handled: 'text.handle',
  },
  sending: { hold: 'sending.hold', lift: 'sending.lift', sms: 'sending.try', email: 'sending.try' },
  digest: { shared: 'digest.set', own: 'digest.set' },
  notice: { retry: 'notice.retry', close: 'notice.close' },
  partner: {
    card: 'partner.change',
    checks: 'partner.change',
    conflicts: 'partner.change',
    availability: 'partner.set-availability',
    pause: 'partner.pause',
    resume: 'partner.resume',
    number: 'partner.show-number',
    'lock-links': 'partner.lock-links',
    'send-link': 'partner.renew-links',
  },
} as const satisfies Readonly<Record<string, Doing>>

/**
 * Every address behind the sign-in, with what it does (core/policy/verbs.ts). Each noun's pages are loaded when first asked
 * for: a cold start pays for one. Forms are posted to `/x/{id}/{action}`. Opened like a page, as when somebody reloads a
 * form that was refused, such an address leads back to the page the form stands on.
 */
export function addRoutes(app: Hono<StaffEnv>): void {
  const get = (path: string, does: Doing, page: Page) => app.get(path, guarded(does, page))
  const post = (path: string, does: Doing, page: Page) => app.post(path, guarded(does, page))
  const requests = () => import('./routes/requests.tsx')
  const newRequest = () => import('./routes/new-request.tsx')
  const request = () => import('./routes/request.tsx')
  const earlier = () => import('./routes/earlier.tsx')
  const meetings = () => import('./routes/meetings.tsx')
  const queue = () => import('./routes/queue.tsx')
  const candidates = () => import('./routes/candidates.tsx')
  const partners = () => import('./routes/partners.tsx')
  const digests = () => import('./routes/digests.tsx')
  const sending = () => import('./routes/sending.tsx')
  const agreements = () => import('./routes/agreements.tsx')
  const places = () => import('./routes/places.tsx')
  const settings = () => import('./routes/settings.tsx')
  const own = () => import('./routes/own.tsx')
  const endings = () => import('./routes/endings.tsx')

  get('/requests', 'request.list', async (c) => (await requests()).list(c))
  get('/requests/new', 'request.ask', async (c) => (await newRequest()).blank(c))
  post('/requests/new', 'request.ask', async (c) => (await newRequest()).send(c))
  get('/requests/:id', 'request.see', async (c) => (await request()).one(c))
  get('/requests/:id/candidates', 'request.candidates', async (c) => (await candidates()).list(c))
  post('/requests/:id/offers', 'request.offer-by-hand', async (c) => (await candidates()).offer(c))
  get('/requests/:id/earlier', 'request.see', async (c) => (await earlier()).meetings(c))
  get('/requests/:id/history', 'request.see', async (c) => (await earlier()).history(c))
  get('/requests/:id/:action', 'request.see', (c) => c.redirect(`/requests/${encodeURIComponent(c.req.param('id') ?? '')}`, 303))
  post('/requests/:id/:action', FORMS.request, async (c) => (await request()).act(c))

  post('/offers/:id/going-on', 'offer.go-on', async (c) => (await request()).goingOn(c))
  post('/offers/:id/agreement', 'offer.set-agreement-aside', async (c) => (await request()).agreement(c))
  get('/offers/:id/going-on', 'request.see', async (c) => (await queue()).back(c))
  get('/offers/:id/agreement', 'request.see', async (c) => (await queue()).back(c))
  post('/offers/:id/answer', 'offer.answer', async (c) => (await candidates()).answer(c))
  get('/offers/:id/:action', 'request.candidates', async (c) => (await candidates()).back(c))
  get('/meetings', 'meeting.list', async (c) => (await meetings()).list(c))
  post('/meetings/:id/:action', FORMS.meeting, async (c) => (await meetings()).act(c))
  get('/meetings/:id/:action', 'meeting.see', async (c) => (await meetings()).back(c))

  get('/queue', 'queue.see', async (c) => (await queue()).list(c))
  post('/queue', 'queue.see', async (c) => (await queue()).chooseLanguage(c))
  post('/queue/:kind/:id/:action', FORMS.stuck, async (c) => (await queue()).stuck(c))
  get('/queue/*', 'queue.see', (c) => c.redirect('/queue', 303))
  post('/notices/:id/:action', FORMS.notice, async (c) => (await queue()).notice(c))
  get('/notices/:id/:action', 'notice.retry', async (c) => (await queue()).back(c))

  get('/digest', 'digest.see', async (c) => (await digests()).show(c))
  post('/digest/:action', FORMS.digest, async (c) => (await digests()).save(c))
  get('/digest/*', 'digest.see', (c) => c.redirect('/digest', 303))

  get('/sending', 'sending.see', async (c) => (await sending()).show(c))
  post('/sending/:action', FORMS.sending, async (c) => (await sending()).act(c))
  get('/sending/*', 'sending.see', (c) => c.redirect('/sending', 303))

  get('/partners', 'partner.list', async (c) => (await partners()).list(c))
  get('/partners/new', 'partner.add', async (c) => (await partners()).blank(c))
  post('/partners/new', 'partner.add', async (c) => (await partners()).add(c))
  get('/partners/:id', 'partner.see', async (c) => (await partners()).one(c))
  get('/partners/:id/:action', 'partner.see', (c) => c.redirect(`/partners/${encodeURIComponent(c.req.param('id') ?? '')}`, 303))
  post('/partners/:id/:action', FORMS.partner, async (c) => (await partners()).act(c))

  get('/endings/:id', 'ending.see', async (c) => (await endings()).one(c))
  post('/endings/:id', 'ending.choose', async (c) => (await endings()).choose(c))

  get('/agreements', 'agreements.see', async (c) => (await agreements()).show(c))
  post('/agreements', 'agreements.set', async (c) => (await agreements()).add(c))
  post('/agreements/:id', 'agreements.set', async (c) => (await agreements()).save(c))
  get('/agreements/*', 'agreements.see', (c) => c.redirect('/agreements', 303))
  get('/places', 'areas.see', async (c) => (await places()).show(c))
  post('/places/:area', 'areas.set', async (c) => (await places()).save(c))
  get('/places/*', 'areas.see', (c) => c.redirect('/places', 303))
  get('/settings', 'settings.see', async (c) => (await settings()).show(c))
  post('/settings', 'settings.set', async (c) => (await settings()).save(c))
  get('/own', 'staff.see', async (c) => (await own()).show(c))
  post('/own', 'staff.set-own', async (c) => (await own()).save(c))
}

/** Lets through whose role may ever do it; whether to this very record, the use case says. */
function guarded(does: Doing, page: Page) {
  return doing(does, async (c: StaffContext): Promise<Response> => {
    const verb = verbOf(does, c.req.param('action'))
    if (!verb) return (await import('./ends.tsx')).notFound(c)
    return mayEver(sessionOf(c).role, verb) ? page(c) : (await import('./ends.tsx')).forbidden(c)
  })
}

/** Undefined for a form that there is not. */
function verbOf(does: Doing, action = ''): Verb | undefined {
  if (does === 'open') throw new Error('nothing behind the sign-in is open')
  if (typeof does === 'string') return does
  return Object.hasOwn(does, action) ? does[action] : undefined
}
