import type * as z from 'zod'
import type { Meeting } from '#core/records/meeting.ts'
import { withOffset } from '#core/time/zone.ts'
import type { meetingShape } from '../shapes/meeting.ts'
import { at, slot, waiting } from './common.ts'
import { showActor } from './history.ts'

export function showMeeting(meeting: Meeting): z.infer<typeof meetingShape> {
  const { proposal } = meeting
  return {
    ...waiting(meeting),
    state: meeting.state,
    requestId: meeting.requestId,
    workerId: meeting.workerId,
    partnerId: meeting.partnerId,
    createdAt: withOffset(meeting.createdAt),
    ...slot(meeting),
    mode: meeting.mode,
    area: meeting.area,
    place: meeting.place,
    proposal: proposal && { ...slot(proposal), by: proposal.by, at: withOffset(proposal.at) },
    outcome: meeting.outcome,
    corrections: meeting.corrections?.map(({ at, by, was, is }) => ({ at: withOffset(at), by: showActor(by), was, is })),
    cancelledBy: meeting.cancelledBy,
    closedAt: at(meeting.closedAt),
  }
}
