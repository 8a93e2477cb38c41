import { isAhead, type Meeting } from '../records/meeting.ts'
import type { Instant } from '../ports.ts'
import type { Recorded } from '../records/record.ts'
import type { Request } from '../records/request.ts'
import { called, disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/**
 * Of a closed request nothing lies ahead: no offer open, no seat held, no meeting but those that had begun, no other
 * time proposed for one.
 */
export function aheadOfClosed(records: Records): Finding[] {
  const closed = new Map(
    records
      .all('request')
      .filter((one) => one.state === 'closed')
      .map((one) => [one.id, one]),
  )
  const of = (requestId: string, what: (request: Request) => Recorded | undefined): Finding[] => {
    const request = closed.get(requestId)
    const ahead = request && what(request)
    return request && ahead ? [disagree('closed', [request, ahead], `${request.id}: ${called(ahead)} is still ahead`)] : []
  }
  return [
    ...[...closed.keys()].flatMap((id) =>
      of(id, (request) => (request.taken.some((seat) => seat.state === 'held') ? request : undefined)),
    ),
    ...records.all('offer').flatMap((offer) => of(offer.requestId, () => (offer.state === 'sent' ? offer : undefined))),
    ...records
      .all('meeting')
      .flatMap((meeting) => of(meeting.requestId, ({ closedAt }) => (liesAhead(meeting, closedAt!) ? meeting : undefined))),
  ]
}

const liesAhead = ({ state, start, proposal }: Meeting, at: Instant): boolean =>
  state === 'proposed' || (state === 'scheduled' && (start > at || (proposal !== undefined && proposal.start > at)))

/**
 * Whoever is to come to a meeting, or asked whether they would, has a seat for certain. One that has begun stays theirs,
 * whatever becomes of the seat.
 */
export function unseated(records: Records, now: Instant): Finding[] {
  const requests = new Map(records.all('request').map((one) => [one.id, one]))
  return records.all('meeting').flatMap((meeting) => {
    const request = requests.get(meeting.requestId)
    if (!request || !isAhead(meeting) || meeting.partnerId === null || meeting.start <= now) return []
    const seat = request.taken.find((one) => one.partnerId === meeting.partnerId)
    return seat?.state === 'confirmed'
      ? []
      : [disagree('booked', [meeting, request], `${meeting.id}: ${meeting.partnerId} has no seat`)]
  })
}
