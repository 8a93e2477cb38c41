import { isDecider } from '#core/policy/decider.ts'
import { isRefusal } from '#core/refusal.ts'
import { findEarlier, findHistory } from '#core/request/earlier.ts'
import { listColleagues } from '#core/staff/see.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { Earlier, EarlierHistory } from '#pages/request/earlier.tsx'
import { show } from '#pages/respond.tsx'
import { idIn, isCoordinator, readCall, type StaffContext } from '../context.ts'
import { notFound, refusedPage } from '../ends.tsx'

/** `/requests/{id}/earlier`: what its own page shows no more of its meetings and messages. */
export async function meetings(c: StaffContext): Promise<Response> {
  const read = await readFor(c, findEarlier)
  if (read instanceof Response) return read
  const { call, found, staff } = read
  const tenant = await seeTenant(call)
  const eyes = { mine: isDecider(found.view.request, call.by), coordinator: isCoordinator(c) }
  return show(
    c,
    { title: ({ meetings }) => meetings.earlier },
    <Earlier found={found} staff={staff} tenant={tenant} eyes={eyes} nonce={c.get('nonce')} now={call.now} />,
  )
}

/** `/requests/{id}/history`: what happened before what its own page tells. */
export async function history(c: StaffContext): Promise<Response> {
  const read = await readFor(c, findHistory)
  if (read instanceof Response) return read
  return show(c, { title: ({ history }) => history.earlier }, <EarlierHistory found={read.found} staff={read.staff} />)
}

async function readFor(c: StaffContext, find: typeof findEarlier) {
  const id = idIn(c)
  if (!id) return notFound(c)
  const call = readCall(c)
  const [found, staff] = await Promise.all([find(call, id, { cursor: c.req.query('cursor') }), listColleagues(call)])
  if (isRefusal(found)) return refusedPage(c, found)
  return { call, found, staff: new Map(staff.map((one) => [one.id, one.name])) }
}
