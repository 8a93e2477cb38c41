import type { Instant } from '../ports.ts'
import { confirmedBy, isUnnamed } from '../records/going-on.ts'
import { keys, keyText } from '../records/keys.ts'
import type { Live } from '../records/record.ts'
import { called, disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/**
 * A meeting ahead that was handed on since calendars follow people (`invitedAt`) is in no former worker's: the last that each was
 * sent of it took it out. What waits to go, or did not arrive, is not judged here.
 */
export function leftInCalendars(records: Records, now: Instant): Finding[] {
  const requests = new Map(records.all('request').map((one) => [one.id, one]))
  const bySubject = Map.groupBy(records.all('notice'), ({ subject }) => keyText(subject))
  return records.all('meeting').flatMap((meeting) => {
    const request = requests.get(meeting.requestId)
    if (!request || request.untidied || meeting.state !== 'scheduled' || meeting.start <= now || meeting.invitedAt === undefined)
      return []
    const told = (bySubject.get(keyText(meeting)) ?? []).filter(({ to, facts }) => to.role === 'worker' && facts.invite)
    const last = [...Map.groupBy(told, ({ to }) => to.id).values()].map((of) =>
      of.reduce((one, other) => (other.facts.invite!.sequence >= one.facts.invite!.sequence ? other : one)),
    )
    return last
      .filter(({ to, state, facts }) => to.id !== request.workerId && state === 'sent' && facts.invite?.method === 'REQUEST')
      .map((one) => disagree('goes-on', [meeting, one], `${meeting.id}: still in the calendar of a former worker`))
  })
}

/**
 * After a hand-over nothing goes to the new worker before it is confirmed who goes on: whoever is in question is unnamed, a
 * clock of its own runs for them, and no invite to a meeting of theirs waits to go to the worker.
 */
export function toldTooSoon(records: Records): Finding[] {
  const meetings = new Map(records.all('meeting').map((one) => [keyText(one), one]))
  const requests = new Map(records.all('request').map((one) => [one.id, one]))
  return [
    ...[...requests.values()].flatMap((request) => {
      if (!request.goingOn) return []
      const key = keys.goingOn(request.org, request.id)
      const clock = records.at(key) as Live | undefined
      const named = request.goingOn.partners.filter((id) => !isUnnamed(request, id))
      return clock && clock.waitsFor !== 'nothing' && named.length === 0
        ? []
        : [
            disagree(
              'goes-on',
              [request, key],
              `${request.id}: in question, and its clock waits for ${clock?.waitsFor ?? 'nothing'}`,
            ),
          ]
    }),
    ...records.all('notice').flatMap((notice) => {
      const request = requests.get(notice.requestId)
      const meeting = meetings.get(keyText(notice.subject))
      const invites = notice.to.role === 'worker' && notice.facts.invite?.method === 'REQUEST' && notice.state === 'claimed'
      return invites && request && notice.to.id === request.workerId && meeting && confirmedBy(request, meeting.partnerId)
        ? [disagree('goes-on', [notice, request], `${called(notice)} goes to a worker before it is confirmed who goes on`)]
        : []
    }),
  ]
}
