import { ownPage as words } from '#copy/fi/own-page.ts'
import { offerPage } from '#copy/fi/offer-page.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Offer } from '#core/records/offer.ts'
import { ownPage } from '#core/partner/own.ts'
import { isRefusal } from '#core/refusal.ts'
import { getTenant } from '#core/relationship/register.ts'
import { plus } from '#core/time/instant.ts'
import { OwnPage } from '#pages/link/own.tsx'
import { returned } from '#pages/refusal-view.ts'
import type { Sent } from '#pages/sent.ts'
import { sentBack } from '#pages/stale.ts'
import { attempt, deadEnd, type Failed, postedForm, show, unknownLink } from '../answer.tsx'
import { callOf, home, idIn, type LinkContext } from '../context.ts'
import type { OwnAction } from '../own-actions.ts'
import { OWN_DONE } from '../own-done.ts'

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

async function run(c: LinkContext, action: OwnAction, id: string): Promise<Response> {
  const over = await ended(c)
  if (over) return over
  const form = await postedForm(c, action.limit)
  if (form instanceof Response) return form
  const tried = await attempt(() => action.run(callOf(c, form), id, form))
  if ('value' in tried) return c.redirect(`${home(c)}?done=${action.done(form)}`, 303)
  return shown(c, tried.failed, sentBack(returned(action.prefix, form, tried.failed.fields, action.places(form)), tried.failed))
}

/**
 * Whether the link's own subject still opens this page: an offer that was said yes to, a meeting ahead or lately past.
 * A link to the page itself has no subject and opens it for as long as it lives.
 */
async function ended(c: LinkContext): Promise<Response | undefined> {
  const { org, subject, purpose } = c.get('link')
  if (!subject || purpose === 'own') return undefined
  const record = (await c.get('ports').stores.open(org).get(subject)) as unknown as Offer | Meeting | undefined
  if (!record) return unknownLink(c)
  if (record.kind === 'offer') return record.state === 'accepted' ? undefined : c.redirect(home(c, 'o'), 303)
  const until = record.closedAt && plus(record.closedAt, DAYS_AFTER * 24 * 60)
  return until && until < c.get('ports').clock.now() ? unknownLink(c) : undefined
}

async function shown(c: LinkContext, failed?: Failed, sent?: Sent): Promise<Response> {
  const call = callOf(c)
  const [own, tenant] = await Promise.all([ownPage(call, c.get('link').partnerId), getTenant(call)])
  if (isRefusal(own)) return unknownLink(c)
  const phone = tenant.settings.coordinatorPhone
  if (failed?.status === 404) return deadEnd(c, 404, { title: offerPage.ended.unknown.title, text: failed.trouble.todo, phone })
  return show(
    c,
    { title: words.title, phone, status: failed?.status, problem: failed !== undefined },
    <OwnPage
      own={own}
      tenant={tenant}
      home={home(c)}
      nonce={c.get('nonce')}
      now={call.now}
      sent={sent}
      done={OWN_DONE[c.req.query('done') ?? '']}
    />,
  )
}
