import { offerPage as words } from '#copy/fi/offer-page.ts'
import type { Call } from '#core/commit/call.ts'
import { type Answer, answerOffer } from '#core/offer/answer.ts'
import { type OfferView, viewOffer } from '#core/offer/view.ts'
import { findPartnerCard, getTenant } from '#core/relationship/register.ts'
import { pausePartner } from '#core/partner/pause.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { addDays, localDate } from '#core/time/zone.ts'
import { standingOf } from '#pages/link/offer-standing.ts'
import { nowhere, whenPlaces } from '#pages/places.ts'
import { returned } from '#pages/refusal-view.ts'
import { readAnswer } from '#web/answer-form.ts'
import { attempt, postedForm, unknownLink } from '../answer.tsx'
import { callOf, home, type LinkContext } from '../context.ts'
import { offerId, shown, whole } from './offer.tsx'

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
  const view = returned('', form, tried.failed.fields, whenPlaces('other', { answer: words.question }))
  return shown(c, id, tried.failed, { view, trouble: tried.failed.trouble })
}

/** The rest of what the page shows is read while the answer is committed, so that the partner waits for fewer trips. */
async function answerAndView(call: Call, id: string, said: Answer | Refusal): Promise<OfferView | Refusal> {
  if (isRefusal(said)) return said
  const [answered, tenant, card] = await Promise.all([
    answerOffer(call, id, said),
    getTenant(call),
    findPartnerCard(call, call.by.id),
  ])
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
  const view = await viewOffer(call, id)
  if (isRefusal(view)) return unknownLink(c)
  // A pause hands back everything promised: only a link that was answered with a no may ask for it, no old one found later.
  if (view.offer.state !== 'declined') return whole(c, view)
  const until = addDays(localDate(call.now), 14)
  const tried = await attempt(() => pausePartner(call, call.by.id, { until }))
  if ('value' in tried) return c.redirect(`${home(c, 'o')}?done=paused`, 303)
  return shown(c, id, tried.failed, { view: returned('', form, [], nowhere), trouble: tried.failed.trouble })
}
