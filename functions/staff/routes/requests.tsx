import { common } from '#copy/fi/common.ts'
import { request as requestWords } from '#copy/fi/request.ts'
import { requests as words } from '#copy/fi/requests.ts'
import { listRequests } from '#core/request/list.ts'
import { getTenant } from '#core/relationship/register.ts'
import { RequestList } from '#pages/staff/request-list.tsx'
import { show } from '../answer.tsx'
import { isCoordinator, readCall, sessionOf, type StaffContext } from '../context.ts'

const PAGE = 50

/** A worker's own requests; a coordinator's all. */
export async function list(c: StaffContext): Promise<Response> {
  const call = readCall(c)
  const closed = c.req.query('state') === 'closed'
  const cursor = c.req.query('cursor')
  const wanted = { limit: PAGE, ...(closed ? { state: 'closed' as const } : { live: true }), ...(cursor && { cursor }) }
  const [page, tenant] = await Promise.all([listRequests(call, wanted), getTenant(call)])
  const done = c.req.query('done') === 'handed-over' ? requestWords.change.handedOver : undefined
  return show(
    c,
    { title: isCoordinator(c) ? common.nav.allRequests : words.title, current: '/requests' },
    <RequestList
      requests={page.items}
      next={page.next}
      tenant={tenant}
      now={call.now}
      me={sessionOf(c).staffId}
      all={isCoordinator(c)}
      closed={closed}
      done={done}
    />,
  )
}
