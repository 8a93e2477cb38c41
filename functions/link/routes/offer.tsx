import { common } from '#copy/fi/common.ts'
import { offerPage as words } from '#copy/fi/offer-page.ts'
import type { Call } from '#core/call.ts'
import { type Answer, answerOffer } from '#core/offer/answer.ts'
import type { Offer } from '#core/offer/offer.ts'
import { type OfferView, viewOffer } from '#core/offer/view.ts'
import { findPartnerCard } from '#core/partner/find.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { getTenant } from '#core/tenant/find.ts'
import { addDays, localDate } from '#core/time/zone.ts'
import { OfferPage } from '#pages/link/offer.tsx'
import { standingOf, titleOf } from '#pages/link/offer-standing.ts'
import { returned, type Places } from '#pages/refusal-view.ts'
import type { Sent } from '#pages/sent.ts'
import { readAnswer } from '#web/answer-form.ts'
import { attempt, deadEnd, type Failed, postedForm, show, unknownLink } from '../answer.tsx'
import { callOf, home, type LinkContext } from '../context.ts'

/** The offer a link opens: its sort key is `OFFER#<id>`. */
function offerId(c: LinkContext): string | undefined {
  const { purpose, subject } = c.get('link')
  return purpose === 'offer' && subject?.sk.startsWith('OFFER#') ? subject.sk.slice('OFFER#'.length) : undefined
}

/** The question, or what became of it. Changes nothing. */
export async function page(c: LinkContext): Promise<Response> {
  const id = offerId(c)
  return id ? shown(c, id) : unknownLink(c)
}

/**
 * The answer. Given twice it is the same page again; another one than before is refused. No idempotency key:
 * an answer says itself whether it has been given.
 */
export async function answer(c: LinkContext): Promise<Response> {
  const id = offerId(c)
  if (!id) return unknownLink(c)
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const tried = await attempt(() => answerAndView(callOf(c), id, readAnswer(form)))
  if ('value' in tried) return whole(c, tried.value)
  const view = returned('', form, tried.failed.fields, places)
  return shown(c, id, tried.failed, { view, trouble: tried.failed.trouble })
}

/** What the page needs besides the answer is read beside it: two reading trips with the link's own, and one commit. */
async function answerAndView(call: Call, id: string, said: Answer | Refusal): Promise<OfferView | Refusal> {
  if (isRefusal(said)) return said
  const [answered, tenant, card] = await Promise.all([answerOffer(call, id, said), getTenant(call), findPartnerCard(call, call.by.id)])
  if (isRefusal(answered)) return answered
  const { offer, request } = answered
  const view = card && { offer, request, card, tenant }
  // Agreed at once (the worker had said yes beforehand): the page shows the meeting too.
  return view && standingOf(offer, request, call.now) !== 'agreed' ? view : viewOffer(call, id)
}

/** After a no: two weeks without questions. */
export async function pause(c: LinkContext): Promise<Response> {
  const id = offerId(c)
  if (!id) return unknownLink(c)
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const call = callOf(c, form)
  const until = addDays(localDate(call.now), 14)
  const tried = await attempt(async () => {
    const { pausePartner } = await import('#core/partner/pause.ts')
    return pausePartner(call, call.by.id, { until })
  })
  if ('value' in tried) return c.redirect(`${home(c, 'o')}?done=paused`, 303)
  return shown(c, id, tried.failed, { view: returned('', form, [], () => undefined), trouble: tried.failed.trouble })
}

/** The page for how the offer stands now, with what was typed where a form came back. */
async function shown(c: LinkContext, id: string, failed?: Failed, sent?: Sent): Promise<Response> {
  const call = callOf(c)
  const view = await viewOffer(call, id)
  if (isRefusal(view)) return unknownLink(c)
  return whole(c, view, failed, sent)
}

function whole(c: LinkContext, view: OfferView, failed?: Failed, sent?: Sent): Response | Promise<Response> {
  const { now } = callOf(c)
  const { coordinatorPhone: phone } = view.tenant.settings
  const correctable = failed && (failed.status === 422 || failed.status === 503 || failed.refused === 'BUSY' || failed.refused === 'SLOT_NO_LONGER_FREE')
  if (failed && !correctable) return deadEnd(c, failed.status, { title: failed.trouble.title, text: failed.trouble.todo, phone })
  const done = c.req.query('done') === 'paused' ? words.declined.pauseNoted : undefined
  return show(
    c,
    { title: titleOf(view.offer, view.request, now), phone, status: failed?.status, problem: failed !== undefined },
    <OfferPage view={view} home={home(c, 'o')} own={ownHome(c, view.offer)} nonce={c.get('nonce')} now={now} sent={sent} done={done} />,
  )
}

/** The partner's own page opens with the same token once they have said yes. */
function ownHome(c: LinkContext, offer: Offer): string | undefined {
  return offer.state === 'accepted' ? home(c, 'm') : undefined
}

const LABELS: Readonly<Record<string, string>> = {
  'other.date': common.date, 'other.from': common.from, 'other.to': common.to, start: common.from, end: common.to,
}

const places: Places = (path) => {
  if (path === 'answer') return { name: 'answer', label: words.question }
  const label = LABELS[path]
  const name = path === 'start' ? 'other.from' : path === 'end' ? 'other.to' : path
  return label === undefined ? undefined : { name, label }
}
