import { isUnnamed } from '../records/going-on.ts'
import type { Request } from '../records/request.ts'
import type { Actor } from './actor.ts'
import { sees } from './fields.ts'

/**
 * Whether whoever looks may know which partner this is: not a worker who took the request over, of those from before whose
 * going on with them was never confirmed (docs/field.md: Conflicts of interest). Not even the id, since the same id stands
 * beside a name elsewhere.
 */
export const isNamedTo = (by: Pick<Actor, 'role'>, request: Pick<Request, 'goingOn' | 'unnamed'>, partnerId: string): boolean =>
  sees(by, 'offer.partner') || !isUnnamed(request, partnerId)

/** The request with as many of its partners' ids as the reader may know: '' for the others. */
export function asNamedTo(by: Pick<Actor, 'role'>, request: Request): Request {
  const id = (one: string) => (isNamedTo(by, request, one) ? one : '')
  const { preferences, consentHistory, turns } = request
  return {
    ...request,
    misses: request.misses.map((one) => ({ ...one, partnerId: id(one.partnerId) })),
    taken: request.taken.map((seat) => ({ ...seat, partnerId: id(seat.partnerId) })),
    ...(preferences.partnerId !== undefined && { preferences: { ...preferences, partnerId: id(preferences.partnerId) } }),
    ...(consentHistory && { consentHistory: consentHistory.map((one) => ({ ...one, partners: one.partners.map(id) })) }),
    ...(turns && {
      turns: {
        ...turns,
        list: turns.list.map((one) => (one.owner === 'partner' && one.who !== undefined ? { ...one, who: id(one.who) } : one)),
      },
    }),
  }
}
