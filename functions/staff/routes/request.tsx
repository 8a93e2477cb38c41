import { trouble } from '#copy/fi/trouble.ts'
import type { Call } from '#core/commit/call.ts'
import { isRefusal } from '#core/refusal.ts'
import { findRequest } from '#core/request/view.ts'
import { listStaff } from '#core/staff/find.ts'
import { getTenant } from '#core/relationship/register.ts'
import { RequestPage, requestTitle } from '#pages/request/page.tsx'
import { returned } from '#pages/refusal-view.ts'
import type { Sent } from '#pages/sent.ts'
import type { Form } from '#web/form.ts'
import { deadEnd, notFound, refusedPage, show } from '../answer.tsx'
import { attempt, type Failed, postedForm } from '../attempt.ts'
import { idIn, idOf, isCoordinator, postCall, readCall, sessionOf, type StaffContext } from '../context.ts'
import { REQUEST_DONE } from '../request-done.ts'

export async function one(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? requestPage(c, id) : notFound(c)
}

/** A form of the page: on success back to it, otherwise the same page with what was typed. */
export async function act(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  const name = c.req.param('action') ?? ''
  const { ACTIONS } = await import('../request-actions.ts')
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (!id || !action) return notFound(c)
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const tried = await attempt(() => action.run(callFor(c, form), id, form))
  // A worker who handed it over can no longer open it.
  const away = name === 'hand-over' && !isCoordinator(c)
  if ('value' in tried) return c.redirect(`/requests${away ? '' : `/${id}`}?done=${action.done(form)}`, 303)
  const view = returned(action.prefix(form), form, tried.failed.fields, action.places)
  return requestPage(c, id, tried.failed, { view, trouble: tried.failed.trouble })
}

/** A coordinator may say that a worker asked for it on the phone: then both stand in the history. */
function callFor(c: StaffContext, form: Form): Call {
  const workerId = form.has('onBehalf') && isCoordinator(c) ? idOf(form, 'workerId') : undefined
  return postCall(c, form, workerId ? { role: 'worker', id: workerId } : undefined)
}

/** The page of a request, fresh or with a form that came back. Not there and not yours look the same. */
export async function requestPage(c: StaffContext, id: string, failed?: Failed, sent?: Sent): Promise<Response> {
  if (failed?.status === 404) return notFound(c)
  const call = readCall(c)
  const [view, tenant, staff] = await Promise.all([findRequest(call, id), getTenant(call), listStaff(call)])
  // Handed over meanwhile, the page is no longer theirs to see. What became of the form is unknown: 'not found' would be untrue.
  if (isRefusal(view))
    return failed && failed.status >= 500 ? deadEnd(c, failed.status, trouble.unavailable) : refusedPage(c, view)
  const session = sessionOf(c)
  const colleagues = staff.filter((one) => one.role !== 'admin' && one.id !== view.request.workerId)
  return show(
    c,
    { title: requestTitle(view.request), status: failed?.status, problem: failed !== undefined },
    <RequestPage
      view={view}
      tenant={tenant}
      coordinator={isCoordinator(c)}
      mine={view.request.workerId === session.staffId}
      colleagues={colleagues.map((one) => ({ value: one.id, text: one.name }))}
      staff={new Map(staff.map((one) => [one.id, one.name]))}
      nonce={c.get('nonce')}
      now={call.now}
      done={REQUEST_DONE[c.req.query('done') ?? '']}
      sent={sent}
    />,
  )
}
