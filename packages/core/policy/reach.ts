import { confirmedBy, isUnnamed } from '../records/going-on.ts'
import type { Caller } from '../records/meeting.ts'
import type { Card } from '../records/partner.ts'
import type { Request } from '../records/request.ts'

/**
 * Whether a request's worker and this partner may reach each other: from the worker's confirmation until the request ends
 * or the partner has left it, and not a day longer. Whatever is agreed lies within that time, and afterwards nobody needs
 * the number or the name for anything (docs/field.md: Reaching each other). After a hand-over not before it is confirmed that the
 * partner goes on: until then neither is told who the other is.
 */
export const mayReach = (request: Pick<Request, 'state' | 'taken' | 'goingOn' | 'unnamed'>, partnerId: string): boolean =>
  request.state !== 'closed' &&
  request.taken.some((seat) => seat.partnerId === partnerId && seat.state === 'confirmed') &&
  confirmedBy(request, partnerId) === undefined &&
  !isUnnamed(request, partnerId)

/** Whether the worker may be shown the partner's number: only where they have said so. Who was never asked has not. */
export const showsNumber = (card: Pick<Card, 'showsNumber'>): boolean => card.showsNumber === true

/** Where the time is still to be agreed on, and of a call that nobody has said it of: the worker, where they have the number. */
export const callsFirst = (card: Pick<Card, 'showsNumber' | 'contactBy'>): Caller =>
  showsNumber(card) && card.contactBy.includes('sms') ? 'worker' : 'partner'
