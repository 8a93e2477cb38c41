import { atRest } from '../records/record.ts'
import { isAhead } from '../records/meeting.ts'
import type { Closing, Request } from '../records/request.ts'
import type { Work } from '../commit/work.ts'
import { currentMeetings, currentOffers } from './current.ts'
import { withdrawOffers } from './end-offers.ts'
import { mayMoveAhead } from './end-proposal.ts'
import { lookAtAnew } from './going-on.ts'
import { leaveToTidy } from './leave-to-tidy.ts'
import type { Loaded } from './load.ts'
import { endChecks } from './phase-check.ts'
import { tellTogether } from './tell-together.ts'

/**
 * Pure: closes with all that hangs on it: open offers, held seats, meetings ahead and those only asked about, moves to a time ahead, relationships.
 * `thanked`: partners on a seat who hear of the end in this commit otherwise. From this commit on none of it stands, whatever its own record says until the errand has come to it.
 */
export function closeWithAll(work: Work, loaded: Loaded, as: Closing, thanked: readonly string[] = []): Request {
  const { request } = loaded
  const held = request.taken.filter((seat) => seat.state === 'held').map(({ offerId }) => offerId)
  const open = currentOffers(work, loaded).filter((offer) => offer.state === 'sent' || held.includes(offer.id))
  withdrawOffers(work, loaded, open, 'cancelled')
  endChecks(work, loaded)
  const alive = currentMeetings(work, loaded).filter(isAhead)
  const ahead = alive.filter((one) => one.state === 'proposed' || (one.waitsFor !== 'outcome' && one.start > work.now))
  const moving = alive.filter((one) => !ahead.includes(one) && mayMoveAhead(one, work.now))
  const seats = request.taken.filter((seat) => seat.state === 'confirmed')
  lookAtAnew(work, loaded)
  leaveToTidy(work, loaded, {
    cancelled: ahead.map(({ id }) => id),
    summed: tellTogether(work, loaded, ahead),
    asAgreed: moving.map(({ id }) => id),
    ended: seats.map(({ partnerId }) => partnerId).filter((id) => !thanked.includes(id)),
  })
  return work.change(request)(
    () => ({ ...atRest, state: 'closed', closedAs: as, closedAt: work.now, misses: [], taken: seats, goingOn: undefined }),
    `request.closed-${as}`,
  )
}
