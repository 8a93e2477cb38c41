import type { Booking, Card, Diary } from '#core/partner/partner.ts'
import type { Live } from '#core/record.ts'
import type { Request } from '#core/request/request.ts'
import { isTerminal } from '#core/transitions.ts'
import type { Change } from '#core/work.ts'

/** What the audit keeps of a record's change: the record itself must fold to the same. */
export const foldOf = (version: number, { state, waitsFor, due }: Pick<Change, 'state' | 'waitsFor' | 'due'>): string =>
  JSON.stringify([version, state, waitsFor, due])

/** Whatever is not over waits for something, until a time, on somebody, for a reason. */
export function idle(live: Live): string[] {
  const over = isTerminal(live.kind, live.state) || ['card', 'diary', 'tenant'].includes(live.kind) || ['accepted', 'sent'].includes(live.state)
  const open = live.state === 'sent' && live.kind === 'offer'
  if ((over && !open && live.kind !== 'request') || (live.kind === 'request' && live.state === 'closed')) return []
  const fine = live.due !== null && live.waitsFor !== 'nothing' && live.owner !== 'nobody' && live.reason !== 'none'
  return fine ? [] : [`${live.id}: ${live.state} waits for nothing`]
}

/** No more partners than seats, held and confirmed (design §4), and nobody on two. */
export function overfull({ id, taken, seats, choice }: Request): string[] {
  const confirmed = taken.filter((seat) => seat.state === 'confirmed').length
  const held = taken.length - confirmed
  const wrong = confirmed > seats || held > (choice === 'family' ? Math.max(3, seats) : seats - confirmed)
  const doubled = new Set(taken.map((seat) => seat.partnerId)).size < taken.length
  return wrong || doubled ? [`${id}: ${confirmed} confirmed, ${held} held of ${seats}`] : []
}

/** Two places at once, with the way between them. */
export function overlapping({ id, bookings, holds }: Diary, card: Card): string[] {
  const firm = holds.filter((one) => one.firm).flatMap((one) => one.slots.map((slot) => ({ ...slot, mode: one.mode, meetingId: one.offerId })))
  const all = [...bookings, ...firm].sort((a, b) => (a.start < b.start ? -1 : 1))
  return all.flatMap((one, n) => all.slice(n + 1).filter((other) => gap(one, other) < way(one, other, card)).map((other) => `${id}: ${one.meetingId} ${other.meetingId}`))
}

type Promised = Pick<Booking, 'start' | 'end' | 'mode'>
const gap = (a: Promised, b: Promised): number => (Date.parse(b.start) - Date.parse(a.end)) / 60_000
const way = (a: Promised, b: Promised, { travelMinutes }: Card): number => (a.mode === 'in-person' || b.mode === 'in-person' ? travelMinutes : 0)
