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

/** A place is given or changed, by worker or coordinator, twice with the same, or by two at one moment; then it is looked at. */
export function reaching(crowd: Crowd): Deed[] {
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
  const places: Deed = () => {
    const meeting = oneOf(random, records.all('meeting'), ahead)
    if (!meeting) return
    const by = random.chance(0.7) ? (meeting.workerId as StaffId) : 'coordinator'
    const json = details(crowd, meeting)
    const path = `/meetings/${meeting.id}/details`
    call(post(by, path, json))
    if (random.chance(0.3)) engine.at(engine.now() + random.whole(0, 400), () => call(post(by, path, json)))
    if (random.chance(0.3))
      engine.at(engine.now() + random.whole(0, 400), () => call(post('coordinator', path, details(crowd, meeting))))
  }
  /** In the minute of a reminder, or of the beginning. */
  const atTheLast: Deed = () => {
    const meeting = oneOf(random, records.all('meeting').filter(ahead), () => true)
    if (!meeting) return
    const reminders = records.all('notice').filter((one) => one.subject.sk === meeting.sk && one.state === 'waiting')
    const moment = Date.parse(random.chance(0.5) || reminders.length === 0 ? meeting.start : random.pick(reminders).sendAt)
    engine.at(Math.max(engine.now(), moment + random.whole(-2000, 3000)), () =>
      call(post(meeting.workerId as StaffId, `/meetings/${meeting.id}/details`, details(crowd, meeting))),
    )
  }
  /** The worker looks how to reach them: while it goes on, and once it is over. */
  const looks: Deed = () => {
    const request = oneOf(random, records.all('request'), ({ taken }) => taken.length > 0)
    if (!request) return
    for (const { partnerId } of request.taken)
      if (random.chance(0.5)) call(post('coordinator', `/partners/${partnerId}/show-number`, { show: random.chance(0.8) }))
    const page = () =>
      call({ room: 'staff', method: 'GET', path: `/requests/${request.id}`, token: browserToken(request.workerId as StaffId) })
    engine.at(engine.now() + random.whole(0, 2000), page)
    engine.at(engine.now() + random.whole(MINUTE, 2 * DAY), page)
  }
  /** A worker says how they come, from their own page, or by phone to the coordinator. */
  const comes: Deed = () => {
    const meeting = oneOf(random, records.all('meeting').filter(ahead), () => true)
    if (!meeting) return
    const when = Math.max(engine.now(), Date.parse(meeting.start) + random.whole(-3 * HOUR, 10 * MINUTE))
    engine.at(when, () => {
      const { minutes, ...says } = ofTheDay(crowd)
      const said = { ...says, ...(minutes && { minutes: Number(minutes) }) }
      const path = `/meetings/${meeting.id}/day`
      if (random.chance(0.7)) return call(post(meeting.workerId as StaffId, path, said))
      const who = random.pick([
        { role: 'worker', id: meeting.workerId },
        { role: 'partner', id: meeting.partnerId ?? random.pick(partners) },
      ])
      call(post('coordinator', path, { ...said, ...(random.chance(0.8) && { onBehalfOf: who }) }))
    })
  }
  return [places, places, atTheLast, looks, looks, comes]
}
