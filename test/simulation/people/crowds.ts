import type { Request } from '#core/records/request.ts'
import { localDate } from '#core/time/zone.ts'
import { CANARIES } from '../world/canaries.ts'
import { DAY, HOUR, MINUTE } from '../engine/when.ts'
import { bearerToken, type StaffId } from '../world/tenant.ts'
import type { Crowd } from './people.ts'

/** Local noon or so, in whole hours. */
const NOON = 10 * HOUR

/**
 * A large world: whatever relationship comes about gets sixty to a hundred and twenty meetings, whatever is sought many
 * questions at once; then something befalls all of them at one moment.
 */
export function crowds({ engine, random, records, call, partners }: Crowd, days: number): void {
  const seen = new Set<string>()
  let keys = 0
  const send = (by: string, method: 'POST' | 'PATCH', path: string, json: object) =>
    call({
      room: 'api',
      method,
      path: `/api/v1${path}`,
      token: bearerToken(by as StaffId),
      json,
      ...(method === 'POST' && { key: `many${++keys}` }),
      tries: 3,
    })
  const later = (from: number, to: number, does: () => void) => engine.at(engine.now() + random.whole(from, to), does)

  function meetings({ id, workerId, taken }: Request): void {
    const partnerId = taken[0]!.partnerId
    const capacity = { families: 9, meetingsPerDay: 6, hoursPerMonth: 160, offersPerWeek: 50 }
    send('coordinator', 'PATCH', `/partners/${partnerId}`, { capacity })
    const first = Math.floor(engine.now() / DAY) * DAY + NOON
    const many = random.whole(60, 120)
    for (let n = 1; n <= many; n++) {
      const start = new Date(first + 2 * n * DAY).toISOString()
      const end = new Date(first + 2 * n * DAY + HOUR).toISOString()
      later(MINUTE, 20 * MINUTE, () => send(workerId, 'POST', `/requests/${id}/meetings`, { start, end, partnerId }))
    }
    later(20 * MINUTE, 5 * HOUR, () => befalls(id, partnerId))
  }

  function questions({ id }: Request): void {
    for (const partnerId of partners)
      later(0, 10 * MINUTE, () =>
        send('coordinator', 'POST', `/requests/${id}/offers`, { partnerId, override: { reason: CANARIES.reason } }),
      )
    if (random.chance(0.4)) later(15 * MINUTE, 2 * HOUR, () => befalls(id, partners[0]!))
  }

  /** To all that a request has, in one press; now and then to the same request twice. */
  function befalls(id: string, partnerId: string): void {
    const { workerId, state } = records.all('request').find((one) => one.id === id)!
    if (state === 'closed') return
    const on = localDate(new Date(engine.now()).toISOString())
    const does = random.pick([
      () => send(workerId, 'POST', `/requests/${id}/cancel`, { as: 'irrelevant' }),
      () => send(workerId, 'POST', `/requests/${id}/consent`, { given: false }),
      () => send(workerId, 'POST', `/requests/${id}/hand-over`, { to: workerId === 'worker' ? 'worker-2' : 'worker' }),
      () => send(workerId, 'POST', `/requests/${id}/phase`, { phases: [random.pick(['SUBSTITUTE', 'OPEN'])] }),
      () => send(workerId, 'POST', `/requests/${id}/consent`, { given: true, on }),
      () =>
        send('coordinator', 'POST', `/requests/${id}/withdrawal`, { partnerId, onBehalfOf: { role: 'partner', id: partnerId } }),
      () => send('coordinator', 'PATCH', `/partners/${partnerId}`, { state: 'exited' }),
      () => send('coordinator', 'POST', `/partners/${partnerId}/pause`, { agreed: 'hand-back' }),
    ])
    does()
    if (random.chance(0.7)) later(0, random.pick([50, 2 * MINUTE, HOUR]), () => befalls(id, partnerId))
  }

  function look(): void {
    for (const request of records.all('request')) {
      if (seen.has(`${request.id} ${request.state}`)) continue
      seen.add(`${request.id} ${request.state}`)
      if (request.state === 'confirmed') meetings(request)
      if (request.state === 'offered') questions(request)
    }
  }
  for (let at = HOUR / 2; at < days * DAY - 6 * HOUR; at += HOUR) engine.at(engine.now() + at, look)
}
