import { candidates as words } from '#copy/fi/candidates.ts'
import { common } from '#copy/fi/common.ts'
import { offerPage } from '#copy/fi/offer-page.ts'
import { candidates } from '#core/request/candidates.ts'
import { requestIdOf } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { findRequest } from '#core/request/view.ts'
import { type Places, whenPlaces } from '#pages/places.ts'
import { returned } from '#pages/refusal-view.ts'
import type { Sent } from '#pages/sent.ts'
import { Candidates } from '#pages/staff/candidates.tsx'
import { readAnswer } from '#web/answer-form.ts'
import { notFound, refusedPage, show } from '../answer.tsx'
import { attempt, type Failed, postedForm } from '../attempt.ts'
import { idIn, idOf, postCall, readCall, type StaffContext } from '../context.ts'
import { given } from '../request-form.ts'

export async function list(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? page(c, id) : notFound(c)
}

/** Asks one partner by hand; against a rule only with a reason. */
export async function offer(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  if (!id) return notFound(c)
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const [start, end] = form.text('slot').split('/')
  const reason = form.optional('reason')
  const tried = await attempt(async () => {
    const { offerByHand } = await import('#core/offer/offer-by-hand.ts')
    const slot = start && end ? { start, end } : undefined
    const override = reason ? { rules: form.all('rule'), reason } : undefined
    return offerByHand(postCall(c, form), id, given({ partnerId: form.text('partnerId'), slot, override }))
  })
  if ('value' in tried) return c.redirect(`/requests/${id}?done=asked`, 303)
  const view = returned(`offer-${form.text('partnerId')}`, form, fieldsOf(tried.failed, reason), offerPlaces)
  return page(c, id, tried.failed, { view, trouble: tried.failed.trouble })
}

/** A rule stands in the way and no reason was written: that is the field to fill in. */
function fieldsOf({ refused, fields }: Failed, reason: string | undefined): Failed['fields'] {
  const missing = !reason && (refused === 'RULES_FAIL' || refused === 'OVERRIDE_NEEDS_REASON')
  return missing ? [...fields, { path: 'reason', code: 'REQUIRED' }] : fields
}

const offerPlaces: Places = (path) => {
  if (path === 'reason' || path.startsWith('override')) return { name: 'reason', label: words.overrideReason }
  return path.startsWith('slot') ? { name: 'slot', label: words.slot } : undefined
}

/** What a partner said on the phone, written down by the coordinator. */
export async function answer(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  if (!id) return notFound(c)
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const partnerId = idOf(form, 'partnerId')
  const tried = await attempt(async () => {
    const said = readAnswer(form)
    if (isRefusal(said)) return said
    const { answerOffer } = await import('#core/offer/answer.ts')
    return answerOffer(postCall(c, form, partnerId ? { role: 'partner', id: partnerId } : undefined), id, said)
  })
  if ('value' in tried) return c.redirect(`/requests/${requestIdOf(id)}?done=recorded`, 303)
  const places = whenPlaces('other', { answer: offerPage.question, other: common.time })
  const view = returned(`answer-${id}`, form, tried.failed.fields, places)
  return page(c, requestIdOf(id), tried.failed, { view, trouble: tried.failed.trouble })
}

/** The form's address, fetched: back to the page it stands on. */
export async function back(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? c.redirect(`/requests/${requestIdOf(id)}/candidates`, 303) : notFound(c)
}

async function page(c: StaffContext, id: string, failed?: Failed, sent?: Sent): Promise<Response> {
  if (failed?.status === 404) return notFound(c)
  const call = readCall(c)
  const [view, considered] = await Promise.all([findRequest(call, id), candidates(call, id)])
  if (isRefusal(view)) return refusedPage(c, view)
  if (isRefusal(considered)) return refusedPage(c, considered)
  return show(
    c,
    { title: words.title, status: failed?.status, problem: failed !== undefined },
    <Candidates view={view} considered={considered} nonce={c.get('nonce')} now={call.now} sent={sent} />,
  )
}
