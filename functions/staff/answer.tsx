import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { common } from '#copy/fi/common.ts'
import { refusals } from '#copy/fi/refusals.ts'
import { trouble } from '#copy/fi/trouble.ts'
import type { Refusal } from '#core/refusal.ts'
import { DeadEnd } from '#pages/dead-end.tsx'
import { type Frame, Layout, type NavLink } from '#pages/layout.tsx'
import { REFUSAL_STATUS } from '#web/status.ts'
import { type PageFrame, readCall, type StaffContext } from './context.ts'

interface Shown extends Pick<Frame, 'title' | 'problem' | 'current'> {
  readonly status?: number | undefined
}

/** A whole page around its content. */
export async function show(c: StaffContext, { status = 200, ...page }: Shown, content: Child): Promise<Response> {
  const frame = await frameOf(c)
  return html(
    c,
    <Layout {...frame} {...page}>
      {content}
    </Layout>,
    status,
  )
}

interface End {
  readonly title: string
  readonly text: string
  readonly errorId?: string
  readonly children?: Child
}

export async function deadEnd(c: StaffContext, status: number, { title, text, errorId, children }: End): Promise<Response> {
  // A page about trouble must not meet the same trouble on its way.
  const frame = status >= 500 ? {} : await frameOf(c)
  return html(
    c,
    <DeadEnd home="/" {...frame} title={title} text={text} errorId={errorId}>
      {children}
    </DeadEnd>,
    status,
  )
}

/** What is not there and what is not yours look the same. */
export function notFound(c: StaffContext): Promise<Response> {
  return deadEnd(c, 404, trouble.notFound)
}

/** A refusal with no page of its own to come back to. */
export function refusedPage(c: StaffContext, refusal: Refusal): Promise<Response> {
  if (refusal.refused === 'NOT_FOUND') return notFound(c)
  const { title, todo } = refusals[refusal.refused]
  return deadEnd(c, REFUSAL_STATUS[refusal.refused], { title, text: todo })
}

function html(c: StaffContext, page: { toString(): string | Promise<string> }, status: number): Response | Promise<Response> {
  return c.html(`<!DOCTYPE html>${page.toString() as string}`, status as ContentfulStatusCode)
}

/**
 * Begins to read what stands around a page while its content is read: a trip less to wait for. Errors come up where it
 * is shown.
 */
export function startFrame(c: StaffContext): void {
  const frame = readFrame(c)
  frame.catch(() => {}) // a page that ends in a redirect never looks
  c.set('frame', frame)
}

function frameOf(c: StaffContext): Promise<PageFrame> {
  return c.get('frame') ?? readFrame(c)
}

async function readFrame(c: StaffContext): Promise<PageFrame> {
  const session = c.get('session')
  if (!session) return { home: '/' }
  const call = readCall(c)
  const [{ findStaff }, { getTenant }] = await Promise.all([
    import('#core/staff/find.ts'),
    import('#core/relationship/register.ts'),
  ])
  const [me, tenant] = await Promise.all([findStaff(call, session.staffId), getTenant(call)])
  return {
    home: '/',
    nav: navOf(session.role),
    person: { name: common.signedInAs(me?.name ?? '', common.roles[session.role]), nonce: c.get('nonce') },
    phone: tenant.settings.coordinatorPhone,
  }
}

function navOf(role: 'worker' | 'coordinator' | 'admin'): readonly NavLink[] {
  const { nav } = common
  const worker = [
    { href: '/requests', text: nav.requests },
    { href: '/requests/new', text: nav.newRequest },
    { href: '/meetings', text: nav.meetings },
  ]
  const coordinator = [
    { href: '/queue', text: nav.queue },
    ...worker.map((link) => (link.href === '/requests' ? { ...link, text: nav.allRequests } : link)),
    { href: '/partners', text: nav.partners },
    { href: '/agreements', text: nav.agreements },
  ]
  return role === 'worker' ? worker : coordinator
}
