import type { Meeting } from '#core/records/meeting.ts'
import type { Request } from '#core/records/request.ts'
import { type Crowd, type Deed, oneOf } from './people.ts'
import { bearerToken, type StaffId } from '../world/tenant.ts'
import { DAY, HOUR, MINUTE } from '../engine/when.ts'

/**
 * A rhythm is agreed on, a time a day; and some hours later something happens to all of it: nobody is needed any more, a
 * colleague takes over, the partner takes a break and gives back one of the times, or a case system moves all of them and
 * takes it back in one moment.
 */
export function manyTimes({ engine, random, records, call }: Crowd): Deed {
  let keys = 0
  const post = (by: StaffId, path: string, json: unknown) =>
    call({ room: 'api', method: 'POST', path: `/api/v1${path}`, token: bearerToken(by), json, key: `m${++keys}` })
  const iso = (at: number) => new Date(at).toISOString()
  const at = (minutes: number, run: () => void) => engine.at(engine.now() + minutes * MINUTE + random.whole(0, 12), run)

  const ahead = (of: (meeting: Meeting) => boolean): Meeting[] =>
    records
      .all('meeting')
      .filter((one) => one.state === 'scheduled' && one.start > iso(engine.now()) && of(one))
      .toSorted((a, b) => (a.start < b.start ? -1 : 1))

  function nobodyNeeded({ id, workerId }: Request): void {
    const by = workerId as StaffId
    if (random.chance(0.7)) post(by, `/requests/${id}/cancel`, { as: 'withdrawn' })
    else post(by, `/requests/${id}/consent`, { given: false })
  }

  function handsOver({ id, workerId }: Request): void {
    post(workerId as StaffId, `/requests/${id}/hand-over`, { to: workerId === 'worker' ? 'worker-2' : 'worker' })
  }

  /** All of the partner's times are said; the first is given back. */
  function takesBreak({ id }: Request): void {
    const [first] = ahead(({ requestId, partnerId }) => requestId === id && partnerId !== null)
    if (!first?.partnerId) return
    const theirs = ahead(({ partnerId }) => partnerId === first.partnerId)
    const agreed = Object.fromEntries(theirs.map((one) => [one.id, one.id === first.id ? 'hand-back' : 'keep']))
    post('coordinator', `/partners/${first.partnerId}/pause`, { agreed })
  }

  function movesAll({ id, workerId }: Request): void {
    const by = workerId as StaffId
    for (const [n, one] of ahead(({ requestId }) => requestId === id).entries())
      at(n, () =>
        post(by, `/meetings/${one.id}/move`, { start: iso(Date.parse(one.start) + HOUR), end: iso(Date.parse(one.end) + HOUR) }),
      )
    at(30, () => {
      for (const one of ahead(({ requestId, proposal }) => requestId === id && proposal !== undefined))
        at(0, () => post(by, `/meetings/${one.id}/keep`, {}))
    })
  }

  return () => {
    const request = oneOf(random, records.all('request'), ({ state, goingOn }) => state === 'confirmed' && !goingOn)
    if (!request) return
    const noon = Math.floor(engine.now() / DAY) * DAY + 10 * HOUR
    for (let n = random.whole(3, 4); n > 0; n--)
      post(request.workerId as StaffId, `/requests/${request.id}/meetings`, {
        start: iso(noon + n * DAY),
        end: iso(noon + n * DAY + HOUR),
        agreed: true,
      })
    const then = random.pick([nobodyNeeded, handsOver, takesBreak, movesAll])
    at(random.whole(60, 240), () => {
      const current = records.all('request').find(({ id }) => id === request.id)
      if (current) then(current)
    })
  }
}
