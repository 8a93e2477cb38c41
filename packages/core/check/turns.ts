import { asText, turnsIn } from '../records/turn.ts'
import { disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/**
 * Whose turn it is, worked out anew from the request, its questions and its meetings, stands on the request. One that has no
 * turns was written by an earlier version of this program, before it told them.
 */
export function mistold(records: Records): Finding[] {
  const offers = Map.groupBy(records.all('offer'), (one) => one.requestId)
  const meetings = Map.groupBy(records.all('meeting'), (one) => one.requestId)
  const unread = new Set(records.unknown.map(({ pk }) => pk)) // what a newer program wrote may be waited for
  return records.all('request').flatMap((request) => {
    if (request.turns === undefined || unread.has(request.pk)) return []
    const [ours, times] = [offers.get(request.id) ?? [], meetings.get(request.id) ?? []]
    const wanted = asText(turnsIn({ request, offers: ours, meetings: times }))
    const told = asText(request.turns.list)
    const fresh = request.turns.version === request.version
    return wanted === told && fresh
      ? []
      : [disagree('turns', [request, ...ours, ...times], `${request.id}: told ${fresh ? told : 'long ago'}, is ${wanted}`)]
  })
}
