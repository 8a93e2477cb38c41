import type { Instant } from '../ports.ts'
import type { Work } from '../commit/work.ts'
import { type Meeting, untilItEnds } from '../records/meeting.ts'

/** The meeting has begun or is over, but a time still ahead was proposed for it, and may yet be agreed on. */
export const mayMoveAhead = ({ state, start, proposal }: Meeting, now: Instant): boolean =>
  state === 'scheduled' && start <= now && proposal !== undefined && proposal.start > now

/** The move is off. What had been agreed before it stands: once that is over the worker says how it went. */
export function endProposal(work: Work, meeting: Meeting): Meeting {
  return work.change(meeting)((current) => ({ ...untilItEnds(current), nudges: 0, attempts: 0 }), 'meeting.time-kept')
}
