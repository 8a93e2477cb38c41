import type { Hono } from 'hono'
import { isCoordinator, type StaffContext, type StaffEnv } from './context.ts'

type Page = (c: StaffContext) => Promise<Response>

/**
 * Every address behind the sign-in. Each noun's pages are loaded when first asked for: a cold start pays for one.
 * Forms are posted to `/x/{id}/{action}`. Opened like a page, as when somebody reloads a form that was refused, such an
 * address leads back to the page the form stands on.
 */
export function addRoutes(app: Hono<StaffEnv>): void {
  const requests = () => import('./routes/requests.tsx')
  const request = () => import('./routes/request.tsx')
  const meetings = () => import('./routes/meetings.tsx')
  const queue = () => import('./routes/queue.tsx')
  const candidates = () => import('./routes/candidates.tsx')
  const partners = () => import('./routes/partners.tsx')
  const agreements = () => import('./routes/agreements.tsx')

  app.get('/requests', async (c) => (await requests()).list(c))
  app.get('/requests/new', async (c) => (await import('./routes/new-request.tsx')).blank(c))
  app.post('/requests/new', async (c) => (await import('./routes/new-request.tsx')).send(c))
  app.get('/requests/:id', async (c) => (await request()).one(c))
  app.get(
    '/requests/:id/candidates',
    coordinator(async (c) => (await candidates()).list(c)),
  )
  app.post(
    '/requests/:id/offers',
    coordinator(async (c) => (await candidates()).offer(c)),
  )
  app.get('/requests/:id/:action', (c) => c.redirect(`/requests/${encodeURIComponent(c.req.param('id'))}`, 303))
  app.post('/requests/:id/:action', async (c) => (await request()).act(c))

  app.post(
    '/offers/:id/answer',
    coordinator(async (c) => (await candidates()).answer(c)),
  )
  app.get(
    '/offers/:id/:action',
    coordinator(async (c) => (await candidates()).back(c)),
  )
  app.get('/meetings', async (c) => (await meetings()).list(c))
  app.post('/meetings/:id/:action', async (c) => (await meetings()).act(c))
  app.get('/meetings/:id/:action', async (c) => (await meetings()).back(c))

  app.get(
    '/queue',
    coordinator(async (c) => (await queue()).list(c)),
  )
  app.post(
    '/queue',
    coordinator(async (c) => (await queue()).turn(c)),
  )
  app.post(
    '/queue/:kind/:id/:action',
    coordinator(async (c) => (await queue()).stuck(c)),
  )
  app.get(
    '/queue/*',
    coordinator(async (c) => c.redirect('/queue', 303)),
  )
  app.post(
    '/notices/:id/:action',
    coordinator(async (c) => (await queue()).notice(c)),
  )
  app.get(
    '/notices/:id/:action',
    coordinator(async (c) => (await queue()).back(c)),
  )

  app.get(
    '/partners',
    coordinator(async (c) => (await partners()).list(c)),
  )
  app.get(
    '/partners/new',
    coordinator(async (c) => (await partners()).blank(c)),
  )
  app.post(
    '/partners/new',
    coordinator(async (c) => (await partners()).add(c)),
  )
  app.get(
    '/partners/:id',
    coordinator(async (c) => (await partners()).one(c)),
  )
  app.get(
    '/partners/:id/:action',
    coordinator(async (c) => c.redirect(`/partners/${encodeURIComponent(c.req.param('id') ?? '')}`, 303)),
  )
  app.post(
    '/partners/:id/:action',
    coordinator(async (c) => (await partners()).act(c)),
  )

  app.get(
    '/agreements',
    coordinator(async (c) => (await agreements()).show(c)),
  )
  app.post(
    '/agreements',
    coordinator(async (c) => (await agreements()).save(c)),
  )
}

/** For coordinators and admins only. */
function coordinator(page: Page): Page {
  return async (c) => (isCoordinator(c) ? page(c) : (await import('./ends.tsx')).forbidden(c))
}
