import type { Call } from '#core/commit/call.ts'
import { requestIdOf } from '#core/records/keys.ts'
import { isDecider } from '#core/policy/decider.ts'
import { isRefusal } from '#core/refusal.ts'
import { findRequest } from '#core/request/view.ts'
import { takesOver } from '#core/request/hand-over.ts'
import { listColleagues } from '#core/staff/see.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { deadEnd, show } from '#pages/respond.tsx'
import { doneOf } from '#pages/done.ts'
import { RequestPage, requestTitle } from '#pages/request/page.tsx'
import type { Returned } from '#pages/returned.ts'
import { type Asked, type Failed, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import type { Form } from '#web/form.ts'
import { idAsked, idIn, idOf, isCoordinator, postCall, readCall, type StaffContext } from '../context.ts'
import { type RequestDone, requestDone } from '../done.ts'
import { notFound, refusedPage } from '../ends.tsx'

export async function one(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  // The calendar names the meeting that it leads to, which may have been filed.
  return id ? requestPage(c, id, undefined, undefined, idAsked(c, 'meeting')) : notFound(c)
}

/** A form of the page: on success back to it, otherwise the same page with what was typed. */
export async function act(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  const name = c.req.param('action') ?? ''
  const { ACTIONS } = await import('../request-actions.ts')
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (!id || !action) return notFound(c)
  const handsOver = name === 'hand-over' && { doneBefore: () => '/requests?done=handed-over' }
  return takeOnRequest(c, { action, id, ...handsOver }, (form) => callFor(c, form))
}

/** What a partner said on the phone: whether they go on, now that the phases have changed. */
export async function goingOn(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  if (!id) return notFound(c)
  const { GOING_ON } = await import('../seat-actions.ts')
  return takeOnRequest(c, { action: { ...GOING_ON, prefix: () => `going-on-${id}` }, id }, (form) => {
    const partnerId = idOf(form, 'partnerId')
    return postCall(c, form, partnerId ? { role: 'partner', id: partnerId } : undefined)
  })
}

/** Though no agreement covers the new phase, the partner may go on. */
export async function agreement(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  if (!id) return notFound(c)
  const { AGREEMENT } = await import('../seat-actions.ts')
  return takeOnRequest(c, { action: { ...AGREEMENT, prefix: () => `agreement-${id}` }, id })
}

/** A form about a request or what belongs to it, which stands on the request's page. */
export function takeOnRequest(
  c: StaffContext,
  asked: Pick<Asked<RequestDone, unknown>, 'action' | 'id' | 'doneBefore'>,
  call: (form: Form) => Call = (form) => postCall(c, form),
): Promise<Response> {
  const requestId = requestIdOf(asked.id)
  return takeForm(c, {
    ...asked,
    call,
    next(done) {
      // A worker who handed it over can no longer open it.
      const away = done === 'handed-over' && !isCoordinator(c)
      return `/requests${away ? '' : `/${requestId}`}?done=${done}`
    },
    again: (returned, failed) => requestPage(c, requestId, returned, failed, asked.id),
  })
}

/** A coordinator may say that a worker said it on the phone: then both stand in the history. Whose word it can be, core knows. */
function callFor(c: StaffContext, form: Form): Call {
  const workerId = isCoordinator(c) ? idOf(form, 'saidBy') : undefined
  return postCall(c, form, workerId ? { role: 'worker', id: workerId } : undefined)
}

/** The page of a request, fresh or with a form that came back, `about` one of its meetings perhaps. Not there and not yours look the same. */
export async function requestPage(
  c: StaffContext,
  id: string,
  returned?: Returned,
  failed?: Failed,
  about?: string,
): Promise<Response> {
  if (failed?.status === 404) return notFound(c)
  const call = readCall(c)
  const [view, tenant, staff] = await Promise.all([findRequest(call, id, about), seeTenant(call), listColleagues(call)])
  // Handed over meanwhile, the page is no longer theirs to see. What became of the form is unknown: 'not found' would be untrue.
  if (isRefusal(view))
    return failed && failed.status >= 500 ? deadEnd(c, failed.status, ({ trouble }) => trouble.unavailable) : refusedPage(c, view)
  const colleagues = staff.filter((one) => takesOver(one, view.request) && one.id !== view.request.workerId)
  return show(
    c,
    { title: (words) => requestTitle(words, view.request), status: failed?.status, problem: failed !== undefined },
    <RequestPage
      view={view}
      tenant={tenant}
      coordinator={isCoordinator(c)}
      mine={isDecider(view.request, call.by)}
      colleagues={colleagues.map((one) => ({ value: one.id, text: one.name }))}
      staff={new Map(staff.map((one) => [one.id, one.name]))}
      nonce={c.get('nonce')}
      now={call.now}
      done={doneOf(requestDone, doneHere(c))}
      returned={returned}
    />,
  )
}
