import { listMeetings, listUnmarked } from '#core/meeting/list.ts'
import { requestIdOf } from '#core/records/keys.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { localDate, startOfDay } from '#core/time/zone.ts'
import { show } from '#pages/respond.tsx'
import { MeetingList } from '#pages/staff/meeting-list.tsx'
import { idIn, idOf, isCoordinator, postCall, readCall, sessionOf, type StaffContext } from '../context.ts'
import { notFound } from '../ends.tsx'

const PAGE = 50

/** The calendar from today on. */
export async function list(c: StaffContext): Promise<Response> {
  const call = readCall(c)
  const cursor = c.req.query('cursor')
  const from = startOfDay(localDate(call.now))
  const [page, unmarked, tenant] = await Promise.all([
    listMeetings(call, { from, limit: PAGE, ...(cursor && { cursor }) }),
    cursor ? { items: [] } : listUnmarked(call, from),
    seeTenant(call),
  ])
  return show(
    c,
    { title: ({ meetings }) => meetings.title, current: '/meetings' },
    <MeetingList
      meetings={page.items}
      unmarked={unmarked.items}
      next={page.next}
      tenant={tenant}
      now={call.now}
      me={sessionOf(c).staffId}
      all={isCoordinator(c)}
    />,
  )
}

export async function act(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  const name = c.req.param('action') ?? ''
  const { meetingActions } = await import('../meeting-actions.ts')
  const actions = meetingActions(id ?? '')
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!id || !action) return notFound(c)
  const { takeOnRequest } = await import('./request.tsx')
  return takeOnRequest(c, { action, id }, (form) => {
    const partnerId = form.has('onBehalf') && isCoordinator(c) ? idOf(form, 'partnerId') : undefined
    return postCall(c, form, partnerId ? { role: 'partner', id: partnerId } : undefined)
  })
}

/** A form's address, fetched: back to the page it stands on. */
export async function back(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? c.redirect(`/requests/${requestIdOf(id)}`, 303) : notFound(c)
}
