import type { Meeting } from '#core/records/meeting.ts'
import type { Call, FormFields } from '../world/calls.ts'
import { CANARIES } from '../world/canaries.ts'
import { type Crowd, type Deed, oneOf } from './people.ts'
import { bearerToken, browserToken, type StaffId } from '../world/tenant.ts'
import { DAY, HOUR, MINUTE } from '../engine/when.ts'

/** What somebody may say on the day: also too late, too much of it, or nothing chosen. */
export function ofTheDay({ random }: Pick<Crowd, 'random'>): FormFields {
  const says = random.pick(['on-the-way', 'on-the-way', 'late', 'late', 'cannot', undefined])
  return { ...(says && { says }), ...(says === 'late' && { minutes: random.pick(['5', '15', '40', '500']) }) }
}

/** Where and how they meet, for the way they meet; now and then for another, or with an address. */
function details({ random }: Crowd, { mode }: Meeting): object {
  const all = {
    'in-person': [{ place: CANARIES.place }, { atHome: true }, { place: null, atHome: false }, { placeId: 'library' }],
    remote: [{ link: CANARIES.link }, { link: null }],
    phone: [{ calls: 'worker' }, { calls: 'partner' }, { calls: null }],
  }
  const fitting = random.chance(0.9) ? all[mode] : random.pick([all['in-person'], all.remote, [{ place: 'Kotikatu 3 A 5' }]])
  return {
    ...random.pick<object>(fitting),
    ...(random.chance(0.3) && { instructions: random.pick([CANARIES.instructions, null]) }),
  }
}

/** A meeting is got ready: how they reach each other, where they meet, and on the day how each comes. */
export function reaching(crowd: Crowd): Deed {
  const { engine, random, records, call, partners } = crowd
  let keys = 0
  const post = (by: StaffId, path: string, json: object): Parameters<Call>[0] => ({
    room: 'api',
    method: 'POST',
    path: `/api/v1${path}`,
    token: bearerToken(by),
    json,
    key: `d${++keys}`,
  })
  const ahead = (one: Meeting) => one.state === 'scheduled' && one.start > new Date(engine.now()).toISOString()
  const later = (from: number, to: number, run: () => void) => engine.at(Math.max(engine.now(), random.whole(from, to)), run)
  const changes = (by: StaffId, { id }: Meeting, json: object) => call(post(by, `/meetings/${id}/details`, json))

  /** Given or changed now: by worker or coordinator, twice the same, or by two at one moment. */
  function places(meeting: Meeting): void {
    const by = random.chance(0.7) ? (meeting.workerId as StaffId) : 'coordinator'
    const json = details(crowd, meeting)
    changes(by, meeting, json)
    if (random.chance(0.3)) later(engine.now(), engine.now() + 400, () => changes(by, meeting, json))
    if (random.chance(0.3))
      later(engine.now(), engine.now() + 400, () => changes('coordinator', meeting, details(crowd, meeting)))
  }
  /** In the minute of a reminder, or as it begins. */
  function atTheLast(meeting: Meeting): void {
    const reminders = records.all('notice').filter((one) => one.subject.sk === meeting.sk && one.state === 'waiting')
    const moment = Date.parse(random.chance(0.5) || reminders.length === 0 ? meeting.start : random.pick(reminders).sendAt)
    later(moment - 2000, moment + 3000, () => changes(meeting.workerId as StaffId, meeting, details(crowd, meeting)))
  }
  /** Where they are already, nobody can be sent elsewhere. */
  function tooLate(meeting: Meeting): void {
    const start = Date.parse(meeting.start)
    later(start + MINUTE, start + 20 * MINUTE, () => changes('coordinator', meeting, details(crowd, meeting)))
  }
  /** The time becomes another since the first reminder went: an hour later, or the same the next day. */
  function movesNear(meeting: Meeting): void {
    const by = random.pick([HOUR, DAY])
    const to = (time: string) => new Date(Date.parse(time) + by).toISOString()
    const start = Date.parse(meeting.start)
    const slot = { start: to(meeting.start), end: to(meeting.end) }
    later(start - 2 * DAY, start - 8 * HOUR, () => call(post(meeting.workerId as StaffId, `/meetings/${meeting.id}/move`, slot)))
  }
  /** A worker says how they come, or somebody by phone to the coordinator. */
  function comes(meeting: Meeting): void {
    const start = Date.parse(meeting.start)
    later(start - 2 * HOUR, start + 10 * MINUTE, () => {
      const { minutes, ...says } = ofTheDay(crowd)
      const said = { ...says, ...(minutes && { minutes: Number(minutes) }) }
      const path = `/meetings/${meeting.id}/day`
      if (random.chance(0.7)) return call(post(meeting.workerId as StaffId, path, said))
      const partner = { role: 'partner', id: meeting.partnerId ?? random.pick(partners) }
      const onBehalfOf = random.pick([{ role: 'worker', id: meeting.workerId }, partner])
      call(post('coordinator', path, { ...said, ...(random.chance(0.8) && { onBehalfOf }) }))
    })
  }
  /** Whether the number is shown is asked; the worker looks how to reach them, while it goes on and once it is over. */
  function looks({ requestId, partnerId }: Pick<Meeting, 'requestId' | 'partnerId'>): void {
    if (partnerId !== null && random.chance(0.5))
      call(post('coordinator', `/partners/${partnerId}/show-number`, { show: random.chance(0.8) }))
    const page = () => {
      const request = records.all('request').find(({ id }) => id === requestId)
      const token = request && browserToken(request.workerId as StaffId)
      if (token) call({ room: 'staff', method: 'GET', path: `/requests/${requestId}`, token })
    }
    later(engine.now(), engine.now() + 2000, page)
    later(engine.now() + MINUTE, engine.now() + 2 * DAY, page)
  }

  return () => {
    const meeting = oneOf(random, records.all('meeting'), ahead)
    // Also of whoever is not confirmed yet, and of what is over.
    if (!meeting || random.chance(0.4)) {
      const request = oneOf(random, records.all('request'), ({ taken }) => taken.length > 0)
      if (request) for (const { partnerId } of request.taken) looks({ requestId: request.id, partnerId })
      return
    }
    looks(meeting)
    if (random.chance(0.8)) places(meeting)
    if (random.chance(0.5)) atTheLast(meeting)
    if (random.chance(0.5)) tooLate(meeting)
    if (random.chance(0.5)) comes(meeting)
    if (random.chance(0.3)) movesNear(meeting)
  }
}
