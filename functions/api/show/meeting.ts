import type * as z from 'zod'
import type { Actor } from '#core/policy/actor.ts'
import { sees } from '#core/policy/fields.ts'
import type { Meeting, SaidOfDay } from '#core/records/meeting.ts'
import { withOffset } from '#core/time/zone.ts'
import type { meetingShape } from '../shapes/meeting.ts'
import { at, slot, waiting } from './common.ts'
import { showActor } from './history.ts'

/** As much of it as the reader may know: the id of a partner stands beside a name elsewhere. */
export const asNamed = (meeting: Meeting, by: Actor): Meeting =>
  meeting.unnamed && meeting.partnerId !== null && !sees(by, 'offer.partner') ? { ...meeting, partnerId: '' } : meeting

const said = (one: SaidOfDay | undefined) => one && { at: withOffset(one.at), minutes: one.minutes }

export function showMeeting(whole: Meeting, by: Actor): z.infer<typeof meetingShape> {
  const meeting = asNamed(whole, by)
  const { proposal } = meeting
  return {
    ...waiting(meeting),
    state: meeting.state,
    requestId: meeting.requestId,
    workerId: meeting.workerId,
    partnerId: meeting.partnerId,
    goingOn: at(meeting.goingOn),
    createdAt: withOffset(meeting.createdAt),
    answerBy: at(meeting.asked?.answerBy),
    agreedAt: at(meeting.agreedAt),
    ...slot(meeting),
    mode: meeting.mode,
    area: meeting.area,
    place: meeting.place,
    atHome: meeting.atHome,
    link: meeting.link,
    instructions: meeting.instructions,
    calls: meeting.calls,
    day: meeting.day && { partner: said(meeting.day.partner), worker: said(meeting.day.worker) },
    proposal: proposal && { ...slot(proposal), by: proposal.by, at: withOffset(proposal.at) },
    outcome: meeting.outcome,
    couldSay: meeting.couldSay,
    paid: meeting.paid,
    corrections: meeting.corrections?.map(({ at, by, was, is }) => ({ at: withOffset(at), by: showActor(by), was, is })),
    cancelledBy: meeting.cancelledBy,
    closedAt: at(meeting.closedAt),
  }
}
