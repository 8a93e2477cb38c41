import type { Work } from '../commit/work.ts'
import type { Instant } from '../ports.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Tenant } from '../records/tenant.ts'
import { earliest } from '../time/instant.ts'
import { answerUntil } from './ask-time.ts'
import type { Aggregate } from './load.ts'

/** Its question stands still. */
export const isStanding = ({ owner, reason }: Meeting): boolean => owner === 'system' && reason === 'standstill'

/** The message that asks about a time, or about moving one, is held back. */
export function stopMeeting(work: Work, meeting: Meeting): void {
  if (isStanding(meeting)) return
  const until = meeting.proposal ? earliest(meeting.start, meeting.proposal.start) : meeting.start
  work.change(meeting)(
    ({ asked }) => ({
      due: until,
      owner: 'system',
      reason: 'standstill',
      attempts: 0,
      ...(asked && { asked: { answerBy: until } }),
    }),
    'meeting.unsent',
  )
}

/** It goes. Returns until when it can be answered. */
export function startMeeting(work: Work, { request }: Aggregate, tenant: Tenant, meeting: Meeting): Instant {
  const { proposal, start } = meeting
  const isAsked = meeting.waitsFor === 'time-answer'
  const until = answerUntil(work.now, { request, tenant }, proposal ? earliest(start, proposal.start) : start)
  work.change(meeting)(
    ({ asked }) => ({
      due: until,
      owner: 'partner',
      reason: isAsked ? 'time-asked' : 'move-proposed',
      attempts: 0,
      ...(isAsked && asked && { asked: { answerBy: until } }),
    }),
    'meeting.goes-out',
  )
  return until
}
