import type { Request } from '../records/request.ts'
import { type Finding, wrong } from './finding.ts'

/** The most partners a family may choose from (docs/field.md: Choosing a partner). */
const FAMILY_CHOOSES_FROM = 3

/** No more partners than seats, held and confirmed, and nobody on two. */
export function overfull(request: Request): Finding[] {
  const { id, taken, seats, choice } = request
  const confirmed = taken.filter((seat) => seat.state === 'confirmed').length
  const held = taken.length - confirmed
  const most = choice === 'family' ? Math.max(FAMILY_CHOOSES_FROM, seats) : seats - confirmed
  const doubled = new Set(taken.map((seat) => seat.partnerId)).size < taken.length
  return confirmed > seats || held > most || doubled
    ? [wrong('seats', request, `${id}: ${confirmed} confirmed, ${held} held of ${seats}`)]
    : []
}
