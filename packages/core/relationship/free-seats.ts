import type { Request } from '../records/request.ts'
import type { Settings } from '../records/tenant.ts'

/** How many partners who said yes may be held while the family chooses (docs/field.md: Choosing a partner). */
const FAMILY_CHOOSES_FROM = 3

/** Partners asked at the same time: by urgency, one for each free seat at least, and as many as a family may choose from. */
export function openAtOnce({ urgency, choice, seats, taken }: Request, settings: Settings): number {
  const { open } = settings.offers[urgency]
  return Math.max(open, seats - taken.length, choice === 'family' ? FAMILY_CHOOSES_FROM : 0)
}

/** Whether one more partner who says yes can be held. */
export function hasRoom(request: Request): boolean {
  const held = request.taken.filter((seat) => seat.state === 'held').length
  const confirmed = request.taken.length - held
  const most = request.choice === 'family' ? Math.max(FAMILY_CHOOSES_FROM, request.seats) : request.seats
  return confirmed < request.seats && held + confirmed < most
}
