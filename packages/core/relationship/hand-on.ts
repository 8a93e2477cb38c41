import { confirmedBy } from '../records/going-on.ts'
import { type Meeting, nextInvite } from '../records/meeting.ts'
import type { Instant } from '../ports.ts'
import type { Request } from '../records/request.ts'
import type { Work } from '../commit/work.ts'
import type { Loaded } from './load.ts'
import { factsWithInvite } from './facts.ts'
import { tell } from './tell.ts'

/**
 * From its former worker, who stands in the record still, to the request's. A calendar follows the person: what lies ahead
 * goes out of the former worker's, whoever that was. Into the new one's it comes once its partner's going on is confirmed.
 */
export function handOn(work: Work, loaded: Loaded, meeting: Meeting): void {
  const { workerId } = loaded.request
  // A time only asked about is in nobody's calendar.
  const had = meeting.state === 'scheduled' && !meeting.uninvited && meeting.start > work.now
  const handed = work.change(meeting)(
    (current) => ({
      workerId,
      ...(meeting.state === 'scheduled' && { uninvited: true }),
      ...(had && nextInvite(current, work.now)),
    }),
    'meeting.handed-over',
  )
  if (had)
    tell(work, loaded, {
      template: 'meeting-passed-on',
      about: handed,
      staff: 'worker',
      leaver: meeting.workerId,
      facts: factsForLeaver(handed),
    })
}

/** What a person may be told of a meeting that is theirs no more: that calendars drop it, and its time. No place. */
const factsForLeaver = (meeting: Meeting) => ({ ...factsWithInvite(meeting, 'CANCEL'), area: '' })

/** Whether a meeting is to come into the worker's calendar now. */
export const mayInvite = (request: Request, { uninvited, start, partnerId }: Meeting, now: Instant): boolean =>
  uninvited === true && start > now && partnerId !== null && confirmedBy(request, partnerId) === undefined

export function inviteWorker(work: Work, loaded: Loaded, meeting: Meeting): void {
  const invited = work.change(meeting)(
    (current) => ({ ...nextInvite(current, work.now), uninvited: undefined }),
    'meeting.invited-anew',
  )
  tell(work, loaded, {
    template: 'confirmed',
    about: invited,
    staff: 'worker',
    facts: { ...factsWithInvite(invited, 'REQUEST'), told: 'handed' },
  })
}
