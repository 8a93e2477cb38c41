import type { Work } from '../commit/work.ts'
import type { Meeting } from '../records/meeting.ts'
import { isTheirsAgain } from '../records/stage.ts'
import type { Notice, NoticeFacts } from '../records/notice.ts'
import type { Loaded } from './load.ts'
import { tell } from './tell.ts'

/** So many times cancelled by one deed are told one by one, as any other is. */
const TOLD_EACH = 2

/**
 * One deed cancels these: whoever would get a message for each of many gets one of them all, in the commit of the deed.
 * How many and when is read when it is sent (`notice/claim.ts`). Calendars still get their CANCEL for each, since iCalendar
 * knows none for several (RFC 5546, 3.2.5). Says who is told so, for what follows of the deed (`records/untidied.ts`).
 */
export function tellTogether(work: Work, loaded: Loaded, cancelled: readonly Meeting[]): string[] {
  const { request, cards } = loaded
  const agreed = cancelled.filter(({ state }) => state === 'scheduled').toSorted((a, b) => (a.start < b.start ? -1 : 1))
  const those = (of: (meeting: Meeting) => boolean): NoticeFacts | undefined => {
    const [first, ...more] = agreed.filter(of)
    if (!first || more.length < TOLD_EACH) return undefined
    const { start, end, area, mode } = first
    return { slots: [{ start, end }], area, mode, cancelledAt: work.now }
  }
  const partners = [...new Set(agreed.flatMap(({ partnerId }) => (partnerId === null ? [] : [partnerId])))]
  const summed = partners.filter((id) => {
    const [facts, partner] = [those(({ partnerId }) => partnerId === id), cards.get(id)]
    if (!facts || !partner) return false
    tell(work, loaded, { template: 'cancelled', about: request, partner, facts })
    return true
  })
  const all = those(() => true)
  if (all) tell(work, loaded, { template: 'meeting-cancelled', about: request, staff: 'worker', facts: all })
  return all ? [...summed, 'worker'] : summed
}

/** All the times that a message of several tells its reader of, by start; undefined for a message of one. */
export function timesTogether({ facts: { cancelledAt }, to }: Notice, meetings: readonly Meeting[]) {
  if (cancelledAt === undefined) return undefined
  return meetings
    .filter((one) => isCancelledWith(one, cancelledAt) && (to.role !== 'partner' || one.partnerId === to.id))
    .filter(({ start }) => to.role !== 'partner' || !isTheirsAgain({ partnerId: to.id, start }, meetings))
    .map(({ start, end }) => ({ start, end }))
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
}

/** Agreed, and cancelled by the deed of that moment. */
export const isCancelledWith = ({ endedWith, asked, agreedAt }: Meeting, at: string): boolean =>
  endedWith === at && (asked === undefined || agreedAt !== undefined)
