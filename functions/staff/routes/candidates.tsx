import { candidates } from '#core/request/candidates.ts'
import { requestIdOf } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { findRequest } from '#core/request/view.ts'
import { show } from '#pages/respond.tsx'
import type { Returned } from '#pages/returned.ts'
import { Candidates } from '#pages/staff/candidates.tsx'
import { type Failed, takeForm } from '#pages/take-form.ts'
import { ANSWER, OFFER } from '../candidate-actions.ts'
import { idIn, idOf, postCall, readCall, type StaffContext } from '../context.ts'
import { notFound, refusedPage } from '../ends.tsx'

export async function list(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? page(c, id) : notFound(c)
}

/** Asks one partner by hand; against a rule only with a reason. */
export async function offer(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  if (!id) return notFound(c)
  return takeForm(c, {
    action: OFFER,
    id,
    call(form) {
      const said = idOf(form, 'saidBy')
      return postCall(c, form, said ? { role: 'partner', id: said } : undefined)
    },
    next: (done) => `/requests/${id}?done=${done}`,
    again: (returned, failed) => page(c, id, returned, failed),
  })
}

/** What a partner said on the phone, written down by the coordinator. */
export async function answer(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  if (!id) return notFound(c)
  const requestId = requestIdOf(id)
  return takeForm(c, {
    action: { ...ANSWER, prefix: () => `answer-${id}` },
    id,
    call(form) {
      const partnerId = idOf(form, 'partnerId')
      return postCall(c, form, partnerId ? { role: 'partner', id: partnerId } : undefined)
    },
    next: (done) => `/requests/${requestId}?done=${done}`,
    again: (returned, failed) => page(c, requestId, returned, failed),
  })
}

/** The form's address, fetched: back to the page it stands on. */
export async function back(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? c.redirect(`/requests/${requestIdOf(id)}/candidates`, 303) : notFound(c)
}

async function page(c: StaffContext, id: string, returned?: Returned, failed?: Failed): Promise<Response> {
  if (failed?.status === 404) return notFound(c)
  const call = readCall(c)
  const [view, considered] = await Promise.all([findRequest(call, id), candidates(call, id)])
  if (isRefusal(view)) return refusedPage(c, view)
  if (isRefusal(considered)) return refusedPage(c, considered)
  return show(
    c,
    { title: (words) => words.candidates.title, status: failed?.status, problem: failed !== undefined },
    <Candidates view={view} considered={considered} nonce={c.get('nonce')} now={call.now} returned={returned} />,
  )
}
