import { linkSubject, ownPage } from '#core/partner/own.ts'
import { isRefusal } from '#core/refusal.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { plus } from '#core/time/instant.ts'
import { deadEnd, show } from '#pages/respond.tsx'
import { doneOf } from '#pages/done.ts'
import { OwnPage } from '#pages/link/own.tsx'
import type { Returned } from '#pages/returned.ts'
import type { Failed, FormAction } from '#pages/take-form.ts'
import { callOf, home, idIn, type LinkContext } from '../context.ts'
import { type OwnDone, ownDone } from '../done.ts'
import { unknownLink } from '../unknown.ts'

/** A link about a meeting opens the page this long after the meeting was closed (docs/field.md: How long things are kept). */
const DAYS_AFTER = 30

export async function page(c: LinkContext): Promise<Response> {
  return (await ended(c)) ?? shown(c)
}

export async function act(c: LinkContext): Promise<Response> {
  const name = c.req.param('action') ?? ''
  const { OWN } = await import('../own-actions.ts')
  const action = Object.hasOwn(OWN, name) ? OWN[name] : undefined
  return action ? run(c, action, c.get('link').partnerId) : unknownLink(c)
}

export async function actOn(c: LinkContext): Promise<Response> {
  const id = idIn(c)
  const { actionOn } = await import('../own-actions.ts')
  const action = id && actionOn(c.req.param('noun') ?? '', id, c.req.param('action') ?? '')
  return action ? run(c, action, id) : unknownLink(c)
}

async function run(c: LinkContext, action: FormAction<OwnDone>, id: string): Promise<Response> {
  const over = await ended(c)
  if (over) return over
  const { takeForm } = await import('#pages/take-form.ts')
  return takeForm(c, {
    action,
    id,
    call: (form) => callOf(c, form),
    next: (done) => `${home(c)}?done=${done}`,
    again: (returned, failed) => shown(c, returned, failed),
  })
}

/**
 * Whether the link's own subject still opens this page: an offer that was said yes to, a meeting ahead or lately past.
 * A link to the page itself has no subject and opens it for as long as it lives.
 */
async function ended(c: LinkContext): Promise<Response | undefined> {
  const { subject, purpose } = c.get('link')
  if (!subject || purpose === 'own') return undefined
  const record = await linkSubject(callOf(c), subject)
  if (!record) return unknownLink(c)
  if (record.kind === 'offer') return record.state === 'accepted' ? undefined : c.redirect(home(c, 'o'), 303)
  const until = record.closedAt && plus(record.closedAt, DAYS_AFTER * 24 * 60)
  return until && until < c.get('ports').clock.now() ? unknownLink(c) : undefined
}

async function shown(c: LinkContext, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = callOf(c)
  const [own, tenant] = await Promise.all([ownPage(call, c.get('link').partnerId), seeTenant(call)])
  if (isRefusal(own)) return unknownLink(c)
  c.set('speaks', own.card.speaks)
  const phone = tenant.settings.coordinatorPhone
  if (failed?.status === 404) {
    const text = failed.trouble.todo
    return deadEnd(c, 404, ({ offerPage }) => ({ title: offerPage.ended.unknown.title, text }), { phone })
  }
  return show(
    c,
    { title: (words) => words.ownPage.title, phone, status: failed?.status, problem: failed !== undefined },
    <OwnPage
      own={own}
      tenant={tenant}
      home={home(c)}
      nonce={c.get('nonce')}
      now={call.now}
      returned={returned}
      done={doneOf(ownDone, c.req.query('done'))}
    />,
  )
}
