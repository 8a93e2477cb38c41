import { meetings as words } from '#copy/fi/meetings.ts'
import { listMeetings } from '#core/meeting/list.ts'
import { requestIdOf } from '#core/records/keys.ts'
import { localDate, startOfDay } from '#core/time/zone.ts'
import { getTenant } from '#core/relationship/register.ts'
import { MeetingList } from '#pages/staff/meeting-list.tsx'
import { returned } from '#pages/refusal-view.ts'
import { notFound, show } from '../answer.tsx'
import { attempt, postedForm } from '../attempt.ts'
import { idIn, idOf, isCoordinator, postCall, readCall, type StaffContext } from '../context.ts'

const PAGE = 50

/** The calendar from today on. */
export async function list(c: StaffContext): Promise<Response> {
  const call = readCall(c)
  const cursor = c.req.query('cursor')
  const from = startOfDay(localDate(call.now))
  const [page, tenant] = await Promise.all([
    listMeetings(call, { from, limit: PAGE, ...(cursor && { cursor }) }),
    getTenant(call),
  ])
  return show(
    c,
    { title: words.title, current: '/meetings' },
    <MeetingList meetings={page.items} next={page.next} tenant={tenant} now={call.now} />,
  )
}

export async function act(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  const name = c.req.param('action') ?? ''
  const { meetingActions } = await import('../meeting-actions.ts')
  const actions = meetingActions(id ?? '')
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!id || !action) return notFound(c)
  const form = await postedForm(c)
  if (form instanceof Response) return form
  const partnerId = form.has('onBehalf') && isCoordinator(c) ? idOf(form, 'partnerId') : undefined
  const call = postCall(c, form, partnerId ? { role: 'partner', id: partnerId } : undefined)
  const tried = await attempt(() => action.run(call, id, form))
  const requestId = requestIdOf(id)
  if ('value' in tried) return c.redirect(`/requests/${requestId}?done=${action.done(form)}`, 303)
  const view = returned(action.prefix(form), form, tried.failed.fields, action.places)
  const { requestPage } = await import('./request.tsx')
  return requestPage(c, requestId, tried.failed, { view, trouble: tried.failed.trouble })
}

/** A form's address, fetched: back to the page it stands on. */
export async function back(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? c.redirect(`/requests/${requestIdOf(id)}`, 303) : notFound(c)
}
