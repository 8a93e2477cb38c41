import { listRequests } from '#core/request/list.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { show } from '#pages/respond.tsx'
import { doneOf } from '#pages/done.ts'
import { RequestList } from '#pages/staff/request-list.tsx'
import { doneHere } from '#web/done.ts'
import { isCoordinator, readCall, sessionOf, type StaffContext } from '../context.ts'
import { requestsDone } from '../done.ts'

const PAGE = 50

/** A worker's own requests; a coordinator's all. */
export async function list(c: StaffContext): Promise<Response> {
  const call = readCall(c)
  const all = isCoordinator(c)
  const closed = c.req.query('state') === 'closed'
  const cursor = c.req.query('cursor')
  const wanted = { limit: PAGE, ...(closed ? { state: 'closed' as const } : { live: true }), ...(cursor && { cursor }) }
  const [page, tenant] = await Promise.all([listRequests(call, wanted), seeTenant(call)])
  return show(
    c,
    { title: ({ common, requests }) => (all ? common.nav.allRequests : requests.title), current: '/requests' },
    <RequestList
      requests={page.items}
      next={page.next}
      tenant={tenant}
      now={call.now}
      me={sessionOf(c).staffId}
      all={all}
      closed={closed}
      done={doneOf(requestsDone, doneHere(c))}
    />,
  )
}
